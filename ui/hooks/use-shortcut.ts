import { useEffect, useRef, useSyncExternalStore } from "react";

type Shortcut = { keys: string; label: string; run: (event: KeyboardEvent) => void };

const active: Shortcut[] = [];
const listeners = new Set<() => void>();
let snapshot: readonly { keys: string; label: string }[] = [];

const changed = (): void => {
  snapshot = active.filter((one) => one.label !== "").map(({ keys, label }) => ({ keys, label }));
  for (const listener of listeners) listener();
};

/** The name of a pressed key as shortcuts are written: `j`, `.`, `F8`, `Ctrl+Enter`, `Shift+x` is `X`. */
export const keyName = (event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">): string => {
  const prefix = `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}`;
  return prefix + (event.key === " " ? "Space" : event.key);
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select"));

/** Letters mean letters while typing; function keys and Ctrl combinations work everywhere. */
const worksWhileTyping = (keys: string): boolean =>
  keys.startsWith("Ctrl+") || keys.startsWith("Alt+") || /^F\d+$/.test(keys);

const openDialog = (): Element | undefined =>
  [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')].findLast((dialog) => dialog.checkVisibility());

const onKeyDown = (event: KeyboardEvent): void => {
  // A key that finishes a Chinese input is no command.
  if (event.isComposing || event.defaultPrevented) return;
  const name = keyName(event);
  if (isTyping(event.target) && !worksWhileTyping(name)) return;
  const dialog = openDialog();
  if (dialog && !dialog.contains(event.target as Node)) return;
  if (dialog && !worksWhileTyping(name)) return;
  const found = active.findLast((one) => one.keys === name);
  if (!found) return;
  event.preventDefault();
  found.run(event);
};

/**
 * Binds a key while the component is mounted: `useShortcut("j", next, { label: "下一行" })`. The newest binding of a key
 * wins. Nothing fires during Chinese input, plain letters not while typing or under a dialog. Labels appear under `?`.
 */
export const useShortcut = (
  keys: string,
  run: (event: KeyboardEvent) => void,
  { label = "", enabled = true }: { label?: string; enabled?: boolean } = {},
): void => {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!enabled || keys === "") return;
    const shortcut: Shortcut = { keys, label, run: (event) => latest.current(event) };
    if (active.length === 0) document.addEventListener("keydown", onKeyDown);
    active.push(shortcut);
    changed();
    return () => {
      active.splice(active.indexOf(shortcut), 1);
      if (active.length === 0) document.removeEventListener("keydown", onKeyDown);
      changed();
    };
  }, [keys, label, enabled]);
};

/** All labelled shortcuts that work right now, for the help behind `?`. */
export const useShortcutList = (): readonly { keys: string; label: string }[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => snapshot,
  );
