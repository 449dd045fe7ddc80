import { useRef } from "react";

export type Selection = { keys: ReadonlySet<string>; onChange: (keys: ReadonlySet<string>) => void };

/** Ticking rows: one, a range with Shift, all that are shown. */
export const useSelection = (keys: readonly string[], selection: Selection | undefined) => {
  const last = useRef<string>(undefined);
  if (!selection) return undefined;
  const toggle = (key: string, range = false): void => {
    const next = new Set(selection.keys);
    const from = last.current === undefined ? -1 : keys.indexOf(last.current);
    const to = keys.indexOf(key);
    if (range && from >= 0) {
      for (const between of keys.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(between);
    } else if (!next.delete(key)) next.add(key);
    last.current = key;
    selection.onChange(next);
  };
  const all = keys.length > 0 && keys.every((key) => selection.keys.has(key));
  return {
    toggle,
    has: (key: string) => selection.keys.has(key),
    head: {
      all,
      some: selection.keys.size > 0,
      toggleAll: () => selection.onChange(all ? new Set() : new Set(keys)),
    },
  };
};
