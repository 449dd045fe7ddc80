import { useSyncExternalStore } from "react";

const everyMs = 15_000;
let offsetMs = 0;
let current = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

const tick = (): void => {
  current = Date.now() + offsetMs;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  timer ??= setInterval(tick, everyMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
};

/**
 * Learns the server's clock from a `Date` response header. Desks with a wrong clock would otherwise show wrong due
 * times; differences under five seconds are the wire and are ignored.
 */
export const learnServerTime = (dateHeader: string | null): void => {
  const server = dateHeader ? Date.parse(dateHeader) : Number.NaN;
  if (Number.isNaN(server)) return;
  const difference = server - Date.now();
  const next = Math.abs(difference) < 5_000 ? 0 : difference;
  if (Math.abs(next - offsetMs) < 5_000) return;
  offsetMs = next;
  tick();
};

/** Now in ms since 1970 by the server's clock, renewed every 15 seconds for all bars at once. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => current);
