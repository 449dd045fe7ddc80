import { useRef } from "react";
import { ApiProblem } from "../client/problem.ts";

type Intent = { text: string; key: string };

/**
 * The Idempotency-Key of what a person is about to do. Submitting the same content again after an unknown outcome (the
 * network broke, the server failed) repeats the key, so the work is done once; changed content or a clear refusal starts
 * a new one.
 */
export const useIntentKey = () => {
  const intent = useRef<Intent>(undefined);
  return {
    keyFor: (body: unknown): string => {
      const text = JSON.stringify(body) ?? "";
      if (intent.current?.text !== text) intent.current = { text, key: crypto.randomUUID() };
      return intent.current.key;
    },
    settled: (error?: unknown): void => {
      const unknownOutcome = error instanceof ApiProblem && (error.status === 0 || error.status >= 500);
      if (!unknownOutcome) intent.current = undefined;
    },
  };
};
