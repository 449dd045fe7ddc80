import type { Allowance } from "./allowance.ts";
import type { WorkingCalendar } from "./calendar.ts";
import { dayOf, MINUTE_MS } from "./local-time.ts";
import { checkAmount, closeOf, isWorkingDay, type Measure, measureOf, openBetween } from "./measure.ts";
import { advanceRunning, countRunning, mergePauses, type Pause, type PauseSpan, pauseOver } from "./pauses.ts";

/**
 * The instant at which a clock started at `start` runs out, if it is never paused.
 *
 * - `minutes`: so many minutes of the wall clock later.
 * - `workingMinutes`: the earliest instant by which so many open minutes of the calendar have passed. Time that runs
 *   out exactly when the day closes is due at that close, not at the next opening.
 * - `workingDays`: the day of the start is not counted (民法典 art. 201: 开始的当日不计入); due at the end of open hours of
 *   the N-th working day after it. A start on a day off is the same: the next working day is day 1. A working day is a
 *   day with any open hours on the calendar, so a make-up Saturday 调休 is one.
 * - `calendarDays`: the day of the start is not counted, every day after it is; when the N-th day is a day off, the next
 *   working day takes its place (令121号 art. 45; 民法典 art. 203); due at the end of that day's open hours.
 *
 * Refuses `calendar.year-not-loaded` when it would have to know a year that is not loaded (a due date in January counted
 * in December included), `allowance.amount` for an amount that is no whole number above zero, `calendar.too-far`.
 */
export function dueAt(start: Date, allowance: Allowance, calendar: WorkingCalendar): Date {
  return dueWithPauses(start, allowance, [], calendar) ?? start;
}

/**
 * The instant at which a clock with pauses 挂起 runs out, or null while a pause without an end keeps that unknown.
 * Pauses may stand in any order, overlap, lie before the start or after the end; time paused twice is paused once.
 *
 * - Units of minutes: time inside a pause does not count. Time that would not have counted anyway costs nothing, so a
 *   pause over a weekend leaves a working-time clock where it was.
 * - Units of days: a day counts when the clock is running at its close (the end of its open hours, 24:00 on a day off).
 *   So the day on which a pause begins is given back, the day on which it ends is counted; a pause that begins and ends
 *   between two closes changes nothing, and N closes inside pauses move the due day by N counted days.
 * - `calendarDays`, last day: it is a working day at whose close the clock runs. A last day off, or one at whose close
 *   the clock stands, gives way to the next such day.
 *
 * A pause that begins after the clock ran out does not bring it back. Refuses like `dueAt`.
 */
export function dueWithPauses(
  start: Date,
  allowance: Allowance,
  pauses: readonly Pause[],
  calendar: WorkingCalendar,
): Date | null {
  checkAmount(allowance);
  const measure = measureOf(allowance.unit, calendar);
  const merged = mergePauses(pauses);
  const origin = measure.origin(start.getTime());
  const end = advanceRunning(measure, origin, allowance.amount * measure.scale, merged);
  if (end === null) return null;
  if (allowance.unit !== "calendarDays") return new Date(end);
  return lastDay(end, merged, calendar);
}

/** Moves the end of a period in calendar days to the first working day, from its own on, at whose close the clock runs. */
function lastDay(end: number, pauses: readonly PauseSpan[], calendar: WorkingCalendar): Date | null {
  for (let day = dayOf(end - 1); ; day++) {
    if (!isWorkingDay(calendar, day)) continue;
    const close = closeOf(calendar, day);
    const pause = pauseOver(pauses, close);
    if (!pause) return new Date(close);
    if (pause.to === Number.POSITIVE_INFINITY) return null;
  }
}

/**
 * Open minutes of the calendar between two instants, with fractions when they do not fall on whole minutes; 0 when `b`
 * is not after `a`. Refuses `calendar.year-not-loaded`.
 */
export function workingMinutesBetween(a: Date, b: Date, calendar: WorkingCalendar): number {
  return openBetween(calendar, a.getTime(), b.getTime()) / MINUTE_MS;
}

/** How a clock stands at one instant. */
export type ClockStanding = {
  /** What has counted so far, in the allowance's own unit: minutes, or whole days that have closed. */
  used: number;
  /** What is left of the allowance in its own unit, never below 0. */
  left: number;
  /**
   * Minutes left until due, or since it when negative: open minutes for the working units, wall minutes for the others.
   * While paused: as if the clock went on at this instant.
   */
  leftMinutes: number;
  /** Share of the time from start to due that has run, 0 to 1 and above 1 when overdue; what the due bar draws. */
  share: number;
  paused: boolean;
  overdue: boolean;
  /** null while paused. */
  dueAt: Date | null;
};

/** How a clock stands at the instant `at`, by what was known then: of later pauses nothing. Refuses like `dueAt`. */
export function remaining(
  start: Date,
  allowance: Allowance,
  pauses: readonly Pause[],
  at: Date,
  calendar: WorkingCalendar,
): ClockStanding {
  const known = pauses
    .filter((pause) => pause.from < at)
    .map((pause) => ({ from: pause.from, to: pause.to !== null && pause.to <= at ? pause.to : null }));
  const dueAt = dueWithPauses(start, allowance, known, calendar);
  const endedNow = known.map((pause) => ({ from: pause.from, to: pause.to ?? at }));
  const due = (dueAt ?? dueWithPauses(start, allowance, endedNow, calendar) ?? at).getTime();
  const spans = mergePauses(endedNow);

  const own = measureOf(allowance.unit, calendar);
  const counted = countRunning(own, own.origin(start.getTime()), at.getTime(), spans) / own.scale;
  const used = Math.min(counted, allowance.amount);

  const fine = fineMeasure(allowance.unit, calendar);
  const instant = Math.max(at.getTime(), start.getTime());
  const left = fine.count(instant, due) - fine.count(due, instant);
  const whole = countRunning(fine, start.getTime(), due, spans);
  return {
    used,
    left: allowance.amount - used,
    leftMinutes: left / MINUTE_MS,
    share: whole > 0 ? (whole - left) / whole : 1,
    paused: dueAt === null,
    overdue: instant > due,
    dueAt,
  };
}

/** The measure in which shares and rests are drawn: open time for the working units, the wall clock for the others. */
export function fineMeasure(unit: Allowance["unit"], calendar: WorkingCalendar): Measure {
  return measureOf(unit === "workingMinutes" || unit === "workingDays" ? "workingMinutes" : "minutes", calendar);
}
