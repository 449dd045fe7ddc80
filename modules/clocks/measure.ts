import { Refused } from "@yingsheng/kernel";
import type { Allowance } from "./allowance.ts";
import type { WorkingCalendar, YearTable } from "./calendar.ts";
import { dayOf, MINUTE_MS, startOfDay, yearOf } from "./local-time.ts";

/**
 * One way of counting time. All four units of an allowance count the same way from outside: instants are epoch
 * milliseconds, amounts are milliseconds for the units of minutes and whole days for the units of days.
 */
export type Measure = {
  /** The amount of an allowance in this measure. */
  scale: number;
  /** The instant from which counting begins for a clock started at `start`. */
  origin(start: number): number;
  /** What passes in (from, to]; 0 when `to` is not after `from`. */
  count(from: number, to: number): number;
  /** The earliest instant by which `amount` (> 0) has passed since `from`. */
  advance(from: number, amount: number): number;
};

/** The measure of a unit on a calendar. The rules of each unit are stated at `dueAt`. */
export function measureOf(unit: Allowance["unit"], calendar: WorkingCalendar): Measure {
  switch (unit) {
    case "minutes":
      return {
        scale: MINUTE_MS,
        origin: (start) => start,
        count: (from, to) => Math.max(0, to - from),
        advance: (from, amount) => from + amount,
      };
    case "workingMinutes":
      return {
        scale: MINUTE_MS,
        origin: (start) => start,
        count: (from, to) => openBetween(calendar, from, to),
        advance: (from, amount) => advanceOpen(calendar, from, amount),
      };
    case "workingDays":
      return {
        scale: 1,
        origin: endOfDay,
        count: (from, to) => workingClosesBetween(calendar, from, to),
        advance: (from, amount) => advanceWorkingCloses(calendar, from, amount),
      };
    case "calendarDays":
      return {
        scale: 1,
        origin: endOfDay,
        count: (from, to) => (to > from ? closedDays(calendar, to) - closedDays(calendar, from) : 0),
        advance: (from, amount) => closeOf(calendar, closedDays(calendar, from) + amount - 1),
      };
  }
}

/** The end (24:00) of the local day in which the instant lies. */
function endOfDay(at: number): number {
  return startOfDay(dayOf(at) + 1);
}

/** Open milliseconds of the calendar in [from, to]. */
export function openBetween(calendar: WorkingCalendar, from: number, to: number): number {
  if (to <= from) return 0;
  const first = calendar.table(yearOf(dayOf(from)));
  const last = tableEnding(calendar, to);
  let sum = openUpTo(last, to) - openUpTo(first, from);
  for (let year = first.year; year < last.year; year++) sum += openOfYear(calendar.table(year));
  return sum;
}

/** The earliest instant by which `amount` open milliseconds have passed since `from`. */
export function advanceOpen(calendar: WorkingCalendar, from: number, amount: number): number {
  let table = calendar.table(yearOf(dayOf(from)));
  let target = openUpTo(table, from) + amount;
  while (target > openOfYear(table)) {
    target -= openOfYear(table);
    table = calendar.table(table.year + 1);
  }
  const index = firstIndexReaching(table.openBefore, Math.ceil(target / MINUTE_MS)) - 1;
  let left = target - (table.openBefore[index] ?? 0) * MINUTE_MS;
  const midnight = startOfDay(table.firstDay + index);
  for (const [open, close] of table.spans[index] ?? []) {
    const length = (close - open) * MINUTE_MS;
    if (left <= length) return midnight + open * MINUTE_MS + left;
    left -= length;
  }
  throw new Error("prefix sums and spans of a year disagree");
}

/** The end of the calendar's last open time before `to`, not before `floor`. */
export function lastOpenInstant(calendar: WorkingCalendar, to: number, floor: number): number {
  const whole = openBetween(calendar, floor, to);
  return whole === 0 ? floor : advanceOpen(calendar, floor, whole);
}

/** The year in which a span up to `to` ends: nothing of a new year has passed at its first midnight. */
function tableEnding(calendar: WorkingCalendar, to: number): YearTable {
  return calendar.table(yearOf(dayOf(to - 1)));
}

/** Smallest index at which the ascending `sums` reach `value`; the caller knows that they do. */
function firstIndexReaching(sums: Int32Array, value: number): number {
  let low = 1;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) >= value) high = middle;
    else low = middle + 1;
  }
  return low;
}

function openOfYear(table: YearTable): number {
  return (table.openBefore[table.days] ?? 0) * MINUTE_MS;
}

/** Open milliseconds of the table's year up to an instant of that year, its very end included. */
function openUpTo(table: YearTable, at: number): number {
  const day = dayOf(at);
  const index = day - table.firstDay;
  const passed = at - startOfDay(day);
  let sum = (table.openBefore[index] ?? 0) * MINUTE_MS;
  for (const [open, close] of table.spans[index] ?? []) {
    if (passed <= open * MINUTE_MS) break;
    sum += Math.min(passed, close * MINUTE_MS) - open * MINUTE_MS;
  }
  return sum;
}

/** How many working days of the table's year have closed by an instant of that year, its very end included. */
function workingCloses(table: YearTable, at: number): number {
  const day = dayOf(at);
  const index = day - table.firstDay;
  const before = table.workingBefore[index] ?? 0;
  const close = table.spans[index]?.at(-1)?.[1];
  return close !== undefined && startOfDay(day) + close * MINUTE_MS <= at ? before + 1 : before;
}

function workingClosesBetween(calendar: WorkingCalendar, from: number, to: number): number {
  if (to <= from) return 0;
  const first = calendar.table(yearOf(dayOf(from)));
  const last = tableEnding(calendar, to);
  let sum = workingCloses(last, to) - workingCloses(first, from);
  for (let year = first.year; year < last.year; year++) sum += calendar.table(year).workingDays.length;
  return sum;
}

function advanceWorkingCloses(calendar: WorkingCalendar, from: number, amount: number): number {
  let table = calendar.table(yearOf(dayOf(from)));
  let target = workingCloses(table, from) + amount;
  while (target > table.workingDays.length) {
    target -= table.workingDays.length;
    table = calendar.table(table.year + 1);
  }
  return closeOf(calendar, table.firstDay + (table.workingDays[target - 1] ?? 0));
}

/** The close of a day: the end of its open hours, or 24:00 on a day without any. (民法典 art. 203: 有业务时间的，停止业务活动的时间为截止时间) */
export function closeOf(calendar: WorkingCalendar, day: number): number {
  const table = calendar.table(yearOf(day));
  const close = table.spans[day - table.firstDay]?.at(-1)?.[1] ?? 1440;
  return startOfDay(day) + close * MINUTE_MS;
}

/** Whether the day has any open hours. */
export function isWorkingDay(calendar: WorkingCalendar, day: number): boolean {
  const table = calendar.table(yearOf(day));
  return (table.spans[day - table.firstDay]?.length ?? 0) > 0;
}

/** Number of the first day that has not closed by the instant: days before it have. */
function closedDays(calendar: WorkingCalendar, at: number): number {
  const day = dayOf(at);
  // At midnight nothing of the day has passed, so its year need not be known.
  if (at === startOfDay(day)) return day;
  return closeOf(calendar, day) <= at ? day + 1 : day;
}

/** Refuses `allowance.amount` unless the amount is a whole number from 1 on, and not beyond any sense (a million). */
export function checkAmount(allowance: Allowance): void {
  if (!Number.isInteger(allowance.amount) || allowance.amount < 1 || allowance.amount > 1_000_000) {
    throw new Refused("allowance.amount", { detail: String(allowance.amount) });
  }
}
