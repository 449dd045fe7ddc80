import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Refused } from "@yingsheng/kernel";
import type { Allowance } from "./allowance.ts";
import { makeCalendar } from "./calendar.ts";
import { dueAt, dueWithPauses, remaining, workingMinutesBetween } from "./due-at.ts";
import { announcedYears } from "./holidays.ts";
import { localTime, parseDate } from "./local-time.ts";
import { YearNotLoaded } from "./refusals.ts";
import { always, local, office, officeHours, officeSpec } from "./testing/index.ts";

const days = (amount: number): Allowance => ({ unit: "workingDays", amount });
const minutes = (amount: number): Allowance => ({ unit: "workingMinutes", amount });
const due = (start: string, allowance: Allowance, calendar = office) =>
  localTime(dueAt(local(start), allowance, calendar).getTime());
const paused = (start: string, allowance: Allowance, pauses: [string, string | null][], calendar = office) => {
  const spans = pauses.map(([from, to]) => ({ from: local(from), to: to === null ? null : local(to) }));
  const at = dueWithPauses(local(start), allowance, spans, calendar);
  return at && localTime(at.getTime());
};

// Counted by hand on the printed calendars of the State Council's notices.
describe("golden dates", () => {
  it("2024: make-up Sundays around the Spring Festival", () => {
    assert.equal(due("2024-02-02 17:00", days(5)), "2024-02-08 18:00");
    assert.equal(due("2024-02-08 09:00", days(3)), "2024-02-19 18:00");
    assert.equal(due("2024-02-09 17:30", minutes(60)), "2024-02-18 09:00");
  });

  it("2024: National Day with make-up days on both sides", () => {
    assert.equal(due("2024-09-27 10:00", days(5)), "2024-10-10 18:00");
    assert.equal(due("2024-09-30 10:00", days(5)), "2024-10-12 18:00");
  });

  it("2025: Spring Festival, and National Day together with Mid-Autumn", () => {
    assert.equal(due("2025-01-24 16:59", days(5)), "2025-02-07 18:00");
    assert.equal(due("2025-09-30 08:00", days(3)), "2025-10-11 18:00");
    assert.equal(due("2025-09-26 20:00", days(1)), "2025-09-28 18:00");
  });

  it("2026: Spring Festival of nine days; a start on a day off counts from the next working day", () => {
    assert.equal(due("2026-02-12 10:00", days(5)), "2026-02-26 18:00");
    assert.equal(due("2026-02-15 20:00", days(3)), "2026-02-26 18:00");
    assert.equal(due("2026-02-27 10:00", days(1)), "2026-02-28 18:00");
  });

  it("2026: National Day, working minutes over the whole of it", () => {
    assert.equal(due("2026-09-30 17:30", minutes(60)), "2026-10-08 09:00");
    assert.equal(due("2026-10-09 17:00", minutes(120)), "2026-10-10 09:30");
    assert.equal(workingMinutesBetween(local("2026-09-30 00:00"), local("2026-10-11 00:00"), office), 4 * 420);
  });

  it("lunch breaks, evenings, and time that runs out exactly at a close", () => {
    assert.equal(due("2026-11-23 11:30", minutes(60)), "2026-11-23 15:00");
    assert.equal(due("2026-11-23 12:30", minutes(30)), "2026-11-23 15:00");
    assert.equal(due("2026-11-23 11:00", minutes(60)), "2026-11-23 12:00");
    assert.equal(due("2026-11-20 17:00", minutes(60)), "2026-11-20 18:00");
    assert.equal(due("2026-11-20 19:00", minutes(1)), "2026-11-23 08:31");
  });

  it("round the clock and the wall clock know no holidays", () => {
    assert.equal(due("2026-09-30 23:30", minutes(60), always), "2026-10-01 00:30");
    assert.equal(due("2027-12-31 23:30", minutes(60), always), "2028-01-01 00:30");
    assert.equal(due("2026-10-01 10:00", days(1), always), "2026-10-03 00:00");
    assert.equal(due("2026-12-31 23:30", { unit: "minutes", amount: 60 }), "2027-01-01 00:30");
  });

  it("calendar days end on a working day (令121号 art. 45)", () => {
    assert.equal(due("2026-08-04 15:00", { unit: "calendarDays", amount: 60 }), "2026-10-08 18:00");
    assert.equal(due("2026-08-03 15:00", { unit: "calendarDays", amount: 60 }), "2026-10-08 18:00");
    assert.equal(due("2026-11-16 15:00", { unit: "calendarDays", amount: 4 }), "2026-11-20 18:00");
    assert.equal(due("2026-09-10 15:00", { unit: "calendarDays", amount: 10 }), "2026-09-20 18:00");
  });

  it("over the year's end", () => {
    assert.equal(due("2025-12-31 10:00", days(3)), "2026-01-06 18:00");
    assert.equal(due("2025-12-31 17:30", minutes(60)), "2026-01-04 09:00");
  });

  it("a year that is not announced is refused, also when it is merely entered", () => {
    const missing = (year: number) => (error: unknown) =>
      error instanceof YearNotLoaded && error.year === year && error.code === "calendar.year-not-loaded";
    assert.equal(due("2026-12-28 10:00", days(3)), "2026-12-31 18:00");
    assert.throws(() => due("2026-12-28 10:00", days(4)), missing(2027));
    assert.equal(due("2026-12-31 17:00", minutes(60)), "2026-12-31 18:00");
    assert.throws(() => due("2026-12-31 17:00", minutes(61)), missing(2027));
    assert.throws(() => due("2026-12-20 10:00", { unit: "calendarDays", amount: 12 }), missing(2027));
    assert.throws(() => due("2023-06-01 10:00", days(1)), missing(2023));
    assert.throws(
      () => workingMinutesBetween(local("2026-12-31 10:00"), local("2027-01-04 10:00"), office),
      missing(2027),
    );
    const hole = makeCalendar({ ...officeSpec, holidayYears: announcedYears.filter((year) => year.year !== 2025) });
    assert.throws(() => due("2024-12-30 10:00", days(300), hole), missing(2025));
  });

  it("the first midnight of a year needs nothing of that year", () => {
    assert.equal(workingMinutesBetween(local("2026-12-31 00:00"), local("2027-01-01 00:00"), office), 420);
    const forEver: [string, null][] = [["2027-01-01 00:00", null]];
    assert.equal(paused("2026-12-20 10:00", { unit: "calendarDays", amount: 3 }, forEver), "2026-12-23 18:00");
    assert.equal(paused("2026-12-28 10:00", days(3), forEver), "2026-12-31 18:00");
  });

  it("senseless amounts are refused", () => {
    for (const amount of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2_000_000]) {
      assert.throws(() => due("2026-11-23 10:00", days(amount)), { code: "allowance.amount" });
    }
  });
});

describe("pauses", () => {
  it("over a weekend costs a working-time clock nothing", () => {
    assert.equal(
      paused("2026-11-20 17:00", minutes(120), [["2026-11-20 18:00", "2026-11-23 08:30"]]),
      "2026-11-23 09:30",
    );
    assert.equal(paused("2026-11-20 10:00", days(2), [["2026-11-20 18:00", "2026-11-23 08:30"]]), "2026-11-24 18:00");
  });

  it("working days: the day a pause begins is given back, the day it ends is counted", () => {
    assert.equal(paused("2026-11-16 10:00", days(3), [["2026-11-17 10:00", "2026-11-19 10:00"]]), "2026-11-23 18:00");
    assert.equal(paused("2026-11-16 10:00", days(3), [["2026-11-17 10:00", "2026-11-17 15:00"]]), "2026-11-19 18:00");
    assert.equal(paused("2026-11-16 10:00", days(3), [["2026-11-16 11:00", "2026-11-17 09:00"]]), "2026-11-19 18:00");
    assert.equal(paused("2026-11-16 10:00", days(3), [["2026-11-17 18:00", "2026-11-18 18:00"]]), "2026-11-20 18:00");
  });

  it("time paused twice is paused once", () => {
    const overlapping: [string, string][] = [
      ["2026-11-23 10:00", "2026-11-23 11:00"],
      ["2026-11-23 09:30", "2026-11-23 10:30"],
      ["2026-11-23 11:00", "2026-11-23 11:30"],
    ];
    assert.equal(paused("2026-11-23 08:30", minutes(90), overlapping), "2026-11-23 12:00");
  });

  it("while one lasts nothing is due, unless the clock had already run out", () => {
    assert.equal(paused("2026-11-23 08:30", minutes(90), [["2026-11-23 09:00", null]]), null);
    assert.equal(paused("2026-11-23 08:30", minutes(90), [["2026-11-23 10:00", null]]), "2026-11-23 10:00");
    assert.equal(paused("2026-11-16 10:00", days(3), [["2026-11-19 17:59", null]]), null);
    assert.equal(paused("2026-11-16 10:00", days(3), [["2026-11-19 18:00", null]]), "2026-11-19 18:00");
  });

  it("calendar days: testing time is not counted, and the last day is one on which the clock runs", () => {
    const ten: Allowance = { unit: "calendarDays", amount: 10 };
    assert.equal(paused("2026-11-02 10:00", ten, []), "2026-11-12 18:00");
    assert.equal(paused("2026-11-02 10:00", ten, [["2026-11-05 09:00", "2026-11-09 09:00"]]), "2026-11-16 18:00");
    // The tenth day is Saturday the 14th; on Monday at the close the clock stands.
    assert.equal(paused("2026-11-04 10:00", ten, [["2026-11-15 10:00", "2026-11-18 10:00"]]), "2026-11-18 18:00");
    assert.equal(paused("2026-11-04 10:00", ten, [["2026-11-15 10:00", null]]), null);
    // At the very close of that Monday: begun there it comes too late, ended there it still covers the close.
    assert.equal(paused("2026-11-04 10:00", ten, [["2026-11-16 18:00", null]]), "2026-11-16 18:00");
    assert.equal(paused("2026-11-04 10:00", ten, [["2026-11-15 10:00", "2026-11-16 18:00"]]), "2026-11-17 18:00");
  });

  it("standing: used, left, share", () => {
    const at = (text: string, pauses: { from: Date; to: Date | null }[] = []) =>
      remaining(local("2026-11-23 08:30"), minutes(420), pauses, local(text), office);
    assert.deepEqual(
      { ...at("2026-11-23 14:00"), dueAt: null },
      { used: 210, left: 210, leftMinutes: 210, share: 0.5, paused: false, overdue: false, dueAt: null },
    );
    const stop = [{ from: local("2026-11-23 09:30"), to: null }];
    assert.deepEqual(at("2026-11-24 09:30", stop), {
      used: 60,
      left: 360,
      leftMinutes: 360,
      share: 1 / 7,
      paused: true,
      overdue: false,
      dueAt: null,
    });
    const late = at("2026-11-24 09:30");
    assert.deepEqual([late.overdue, late.left, late.leftMinutes], [true, 0, -60]);
  });
});

describe("calendars", () => {
  it("every notice names seven holidays, closes only days off and works only weekend days", () => {
    for (const { year, days: listed } of announcedYears) {
      const names = listed.flatMap((day) => day.name.split("、"));
      assert.deepEqual(
        [...new Set(names)].sort(),
        ["中秋节", "元旦", "劳动节", "国庆节", "春节", "清明节", "端午节"].sort(),
      );
      assert.equal(new Set(listed.map((day) => day.date)).size, listed.length);
      for (const day of listed) {
        assert.ok(day.date.startsWith(String(year)));
        const weekday = new Date(`${day.date}T00:00:00Z`).getUTCDay();
        if (day.kind === "makeUp") assert.ok(weekday === 0 || weekday === 6, day.date);
      }
    }
    // 2024: 366 − 104 weekend days − weekdays off + make-up days; likewise 2025 and 2026 (published totals).
    const working = [2024, 2025, 2026].map((year) => office.table(year).workingDays.length);
    assert.deepEqual(working, [251, 248, 248]);
  });

  it("says what each day is", () => {
    const day = (date: string, calendar = office) => calendar.day(parseDate(date) ?? 0);
    assert.deepEqual(day("2026-10-01"), { date: "2026-10-01", kind: "holiday", name: "国庆节", hours: [] });
    assert.equal(day("2026-10-10").kind, "makeUp");
    assert.deepEqual(day("2026-10-10").hours, officeHours[1]);
    assert.equal(day("2026-10-11").kind, "weekend");
    assert.equal(day("2026-10-12").kind, "workday");
    const half = makeCalendar({
      ...officeSpec,
      exceptions: [{ date: "2026-10-10", hours: [["09:00", "12:00"]], reason: "停电检修" }],
    });
    assert.deepEqual(day("2026-10-10", half), {
      date: "2026-10-10",
      kind: "exception",
      name: "停电检修",
      hours: [["09:00", "12:00"]],
    });
    assert.throws(() => day("2027-01-01"), YearNotLoaded);
    assert.equal(day("2027-01-01", always).kind, "workday");
    assert.throws(() => day("1991-06-01", always), { code: "calendar.too-far" });
  });

  it("summer hours begin on their day and leave the days before as they were", () => {
    const day = [
      ["09:00", "12:00"],
      ["15:00", "18:30"],
    ] as const;
    const summer = { validFrom: "2026-05-01", hours: { ...officeHours, 1: day, 2: day, 3: day, 4: day, 5: day } };
    const seasonal = makeCalendar({ ...officeSpec, periods: [summer, ...officeSpec.periods] });
    assert.equal(due("2026-04-29 17:30", minutes(60), seasonal), "2026-04-30 09:00");
    assert.equal(due("2026-04-30 17:30", minutes(60), seasonal), "2026-05-06 09:30");
    assert.equal(due("2026-05-08 17:30", minutes(90), seasonal), "2026-05-09 09:30");
  });

  it("refuses hours that make no sense", () => {
    const withMonday = (hours: [string, string][]) => () =>
      makeCalendar({ ...officeSpec, periods: [{ validFrom: "2026-01-01", hours: { ...officeHours, 1: hours } }] });
    for (const hours of [[["8:30", "12:00"]], [["12:00", "12:00"]], [["09:00", "25:00"]], [["24:00", "24:00"]]]) {
      assert.throws(withMonday(hours as [string, string][]), Refused);
    }
    assert.throws(
      withMonday([
        ["13:00", "17:00"],
        ["09:00", "12:00"],
      ]),
      { code: "calendar.hours" },
    );
    assert.throws(
      withMonday([
        ["09:00", "12:00"],
        ["11:59", "17:00"],
      ]),
      { code: "calendar.hours" },
    );
    assert.doesNotThrow(
      withMonday([
        ["09:00", "12:00"],
        ["12:00", "24:00"],
      ]),
    );
    const never = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
    const periods = [{ validFrom: "2026-01-01", hours: never }];
    assert.throws(() => makeCalendar({ ...officeSpec, periods }), { code: "calendar.never-open" });
    assert.throws(() => makeCalendar({ ...officeSpec, periods: [] }), { code: "calendar.never-open" });
    const bad = [{ date: "2026-02-30", hours: [], reason: "无此日" }];
    assert.throws(() => makeCalendar({ ...officeSpec, exceptions: bad }), { code: "calendar.date" });
  });
});
