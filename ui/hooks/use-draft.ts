import { useCallback, useEffect, useRef, useState } from "react";

type Stored<T> = { value: T; savedAt: string };

const prefix = "ys:draft:";
const writeAfterMs = 400;

const read = <T>(key: string): Stored<T> | undefined => {
  try {
    const text = localStorage.getItem(prefix + key);
    return text ? (JSON.parse(text) as Stored<T>) : undefined;
  } catch {
    return undefined;
  }
};

/** How many drafts lie on this machine. */
export const countDrafts = (): number => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).length;

/** Removes every draft: done when logging out, because drafts hold citizens' words and desks are shared. */
export const clearDrafts = (): void => {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
};

export type Draft<T> = {
  value: T;
  change: (value: T) => void;
  /** call after success: forgets the stored draft and goes back to the initial value */
  clear: () => void;
  /** ISO instant of the last save; `undefined` while there is nothing worth keeping */
  savedAt: string | undefined;
  /** whether the value came back from an earlier visit */
  restored: boolean;
};

/**
 * A form's content that survives reload and a closed browser: `useDraft("case-open", empty)`. One draft per key on this
 * machine; give the key everything that tells two forms apart, such as the case id and the action.
 */
export const useDraft = <T>(key: string, initial: T): Draft<T> => {
  const [stored] = useState(() => read<T>(key));
  const [value, setValue] = useState<T>(stored?.value ?? initial);
  const [savedAt, setSavedAt] = useState(stored?.savedAt);
  const first = useRef(initial);
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  const unsaved = useRef<T>(undefined);
  const write = useCallback(() => {
    clearTimeout(pending.current);
    if (unsaved.current === undefined) return;
    const now = new Date().toISOString();
    localStorage.setItem(prefix + key, JSON.stringify({ value: unsaved.current, savedAt: now }));
    unsaved.current = undefined;
    setSavedAt(now);
  }, [key]);
  const change = useCallback(
    (next: T) => {
      setValue(next);
      unsaved.current = next;
      clearTimeout(pending.current);
      pending.current = setTimeout(write, writeAfterMs);
    },
    [write],
  );
  const clear = useCallback(() => {
    clearTimeout(pending.current);
    unsaved.current = undefined;
    localStorage.removeItem(prefix + key);
    setValue(first.current);
    setSavedAt(undefined);
  }, [key]);
  // A page closed within the delay must not lose its last words.
  useEffect(() => {
    window.addEventListener("pagehide", write);
    return () => {
      window.removeEventListener("pagehide", write);
      write();
    };
  }, [write]);
  return { value, change, clear, savedAt, restored: stored !== undefined };
};
