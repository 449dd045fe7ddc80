import { useCallback, useEffect, useRef, useState } from "react";
import { readDraft, removeDraft, writeDraft } from "./draft-store.ts";

const writeAfterMs = 400;

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
  const [stored] = useState(() => readDraft<T>(key));
  const [value, setValue] = useState<T>(stored?.value ?? initial);
  const [savedAt, setSavedAt] = useState(stored?.savedAt);
  const first = useRef(initial);
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  const unsaved = useRef<{ value: T }>(undefined);
  const write = useCallback(() => {
    clearTimeout(pending.current);
    if (!unsaved.current) return;
    setSavedAt(writeDraft(key, unsaved.current.value));
    unsaved.current = undefined;
  }, [key]);
  const change = useCallback(
    (next: T) => {
      setValue(next);
      unsaved.current = { value: next };
      clearTimeout(pending.current);
      pending.current = setTimeout(write, writeAfterMs);
    },
    [write],
  );
  const clear = useCallback(() => {
    clearTimeout(pending.current);
    unsaved.current = undefined;
    removeDraft(key);
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
