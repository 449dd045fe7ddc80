import type { Allowance } from "./allowance.ts";
import type { WorkingCalendar } from "./calendar.ts";
import type { StoredCalendar } from "./config.ts";
import { dueWithPauses } from "./due-at.ts";
import { dayOf, MINUTE_MS, yearOf } from "./local-time.ts";
import type { PackWarning } from "./pack-section.ts";
import type { Pause } from "./pauses.ts";
import { YearNotLoaded } from "./refusals.ts";
import { warningInstants } from "./warning-instants.ts";

/** How a clock ended. null for a stopped clock: whether it was in time is decided by a year not announced yet. */
export type Outcome = "inTime" | "late" | "cancelled";

/** One clock in memory. Pure functions below say what a step makes of it; nothing here reads or writes. */
export type Clock = {
  id: string;
  name: string;
  policyId: string;
  calendarId: string;
  calendarVersion: number;
  allowance: Allowance;
  warnings: readonly PackWarning[];
  startedAt: Date;
  /** While paused as it stood when the pause began; null when `missingYear` keeps it unknown. */
  dueAt: Date | null;
  missingYear: number | null;
  pauses: readonly Pause[];
  pausedAt: Date | null;
  stoppedAt: Date | null;
  outcome: Outcome | null;
  warnedStages: readonly number[];
  overdueTold: boolean;
  nextRingAt: Date | null;
};

/** Columns that make a `StoredClock`. */
export const clockColumns = `id, name, policy_id, calendar_id, calendar_version, unit, amount, warnings, started_at, due_at,
  missing_year, pauses, paused_at, stopped_at, outcome, warned_stages, overdue_told, next_ring_at`;

/** A clock as the database gives it. */
export type StoredClock = Omit<
  Clock,
  "allowance" | "startedAt" | "dueAt" | "pauses" | "pausedAt" | "stoppedAt" | "nextRingAt"
> &
  Allowance & {
    startedAt: string;
    dueAt: string | null;
    pauses: { from: string; to: string | null }[];
    pausedAt: string | null;
    stoppedAt: string | null;
    nextRingAt: string | null;
  };

const instant = (text: string | null) => (text === null ? null : new Date(text));

/** Reads a stored clock. */
export function readClock({ unit, amount, ...stored }: StoredClock): Clock {
  return {
    ...stored,
    allowance: { unit, amount },
    startedAt: new Date(stored.startedAt),
    dueAt: instant(stored.dueAt),
    pauses: stored.pauses.map(({ from, to }) => ({ from: new Date(from), to: instant(to) })),
    pausedAt: instant(stored.pausedAt),
    stoppedAt: instant(stored.stoppedAt),
    nextRingAt: instant(stored.nextRingAt),
  };
}

/** The due time and the next ring, counted anew on the calendar. Ended clocks keep an outcome they have. */
export function recount(clock: Clock, { version, calendar }: Pick<StoredCalendar, "version" | "calendar">): Clock {
  const counted: Clock = { ...clock, calendarVersion: version, dueAt: null, missingYear: null, nextRingAt: null };
  try {
    // A lasting pause is left out: the due time stands as it stood when the pause began.
    const ended = clock.pauses.filter((pause) => pause.to !== null);
    counted.dueAt = dueWithPauses(clock.startedAt, clock.allowance, ended, calendar);
    counted.nextRingAt = nextRing(counted, calendar);
  } catch (error) {
    if (!(error instanceof YearNotLoaded)) throw error;
    counted.missingYear = error.year;
  }
  if (counted.stoppedAt && counted.outcome === null) counted.outcome = judge(counted, counted.stoppedAt);
  return counted;
}

/** The whole minute at which the clock has something to say next: a warning not yet given, or that it has run out. */
export function nextRing(clock: Clock, calendar: WorkingCalendar): Date | null {
  if (clock.pausedAt || clock.stoppedAt || !clock.dueAt) return null;
  const instants = pendingStages(clock, calendar).map(({ at }) => at.getTime());
  if (!clock.overdueTold) instants.push(Math.ceil(clock.dueAt.getTime() / MINUTE_MS) * MINUTE_MS);
  return instants.length > 0 ? new Date(Math.min(...instants)) : null;
}

/** The warnings not yet given. */
export function pendingStages(clock: Clock, calendar: WorkingCalendar): { stage: number; at: Date }[] {
  return warningInstants(clock, clock.warnings, calendar).filter(({ stage }) => !clock.warnedStages.includes(stage));
}

/** 挂起: the clock stands from `now` on. A clock that stands already goes on standing. */
export function paused(clock: Clock, now: Date): Clock {
  if (clock.pausedAt) return clock;
  return { ...clock, pausedAt: now, pauses: [...clock.pauses, { from: now, to: null }], nextRingAt: null };
}

/** 恢复: the clock goes on from `now`, due later by what the pause took out. */
export function resumed(clock: Clock, now: Date, calendar: StoredCalendar): Clock {
  if (!clock.pausedAt) return clock;
  const pauses = clock.pauses.map((pause) => (pause.to === null ? { from: pause.from, to: now } : pause));
  return recount({ ...clock, pausedAt: null, pauses }, calendar);
}

/** The work is done: the clock ends, in time or late. A clock that stands ends as if it went on at this instant. */
export function stopped(clock: Clock, now: Date, calendar: StoredCalendar): Clock {
  const running = resumed(clock, now, calendar);
  return { ...running, stoppedAt: now, outcome: judge(running, now), nextRingAt: null };
}

/** The clock ends without having been kept or missed. */
export function cancelled(clock: Clock, now: Date): Clock {
  const pauses = clock.pauses.map((pause) => (pause.to === null ? { from: pause.from, to: now } : pause));
  return { ...clock, pauses, pausedAt: null, stoppedAt: now, outcome: "cancelled", nextRingAt: null };
}

/** Done exactly at the due instant is in time. Unknown due times lie in their missing year or later. */
function judge(clock: Clock, at: Date): Outcome | null {
  if (clock.dueAt) return at > clock.dueAt ? "late" : "inTime";
  return clock.missingYear !== null && clock.missingYear > yearOf(dayOf(at.getTime())) ? "inTime" : null;
}
