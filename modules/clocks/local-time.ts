/**
 * Local dates and times of the People's Republic of China, by plain arithmetic.
 *
 * Asia/Shanghai has stood at +08:00 without summer time since 15 September 1991, so for every instant from
 * 1992 on a local time is the instant plus eight hours. No year before `FIRST_YEAR` is ever counted (see calendar.ts).
 */
const OFFSET_MS = 8 * 3_600_000;

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** The first whole year of the fixed +08:00 offset; the summer times of 1986–1991 lie before it. */
export const FIRST_YEAR = 1992;

/** Number of the local day (days since 1970-01-01) in which the instant `at` (epoch milliseconds) lies. */
export function dayOf(at: number): number {
  return Math.floor((at + OFFSET_MS) / DAY_MS);
}

/** The instant (epoch milliseconds) at which the local day `day` begins; the end of a day is the start of the next. */
export function startOfDay(day: number): number {
  return day * DAY_MS - OFFSET_MS;
}

/** The calendar year of a day number. */
export function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

/** The day number of 1 January of `year`. */
export function firstDayOf(year: number): number {
  return Date.UTC(year, 0, 1) / DAY_MS;
}

/** ISO weekday of a day number: 1 Monday … 7 Sunday. */
export function weekdayOf(day: number): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  // 1970-01-01 was a Thursday; the double modulo keeps days before it right.
  return (((((day + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** "YYYY-MM-DD" of a day number. */
export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The day number of "YYYY-MM-DD", or null when the text is no date of the calendar (2026-02-30, 2026-1-5). */
export function parseDate(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const at = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(at)) return null;
  const day = at / DAY_MS;
  return dateOf(day) === text ? day : null;
}

/** Local "YYYY-MM-DD HH:MM" of an instant, cut down to its minute, as written everywhere on screen. */
export function localTime(at: number): string {
  return new Date(at + OFFSET_MS).toISOString().slice(0, 16).replace("T", " ");
}

const WEEKDAYS = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"] as const;

/** 周一 … 周日 of a day number. */
export function weekdayName(day: number): string {
  return WEEKDAYS[weekdayOf(day) - 1] ?? "";
}
