import { type KeyboardEvent, type RefObject, useCallback, useEffect, useState } from "react";
import { useNavigationType } from "react-router";
import { useShortcut } from "../hooks/use-shortcut.ts";

export type RowWalkOptions = {
  /** names this list on this address, to come back to the row that was opened */
  place: string;
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
/** The row last opened, by list and address; for coming back, so it need not outlive a reload. */
const openedRows = new Map<string, string>();

/** Back from a record, the walk goes on at its row. */
const useReturnedRow = (options: RowWalkOptions): string | undefined => {
  const { place, keys, container } = options;
  const cameBack = useNavigationType() === "POP";
  const [row] = useState(() => (cameBack ? openedRows.get(place) : undefined));
  const isThere = row !== undefined && keys.includes(row);
  useEffect(() => {
    // Never out of a field somebody is already typing in.
    if (!isThere || !document.activeElement?.contains(container.current)) return;
    container.current?.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(row)}"]`)?.focus({ preventScroll: true });
  }, [isThere, row, container]);
  return row;
};

/** A row not under the roving focus keeps its links out of the Tab order: one Tab enters the table, one leaves it. */
const useQuietRows = (
  container: RefObject<HTMLElement | null>,
  active: string | undefined,
  keys: readonly string[],
): void => {
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
  const { place, keys, container, onToggle, onWalk, onEnd, isDue, hotkeys } = options;
  const [chosen, setActive] = useState<string | undefined>(useReturnedRow(options));
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
  const pick = (key: string): void => {
    setActive(key);
    openedRows.set(place, key);
    options.onOpen?.(key);
  };
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
  useShortcut("x", () => active !== undefined && onToggle?.(active), {
    label: "选中或取消这一行",
    enabled: hotkeys && !!onToggle,
  });
  useShortcut(".", nextDue, { label: "下一件快到期的", enabled: hotkeys && !!isDue });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, key: string): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: pageRows, PageUp: -pageRows };
    const step = steps[event.key];
    if (step !== undefined) walk(step);
    else if (event.key === "Home") goTo(keys[0]);
    else if (event.key === "End") goTo(keys.at(-1));
    else if (event.key === "Enter") pick(key);
    else if (event.key === " " && onToggle) onToggle(key);
    else return;
    event.preventDefault();
  };
  return { active, pick, onKeyDown };
};
