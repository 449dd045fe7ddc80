import fc from "fast-check";
import type { Allowance, WeeklyHours } from "../allowance.ts";
import type { CalendarSpec, DayHours, HolidayDay } from "../calendar.ts";
import type { Pause } from "../pauses.ts";

/** Random calendars, starts and pauses around a year boundary, for the property tests. All on whole minutes. */

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** Zero to three open spans of a day: lunch breaks, touching spans, days that end at 24:00. */
const dayHours: fc.Arbitrary<DayHours> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constant([
      ["08:30", "12:00"],
      ["14:30", "17:30"],
    ] as const),
  },
  { weight: 1, arbitrary: fc.constant([["00:00", "24:00"]] as const) },
  {
    weight: 1,
    arbitrary: fc.constant([
      ["09:00", "12:00"],
      ["12:00", "17:00"],
    ] as const),
  },
  {
    weight: 2,
    arbitrary: fc
      .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 6 })
      .map((minutes) => minutes.sort((a, b) => a - b))
      .map((minutes) =>
        Array.from(
          { length: Math.floor(minutes.length / 2) },
          (_, i) => [clock(minutes[2 * i] ?? 0), clock(minutes[2 * i + 1] ?? 0)] as const,
        ),
      ),
  },
);
const dayOff = fc.constant([] as DayHours);

const weeklyHours: fc.Arbitrary<WeeklyHours> = fc
  .tuple(dayHours, dayHours, dayHours, dayHours, dayHours, fc.oneof(dayOff, dayHours), dayOff)
  .map(([d1, d2, d3, d4, d5, d6, d7]) => ({ 1: d1, 2: d2, 3: d3, 4: d4, 5: d5, 6: d6, 7: d7 }));

/** Days from 2025-11-20 to 2026-02-10, where the starts lie and most of the counting happens. */
const date = fc
  .integer({ min: 0, max: 82 })
  .map((days) => new Date(Date.UTC(2025, 10, 20 + days)).toISOString().slice(0, 10));

const holidays: fc.Arbitrary<HolidayDay[]> = fc.uniqueArray(
  fc.record({
    date,
    name: fc.constantFrom("元旦", "春节"),
    kind: fc.oneof({ weight: 3, arbitrary: fc.constant("off" as const) }, fc.constant("makeUp" as const)),
  }),
  { maxLength: 25, selector: (day) => day.date },
);

/** Calendars with 2025 and 2026 loaded; the holidays of 2026 may name days of December 2025, as notices do. */
export const calendarSpec: fc.Arbitrary<CalendarSpec> = fc.record({
  code: fc.constant("office"),
  name: fc.constant("机关作息"),
  observesHolidays: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
  periods: fc.oneof(
    weeklyHours.map((hours) => [{ validFrom: "2000-01-01", hours }]),
    fc.tuple(weeklyHours, weeklyHours, date).map(([winter, summer, validFrom]) => [
      { validFrom, hours: summer },
      { validFrom: "2025-11-10", hours: winter },
    ]),
  ),
  holidayYears: holidays.map((days) => [
    { year: 2025, source: "测试", days: [] },
    { year: 2026, source: "测试", days },
  ]),
  exceptions: fc.uniqueArray(fc.record({ date, hours: fc.oneof(dayOff, dayHours), reason: fc.constant("停电检修") }), {
    maxLength: 6,
    selector: (day) => day.date,
  }),
});

const FIRST = Date.UTC(2025, 10, 20);
const minute = (max: number) => fc.integer({ min: 0, max });

/** A start within 60 days of 2025-11-20. */
export const start: fc.Arbitrary<Date> = minute(60 * 1440).map((minutes) => new Date(FIRST + minutes * 60_000));

export const allowance: fc.Arbitrary<Allowance> = fc.oneof(
  fc.record({ unit: fc.constant("workingMinutes" as const), amount: fc.integer({ min: 1, max: 3000 }) }),
  fc.record({ unit: fc.constant("workingDays" as const), amount: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ unit: fc.constant("minutes" as const), amount: fc.integer({ min: 1, max: 20_000 }) }),
  fc.record({ unit: fc.constant("calendarDays" as const), amount: fc.integer({ min: 1, max: 30 }) }),
);

/** Times of day at which pauses like to begin and end: closes, openings, midnight, anything. */
const boundary = fc.tuple(fc.integer({ min: -3, max: 70 }), fc.oneof(fc.constantFrom(0, 510, 720, 1050), minute(1439)));

/** Up to four pauses in any order, overlapping or not, one of them perhaps without an end. */
export const pauses: fc.Arbitrary<Pause[]> = fc
  .array(fc.tuple(boundary, fc.oneof(minute(300), minute(10_000)), fc.integer({ min: 0, max: 9 })), { maxLength: 4 })
  .map((list) =>
    list.map(([[day, minuteOfDay], length, lasts]) => {
      const from = FIRST - 8 * 3_600_000 + (day * 1440 + minuteOfDay) * 60_000;
      return { from: new Date(from), to: lasts === 0 ? null : new Date(from + length * 60_000) };
    }),
  );
