import type { ReactNode } from "react";

/** Nothing here: `why` says why, `act` offers the next act. */
export const EmptyState = ({ why, act }: { why: string; act?: ReactNode }) => (
  <div className="ys-state">
    <p>{why}</p>
    {act ? <div className="ys-state-act">{act}</div> : null}
  </div>
);
