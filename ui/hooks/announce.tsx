import { useSyncExternalStore } from "react";

let message = "";
const listeners = new Set<() => void>();

/** Says a result to screen readers that sighted people see change on the page: `announce("已派单给城管局")`. */
export const announce = (text: string): void => {
  // The same words twice are only read again when the text differs.
  message = message === text ? `${text}\u00a0` : text;
  for (const listener of listeners) listener();
};

/** The one polite live region; the shell mounts it once. */
export const LiveRegion = () => {
  const text = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => message,
  );
  return (
    <div className="ys-sr" role="status" aria-live="polite">
      {text}
    </div>
  );
};
