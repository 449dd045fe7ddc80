/** What a number format shows: `none` for ordinary numbers, `elapsed` for hours beyond 24 ([h]:mm). */
export type DateKind = "none" | "date" | "time" | "dateTime" | "elapsed";

/** Formats that a workbook does not spell out (ECMA-376 18.8.30), with those of Chinese Excel (27-36, 50-58). */
const builtIn = new Map<number, DateKind>([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, "date"] as const),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56].map((id) => [id, "time"] as const),
  [22, "dateTime"],
  [46, "elapsed"],
]);

/** The kind of a format by its number and, if the workbook defines it, its code such as `yyyy"年"m"月"d"日" hh:mm`. */
export function dateKind(id: number, code: string | undefined): DateKind {
  if (code === undefined) return builtIn.get(id) ?? "none";
  const section = (code.split(";")[0] ?? "").replace(/"[^"]*"|\\.|[_*]./g, "");
  if (/\[(?:h+|m+|s+)\]/i.test(section)) return "elapsed";
  const letters = section.replace(/\[[^\]]*\]/g, "").toLowerCase();
  if (letters.includes("general") || letters === "@") return "none";
  const hasDate =
    /[yd年月日]/.test(letters) || (letters.includes("m") && !/[hs]/.test(letters) && !/[0#?]/.test(letters));
  const hasTime = /[hs时分秒]|am\/pm|上午/.test(letters);
  if (hasDate) return hasTime ? "dateTime" : "date";
  return hasTime ? "time" : "none";
}

const daySeconds = 86_400;
/** 1970-01-01 in days of the calendar that begins with 1900, and of the one that begins with 1904. */
const epochDays = { 1900: 25_569, 1904: 24_107 };
/** 10000-01-01. */
const lastSerial = 2_958_466;

const two = (n: number): string => String(n).padStart(2, "0");
const clock = (seconds: number): string =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;

/**
 * A date of a spreadsheet as local text without zone: `2026-11-22`, `2026-11-22T09:14:00`, `09:14:00`, elapsed `26:30:00`.
 * Rounded to seconds, because spreadsheets keep 09:14 as a fraction of a day that is not exact. Numbers that are no date
 * stay numbers.
 */
export function dateText(serial: number, kind: DateKind, starts: 1900 | 1904): string | number {
  if (kind === "none" || !(serial >= 0) || serial >= lastSerial) return serial;
  const seconds = Math.round(serial * daySeconds);
  if (kind === "elapsed") return clock(seconds);
  const days = Math.floor(seconds / daySeconds);
  const rest = seconds % daySeconds;
  if (kind === "time" && days === 0) return clock(rest);
  // The calendar of 1900 has a 29th of February that never was; the days before it are off by one.
  const sinceEpoch = days - epochDays[starts] + (starts === 1900 && days < 60 ? 1 : 0);
  const date = new Date(sinceEpoch * daySeconds * 1000).toISOString().slice(0, 10);
  return kind === "date" && rest === 0 ? date : `${date}T${clock(rest)}`;
}
