import { useEffect, useState } from "react";
import type { Waiting } from "./api.ts";

/**
 * The queue as one person works it. The case in hand stays in hand until it is sent or skipped, whatever arrives or goes
 * meanwhile: a key must never send another case than the one that was read. What was skipped comes back at the end.
 */
export function useQueue(items: readonly Waiting[]) {
  const [held, setHeld] = useState<Waiting>();
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set());
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const open = items.filter(({ id }) => !sent.has(id));
  const queue = [
    ...open.filter(({ id }) => !skipped.includes(id)),
    ...skipped.flatMap((id) => open.find((one) => one.id === id) ?? []),
  ];
  const first = queue[0];
  useEffect(() => {
    if (!held && first) setHeld(first);
  }, [held, first]);
  const current = held ? (queue.find(({ id }) => id === held.id) ?? held) : first;
  return {
    current,
    next: queue.find(({ id }) => id !== current?.id),
    /** Somebody else has taken the case in hand. */
    isGone: current !== undefined && !queue.some(({ id }) => id === current.id),
    skip: () => {
      if (current) setSkipped((before) => [...before.filter((id) => id !== current.id), current.id]);
      setHeld(undefined);
    },
    done: () => {
      if (current) setSent((before) => new Set(before).add(current.id));
      setHeld(undefined);
    },
  };
}
