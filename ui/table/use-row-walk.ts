import { type KeyboardEvent, type RefObject, useCallback, useEffect, useState } from "react";
import { useShortcut } from "../hooks/use-shortcut.ts";

export type RowWalkOptions = {
  keys: readonly string[];
  container: RefObject<HTMLElement | null>;
  onOpen: ((key: string) => void) | undefined;
  onToggle: ((key: string) => void) | undefined;
  onWalk: ((key: string) => void) | undefined;
  /** called when walking past the last row */
  onEnd: (() => void) | undefined;
  /** the next row that is due soonest, for `.` */
  isDue: ((key: string) => boolean) | undefined;
  /** whether j, k, x and . work from anywhere on the page; one table per page */
  hotkeys: boolean;
};

const pageRows = 10;

/** A row not under the roving focus keeps its links out of the Tab order: one Tab enters the table, one leaves it. */
const useQuietRows = (container: RefObject<HTMLElement | null>, active: string | undefined, keys: readonly string[]): void => {
  useEffect(() => {
    if (keys.length === 0) return;
    for (const row of container.current?.querySelectorAll<HTMLElement>("tr[data-row]") ?? []) {
      const inside = row.querySelectorAll<HTMLElement>("a[href], button, input");
      for (const element of inside) element.tabIndex = row.dataset.row === active ? 0 : -1;
    }
  }, [container, active, keys]);
};

/**
 * Roving focus over the rows of a table: arrows, j/k, Home/End, PageUp/PageDown walk, Enter opens, x or Space selects,
 * `.` goes to the next due row. Gives the active key and the handler for the rows.
 */
export const useRowWalk = (options: RowWalkOptions) => {
  const { keys, container, onOpen, onToggle, onWalk, onEnd, isDue, hotkeys } = options;
  const [chosen, setActive] = useState<string>();
  const active = chosen !== undefined && keys.includes(chosen) ? chosen : keys[0];
  useQuietRows(container, active, keys);

  const goTo = useCallback(
    (key: string | undefined) => {
      if (key === undefined) return;
      setActive(key);
      const row = container.current?.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(key)}"]`);
      row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: "nearest" });
      onWalk?.(key);
    },
    [container, onWalk],
  );
  const walk = (step: number): void => {
    // The first j of a visit lands on the first row instead of skipping it.
    const inside = container.current?.contains(document.activeElement);
    const from = active === undefined || (chosen === undefined && !inside) ? -1 : keys.indexOf(active);
    const to = from + step;
    if (to >= keys.length) onEnd?.();
    goTo(keys[Math.max(0, Math.min(keys.length - 1, to))]);
  };
  const nextDue = (): void => {
    const from = active === undefined ? 0 : keys.indexOf(active) + 1;
    goTo([...keys.slice(from), ...keys.slice(0, from)].find((key) => isDue?.(key)));
  };
  useShortcut("j", () => walk(1), { label: "下一行", enabled: hotkeys });
  useShortcut("k", () => walk(-1), { label: "上一行", enabled: hotkeys });
  useShortcut("x", () => active !== undefined && onToggle?.(active), { label: "选中或取消这一行", enabled: hotkeys && !!onToggle });
  useShortcut(".", nextDue, { label: "下一件快到期的", enabled: hotkeys && !!isDue });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, key: string): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: pageRows, PageUp: -pageRows };
    const step = steps[event.key];
    if (step !== undefined) walk(step);
    else if (event.key === "Home") goTo(keys[0]);
    else if (event.key === "End") goTo(keys.at(-1));
    else if (event.key === "Enter" && onOpen) onOpen(key);
    else if (event.key === " " && onToggle) onToggle(key);
    else return;
    event.preventDefault();
  };
  return { active, setActive, onKeyDown };
};
