import type { HolidayDay, HolidayYear } from "./calendar.ts";
import { dateOf, parseDate } from "./local-time.ts";

/**
 * The days off and make-up working days of the State Council's yearly notices, as facts. They seed the table
 * `clocks.holiday`, where later years are loaded and corrected on screen; code never reads them after that.
 */
export const announcedYears: readonly HolidayYear[] = [
  notice(2024, [
    off("元旦", "2024-01-01", "2024-01-01"),
    off("春节", "2024-02-10", "2024-02-17", ["2024-02-04", "2024-02-18"]),
    off("清明节", "2024-04-04", "2024-04-06", ["2024-04-07"]),
    off("劳动节", "2024-05-01", "2024-05-05", ["2024-04-28", "2024-05-11"]),
    off("端午节", "2024-06-10", "2024-06-10"),
    off("中秋节", "2024-09-15", "2024-09-17", ["2024-09-14"]),
    off("国庆节", "2024-10-01", "2024-10-07", ["2024-09-29", "2024-10-12"]),
  ]),
  notice(2025, [
    off("元旦", "2025-01-01", "2025-01-01"),
    off("春节", "2025-01-28", "2025-02-04", ["2025-01-26", "2025-02-08"]),
    off("清明节", "2025-04-04", "2025-04-06"),
    off("劳动节", "2025-05-01", "2025-05-05", ["2025-04-27"]),
    off("端午节", "2025-05-31", "2025-06-02"),
    off("国庆节、中秋节", "2025-10-01", "2025-10-08", ["2025-09-28", "2025-10-11"]),
  ]),
  notice(2026, [
    off("元旦", "2026-01-01", "2026-01-03", ["2026-01-04"]),
    off("春节", "2026-02-15", "2026-02-23", ["2026-02-14", "2026-02-28"]),
    off("清明节", "2026-04-04", "2026-04-06"),
    off("劳动节", "2026-05-01", "2026-05-05", ["2026-05-09"]),
    off("端午节", "2026-06-19", "2026-06-21"),
    off("中秋节", "2026-09-25", "2026-09-27"),
    off("国庆节", "2026-10-01", "2026-10-07", ["2026-09-20", "2026-10-10"]),
  ]),
];

function notice(year: number, holidays: readonly (readonly HolidayDay[])[]): HolidayYear {
  const days = holidays.flat().sort((a, b) => (a.date < b.date ? -1 : 1));
  return { year, source: `国务院办公厅关于${year}年部分节假日安排的通知`, days };
}

function off(name: string, from: string, to: string, makeUps: readonly string[] = []): HolidayDay[] {
  const days: HolidayDay[] = makeUps.map((date) => ({ date, name, kind: "makeUp" }));
  const last = parseDate(to) ?? 0;
  for (let day = parseDate(from) ?? 0; day <= last; day++) days.push({ date: dateOf(day), name, kind: "off" });
  return days;
}
