import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { makeCalendar } from "./calendar.ts";
import { dueAt, dueWithPauses, remaining, workingMinutesBetween } from "./due-at.ts";
import { YearNotLoaded } from "./refusals.ts";
import { allowance, calendarSpec, minuteCounter, pauses, start, UnknownYear } from "./testing/index.ts";

const MINUTE = 60_000;
const iso = (at: Date | null) => at?.toISOString() ?? null;

describe("due dates against counting minute by minute", () => {
  it("working minutes between two instants", () => {
    fc.assert(
      fc.property(calendarSpec, start, fc.integer({ min: 0, max: 30_000 }), (spec, from, minutes) => {
        const to = new Date(from.getTime() + minutes * MINUTE);
        assert.equal(workingMinutesBetween(from, to, makeCalendar(spec)), minuteCounter(spec).openMinutes(from, to));
      }),
      { numRuns: 200 },
    );
  });

  it("never paused, in every unit", () => {
    fc.assert(
      fc.property(calendarSpec, start, allowance, (spec, from, time) => {
        assert.equal(iso(dueAt(from, time, makeCalendar(spec))), iso(minuteCounter(spec).due(from, time, [])));
      }),
      { numRuns: 400 },
    );
  });

  it("with pauses that overlap, span weekends, closes and the year's end, or last", () => {
    fc.assert(
      fc.property(calendarSpec, start, allowance, pauses, (spec, from, time, stops) => {
        assert.equal(
          iso(dueWithPauses(from, time, stops, makeCalendar(spec))),
          iso(minuteCounter(spec).due(from, time, stops)),
        );
      }),
      { numRuns: 800 },
    );
  });

  it("refuses exactly where counting would enter a year that is not announced", () => {
    const announced = calendarSpec.map((spec) => ({
      ...spec,
      observesHolidays: true,
      holidayYears: spec.holidayYears.filter((year) => year.year === 2025),
    }));
    let refusals = 0;
    const answer = (compute: () => Date | null) => {
      try {
        return iso(compute());
      } catch (error) {
        if (error instanceof YearNotLoaded) refusals++;
        if (error instanceof YearNotLoaded || error instanceof UnknownYear) return "year not known";
        throw error;
      }
    };
    const before2026 = start.filter((at) => at < new Date("2025-12-31T16:00:00Z"));
    fc.assert(
      fc.property(announced, before2026, allowance, (spec, from, time) => {
        const fast = answer(() => dueAt(from, time, makeCalendar(spec)));
        assert.equal(
          fast,
          answer(() => minuteCounter(spec).due(from, time, [])),
        );
      }),
      { numRuns: 300 },
    );
    assert.ok(refusals > 20, `only ${refusals} refusals were seen`);
  });

  it("counts to the millisecond: the granted open time lies exactly between start and due", () => {
    fc.assert(
      fc.property(calendarSpec, start, fc.nat(59_999), fc.integer({ min: 1, max: 3000 }), (spec, whole, ms, amount) => {
        const from = new Date(whole.getTime() + ms);
        const calendar = makeCalendar(spec);
        const due = dueAt(from, { unit: "workingMinutes", amount }, calendar);
        assert.equal(workingMinutesBetween(from, due, calendar), amount);
        const justBefore = new Date(due.getTime() - 1);
        assert.ok(workingMinutesBetween(from, justBefore, calendar) < amount);
      }),
      { numRuns: 300 },
    );
  });

  it("a later start is never due earlier", () => {
    fc.assert(
      fc.property(calendarSpec, start, fc.nat(5000), allowance, (spec, from, minutes, time) => {
        const calendar = makeCalendar(spec);
        assert.ok(dueAt(new Date(from.getTime() + minutes * MINUTE), time, calendar) >= dueAt(from, time, calendar));
      }),
      { numRuns: 300 },
    );
  });

  it("what remains and what was used add up, and run out exactly at the due instant", () => {
    fc.assert(
      fc.property(calendarSpec, start, allowance, pauses, fc.nat(40_000), (spec, from, time, stops, minutes) => {
        const calendar = makeCalendar(spec);
        const at = new Date(from.getTime() + minutes * MINUTE);
        const standing = remaining(from, time, stops, at, calendar);
        assert.equal(standing.used + standing.left, time.amount);
        assert.equal(standing.paused, standing.dueAt === null);
        assert.equal(standing.overdue, standing.dueAt !== null && at > standing.dueAt);
        assert.ok(standing.overdue ? standing.leftMinutes <= 0 : standing.leftMinutes >= 0);
        assert.ok(standing.share >= 0 && (standing.overdue || standing.share <= 1));
        if (time.unit === "workingMinutes" || time.unit === "minutes") {
          if (!standing.overdue) assert.ok(Math.abs(standing.left - standing.leftMinutes) < 1e-6);
        }
      }),
      { numRuns: 400 },
    );
  });
});
