import { Refused } from "@yingsheng/kernel";
import type { WeeklyHours } from "./allowance.ts";
import { dateOf, FIRST_YEAR, firstDayOf, parseDate, weekdayOf, yearOf } from "./local-time.ts";
import { YearNotLoaded } from "./refusals.ts";

/** Open hours of one day as local "HH:MM" pairs in order; empty is closed, "24:00" ends a day. */
export type DayHours = readonly (readonly [string, string])[];

/** One day that the State Council's notice names: a day off, or a weekend day worked instead (调休). */
export type HolidayDay = { date: string; name: string; kind: "off" | "makeUp" };

/** The announced calendar of one year. A notice may also name days of the December before. */
export type HolidayYear = { year: number; source: string; days: readonly HolidayDay[] };

/** One day of one calendar that differs from everything else known about it; `reason` is shown to people. */
export type DayException = { date: string; hours: DayHours; reason: string };

/** Weekly hours from a day on, until a later period begins: summer and winter hours 夏季、冬季作息. */
export type HoursPeriod = { validFrom: string; hours: WeeklyHours };

/** What a working calendar is made of. The earliest period also covers the days before it. */
export type CalendarSpec = {
  code: string;
  name: string;
  observesHolidays: boolean;
  periods: readonly HoursPeriod[];
  holidayYears: readonly HolidayYear[];
  exceptions: readonly DayException[];
};

export type DayKind = "workday" | "weekend" | "holiday" | "makeUp" | "exception";

/** One day as people see it. `name` is the holiday's name or the exception's reason. */
export type CalendarDay = { date: string; kind: DayKind; name?: string; hours: DayHours };

/** Open span of a day, in minutes since local midnight: [from, to). */
export type Span = readonly [from: number, to: number];

/**
 * One year of a calendar, counted out once. Index = day of the year from 0; the two prefix sums have one entry more,
 * so `openBefore[days]` is the whole year.
 */
export type YearTable = {
  year: number;
  firstDay: number;
  days: number;
  spans: readonly (readonly Span[])[];
  /** Open minutes of the year before each day. */
  openBefore: Int32Array;
  /** Working days (days with any open minute) of the year before each day. */
  workingBefore: Int16Array;
  /** Day indexes of the working days, in order. */
  workingDays: Int16Array;
};

/** A working calendar ready for counting. Immutable; a change makes a new one. */
export type WorkingCalendar = {
  code: string;
  name: string;
  observesHolidays: boolean;
  /** Holiday years loaded, ascending; empty and irrelevant when holidays are not observed. */
  loadedYears: readonly number[];
  /** The counted year; refuses `calendar.year-not-loaded`, and `calendar.too-far` outside 1992–2199. */
  table(year: number): YearTable;
  /** The day as people see it; refuses like `table`. */
  day(day: number): CalendarDay;
};

const LAST_YEAR = 2199;

/**
 * Makes the calendar that all counting works on.
 *
 * Per day, the first that applies decides: an exception of the day; for calendars that observe holidays a day off of
 * the State Council's notice (closed) or a make-up working day 调休 (Monday's hours, because the work moved there is
 * that of an ordinary weekday); else the weekly hours of the period. Of two notices naming one day the later year's wins.
 *
 * A calendar that observes holidays can only be counted in years whose notice is loaded: 2027-01-01 is a Friday, and
 * taking it for a working day because nothing is known about it would be a guess. One that does not (round the clock)
 * needs no table. Years before 1992 are never counted, their local time had summer time.
 *
 * Refuses `calendar.hours` for hours that are malformed, out of order or overlapping, `calendar.date` for an
 * exception or a period on no date, `calendar.never-open` for a period of weekly hours without any open minute.
 */
export function makeCalendar(spec: CalendarSpec): WorkingCalendar {
  const periods = readPeriods(spec);
  const exceptions = new Map<number, DayException & { spans: readonly Span[] }>();
  for (const exception of spec.exceptions) {
    const day = parseDate(exception.date);
    if (day === null) throw new Refused("calendar.date", { detail: exception.date });
    exceptions.set(day, { ...exception, spans: parseHours(exception.hours) });
  }
  const notices = new Map<number, HolidayDay>();
  const years = [...spec.holidayYears].sort((a, b) => a.year - b.year);
  if (spec.observesHolidays) {
    for (const holiday of years.flatMap((year) => year.days)) {
      const day = parseDate(holiday.date);
      if (day === null) throw new Refused("calendar.date", { detail: holiday.date });
      notices.set(day, holiday);
    }
  }
  const loaded = new Set(years.map((year) => year.year));
  const tables = new Map<number, YearTable>();

  const check = (year: number) => {
    if (year < FIRST_YEAR || year > LAST_YEAR) throw new Refused("calendar.too-far", { detail: `${year} 年` });
    if (spec.observesHolidays && !loaded.has(year)) throw new YearNotLoaded(year);
  };
  const spansOf = (day: number): readonly Span[] => {
    const exception = exceptions.get(day);
    if (exception) return exception.spans;
    const weekly = (periods.find((period) => period.from <= day) ?? periods.at(-1))?.weekly;
    const notice = notices.get(day);
    if (notice) return notice.kind === "off" ? [] : (weekly?.[0] ?? []);
    return weekly?.[weekdayOf(day) - 1] ?? [];
  };

  return {
    code: spec.code,
    name: spec.name,
    observesHolidays: spec.observesHolidays,
    loadedYears: years.map((year) => year.year),
    table(year) {
      const known = tables.get(year);
      if (known) return known;
      check(year);
      const table = countYear(year, spansOf);
      tables.set(year, table);
      return table;
    },
    day(day) {
      check(yearOf(day));
      const exception = exceptions.get(day);
      const notice = notices.get(day);
      const hours = spansOf(day).map(([from, to]) => [clockTime(from), clockTime(to)] as const);
      const date = dateOf(day);
      if (exception) return { date, kind: "exception", name: exception.reason, hours };
      if (notice) return { date, kind: notice.kind === "off" ? "holiday" : "makeUp", name: notice.name, hours };
      return { date, kind: hours.length > 0 ? "workday" : "weekend", hours };
    },
  };
}

/** The periods of weekly hours, the latest first. */
function readPeriods(spec: CalendarSpec): { from: number; weekly: (readonly Span[])[] }[] {
  const periods = spec.periods.map(({ validFrom, hours }) => {
    const from = parseDate(validFrom);
    if (from === null) throw new Refused("calendar.date", { detail: validFrom });
    const weekly = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => parseHours(hours[weekday]));
    if (weekly.every((spans) => spans.length === 0)) throw new Refused("calendar.never-open", { detail: spec.name });
    return { from, weekly };
  });
  if (periods.length === 0) throw new Refused("calendar.never-open", { detail: spec.name });
  return periods.sort((a, b) => b.from - a.from);
}

/** Counts out one year, so that every later question is a subtraction or one binary search. */
function countYear(year: number, spansOf: (day: number) => readonly Span[]): YearTable {
  const firstDay = firstDayOf(year);
  const days = firstDayOf(year + 1) - firstDay;
  const spans: (readonly Span[])[] = [];
  const openBefore = new Int32Array(days + 1);
  const workingBefore = new Int16Array(days + 1);
  const workingDays: number[] = [];
  for (let index = 0; index < days; index++) {
    const open = spansOf(firstDay + index);
    spans.push(open);
    const minutes = open.reduce((sum, [from, to]) => sum + to - from, 0);
    if (minutes > 0) workingDays.push(index);
    openBefore[index + 1] = (openBefore[index] ?? 0) + minutes;
    workingBefore[index + 1] = workingDays.length;
  }
  return { year, firstDay, days, spans, openBefore, workingBefore, workingDays: Int16Array.from(workingDays) };
}

/**
 * Reads "HH:MM" pairs into minutes since midnight. Refuses `calendar.hours` unless each span is at least a minute
 * long and the spans follow one another; spans that merely touch ("12:00" ends, "12:00" begins) are allowed.
 */
export function parseHours(hours: DayHours): readonly Span[] {
  let end = 0;
  return hours.map(([open, close]) => {
    const from = minuteOf(open);
    const to = minuteOf(close);
    if (from === null || to === null || from < end || to <= from) {
      throw new Refused("calendar.hours", { detail: `${open}–${close}` });
    }
    end = to;
    return [from, to] as const;
  });
}

function minuteOf(text: string): number | null {
  if (text === "24:00") return 1440;
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
