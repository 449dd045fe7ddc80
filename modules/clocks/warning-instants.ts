import type { Allowance } from "./allowance.ts";
import type { WorkingCalendar } from "./calendar.ts";
import { dueWithPauses, fineMeasure } from "./due-at.ts";
import { MINUTE_MS } from "./local-time.ts";
import { lastOpenInstant, openBetween } from "./measure.ts";
import type { PackWarning } from "./pack-section.ts";
import { advanceRunning, countRunning, mergePauses, type Pause, pauseOver } from "./pauses.ts";

/** What of a clock decides when it warns. */
export type WarnedClock = { startedAt: Date; allowance: Allowance; pauses: readonly Pause[] };

/** One staged warning: `stage` counts the policy's warnings as listed, from 1. */
export type WarningInstant = { stage: number; at: Date };

/**
 * The exact minutes at which a clock warns before it runs out, in order of time. Empty while it is paused.
 *
 * - `atShare`: when that share of the time from start to due has run, in open time for the working units and on the
 *   wall clock for the others, pauses left out.
 * - `minutesBefore`: so many minutes of the wall clock before the due instant. For the working units a minute at which
 *   nobody works is moved back to the last open minute before it; a minute inside a pause is moved to the pause's end,
 *   where the clock goes on with less time left than the warning asks for.
 *
 * Instants are cut down to the whole minute. A warning that would lie before the start says nothing new and is left out.
 * Refuses like `dueAt`.
 */
export function warningInstants(
  clock: WarnedClock,
  warnings: readonly PackWarning[],
  calendar: WorkingCalendar,
): WarningInstant[] {
  const due = dueWithPauses(clock.startedAt, clock.allowance, clock.pauses, calendar)?.getTime();
  if (due === undefined) return [];
  const start = clock.startedAt.getTime();
  const pauses = mergePauses(clock.pauses);
  const { unit } = clock.allowance;
  const fine = fineMeasure(unit, calendar);
  const inOpenTime = unit === "workingMinutes" || unit === "workingDays";

  const instantOf = (warning: PackWarning): number => {
    if ("atShare" in warning) {
      const whole = countRunning(fine, start, due, pauses);
      return advanceRunning(fine, start, Math.max(1, Math.floor(whole * warning.atShare)), pauses) ?? due;
    }
    let at = wholeMinute(due - warning.minutesBefore * MINUTE_MS);
    if (inOpenTime && at > start && openBetween(calendar, at, at + MINUTE_MS) === 0) {
      at = lastOpenInstant(calendar, at, start) - MINUTE_MS;
    }
    return pauseOver(pauses, at)?.to ?? at;
  };

  return warnings
    .map((warning, index) => ({ stage: index + 1, at: wholeMinute(instantOf(warning)) }))
    .filter(({ at }) => at > start && at < due)
    .sort((a, b) => a.at - b.at || a.stage - b.stage)
    .map(({ stage, at }) => ({ stage, at: new Date(at) }));
}

function wholeMinute(at: number): number {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS;
}
