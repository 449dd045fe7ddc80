import { useDelayed } from "../hooks/use-delayed.ts";

/** A page whose record is still on its way: nothing at first, grey bars when it takes its time. */
export const PageWaiting = () => {
  const late = useDelayed(true);
  return (
    <div className="ys-page" aria-busy="true">
      {late ? (
        <>
          <span className="ys-bone" style={{ width: 320, height: 20 }} />
          <span className="ys-bone" />
          <span className="ys-bone" style={{ width: "70%" }} />
        </>
      ) : null}
    </div>
  );
};
