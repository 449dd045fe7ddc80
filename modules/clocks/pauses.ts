import type { Measure } from "./measure.ts";

/** A span in which a clock stood still 挂起; `to: null` while it still does. */
export type Pause = { from: Date; to: Date | null };

/** A merged pause in epoch milliseconds; `to` is Infinity while it lasts. The clock stands in (from, to]. */
export type PauseSpan = { from: number; to: number };

/** Brings pauses into order and joins those that overlap or touch; empty and inverted ones count for nothing. */
export function mergePauses(pauses: readonly Pause[]): PauseSpan[] {
  const spans = pauses
    .map((pause) => ({ from: pause.from.getTime(), to: pause.to?.getTime() ?? Number.POSITIVE_INFINITY }))
    .filter((span) => span.to > span.from)
    .sort((a, b) => a.from - b.from);
  const merged: PauseSpan[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push(span);
  }
  return merged;
}

/** The merged pause in which the clock stands at the instant, if any. */
export function pauseOver(pauses: readonly PauseSpan[], at: number): PauseSpan | undefined {
  return pauses.find((pause) => pause.from < at && at <= pause.to);
}

/** What of (from, to] counts in the measure outside the merged pauses. */
export function countRunning(measure: Measure, from: number, to: number, pauses: readonly PauseSpan[]): number {
  let sum = measure.count(from, to);
  for (const pause of pauses) sum -= measure.count(Math.max(from, pause.from), Math.min(to, pause.to));
  return sum;
}

/**
 * The earliest instant by which `amount` of the measure has passed since `from` outside the merged pauses; null while
 * a lasting pause keeps it unknown.
 */
export function advanceRunning(
  measure: Measure,
  from: number,
  amount: number,
  pauses: readonly PauseSpan[],
): number | null {
  let cursor = from;
  let left = amount;
  for (const pause of pauses) {
    if (pause.to <= cursor) continue;
    if (pause.from > cursor) {
      const used = measure.count(cursor, pause.from);
      if (used >= left) break;
      left -= used;
    }
    if (pause.to === Number.POSITIVE_INFINITY) return null;
    cursor = pause.to;
  }
  return measure.advance(cursor, left);
}
