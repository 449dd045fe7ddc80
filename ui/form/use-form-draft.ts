import { useCallback, useEffect, useRef } from "react";
import type { UseFormReturn } from "react-hook-form";
import { removeDraft, writeDraft } from "../hooks/draft-store.ts";

type Values = Record<string, unknown>;

const writeAfterMs = 400;

/**
 * Keeps what is typed into a form on this machine under `key` until the returned function is called after success. What
 * was typed in the last moment before a reload or a closed drawer is kept too. Without a key it does nothing.
 */
export const useFormDraft = (form: UseFormReturn<Values>, key: string | undefined): (() => void) => {
  const unsaved = useRef<Values>(undefined);
  useEffect(() => {
    if (!key) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = (): void => {
      clearTimeout(timer);
      if (unsaved.current) writeDraft(key, unsaved.current);
      unsaved.current = undefined;
    };
    const stop = form.subscribe({
      formState: { values: true, isDirty: true },
      callback: ({ values, isDirty }) => {
        if (!isDirty) return;
        unsaved.current = values;
        clearTimeout(timer);
        timer = setTimeout(write, writeAfterMs);
      },
    });
    window.addEventListener("pagehide", write);
    return () => {
      window.removeEventListener("pagehide", write);
      stop();
      write();
    };
  }, [form, key]);
  return useCallback(() => {
    unsaved.current = undefined;
    if (key) removeDraft(key);
  }, [key]);
};
