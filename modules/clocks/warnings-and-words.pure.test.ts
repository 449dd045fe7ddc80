import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Allowance } from "./allowance.ts";
import { makeCalendar } from "./calendar.ts";
import { dueWithPauses } from "./due-at.ts";
import { explainDue } from "./explain-due.ts";
import { localTime } from "./local-time.ts";
import type { PackWarning } from "./pack-section.ts";
import {
  allowance,
  always,
  calendarSpec,
  local,
  minuteCounter,
  office,
  officeSpec,
  pauses,
  start,
} from "./testing/index.ts";
import { warningInstants } from "./warning-instants.ts";

const warn = (
  from: string,
  time: Allowance,
  warnings: PackWarning[],
  stops: [string, string | null][] = [],
  calendar = office,
) => {
  const spans = stops.map(([a, b]) => ({ from: local(a), to: b === null ? null : local(b) }));
  return warningInstants({ startedAt: local(from), allowance: time, pauses: spans }, warnings, calendar).map(
    ({ stage, at }) => `${stage} ${localTime(at.getTime())}`,
  );
};

describe("warnings", () => {
  it("at a share: in open time for working clocks, on the wall for others", () => {
    const half = [{ atShare: 0.5 }];
    assert.deepEqual(warn("2026-11-23 08:30", { unit: "workingMinutes", amount: 420 }, half), ["1 2026-11-23 12:00"]);
    assert.deepEqual(warn("2026-11-20 18:00", { unit: "workingDays", amount: 2 }, half), ["1 2026-11-23 18:00"]);
    assert.deepEqual(warn("2026-11-21 10:00", { unit: "minutes", amount: 60 }, half, [], always), [
      "1 2026-11-21 10:30",
    ]);
  });

  it("minutes before: never at an hour when nobody works", () => {
    const day: PackWarning[] = [{ minutesBefore: 1440 }, { minutesBefore: 120 }];
    // Due Monday at the close: a day before is Sunday, so the last open minute of Friday.
    assert.deepEqual(warn("2026-11-18 10:00", { unit: "workingDays", amount: 3 }, day), [
      "1 2026-11-20 17:59",
      "2 2026-11-23 16:00",
    ]);
    assert.deepEqual(warn("2026-09-30 17:30", { unit: "workingMinutes", amount: 60 }, [{ minutesBefore: 45 }]), [
      "1 2026-09-30 17:59",
    ]);
    assert.deepEqual(warn("2026-11-21 22:00", { unit: "minutes", amount: 60 }, [{ minutesBefore: 15 }], [], always), [
      "1 2026-11-21 22:45",
    ]);
  });

  it("leaves out what lies before the start, moves with pauses, is silent while paused", () => {
    const hour: Allowance = { unit: "workingMinutes", amount: 60 };
    assert.deepEqual(warn("2026-11-23 09:00", hour, [{ minutesBefore: 60 }, { minutesBefore: 90 }]), []);
    assert.deepEqual(warn("2026-11-23 09:00", hour, [{ atShare: 0.5 }], [["2026-11-23 09:10", "2026-11-23 10:00"]]), [
      "1 2026-11-23 10:20",
    ]);
    assert.deepEqual(
      warn("2026-11-23 09:00", hour, [{ minutesBefore: 20 }], [["2026-11-23 09:50", "2026-11-23 11:00"]]),
      ["1 2026-11-23 11:00"],
    );
    assert.deepEqual(warn("2026-11-23 09:00", hour, [{ atShare: 0.5 }], [["2026-11-23 09:10", null]]), []);
  });

  it("property: in order, after the start, before the due instant, on whole minutes, in open time, not in a pause", () => {
    const warnings = fc.array(
      fc.oneof(
        fc.record({ atShare: fc.double({ min: 0.05, max: 0.95, noNaN: true }) }),
        fc.record({ minutesBefore: fc.integer({ min: 1, max: 3000 }) }),
      ),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(calendarSpec, start, allowance, pauses, warnings, (spec, from, time, stops, stages) => {
        const calendar = makeCalendar(spec);
        const due = dueWithPauses(from, time, stops, calendar);
        const counter = minuteCounter(spec);
        const instants = warningInstants({ startedAt: from, allowance: time, pauses: stops }, stages, calendar);
        if (due === null) assert.deepEqual(instants, []);
        instants.forEach(({ stage, at }, index) => {
          assert.ok(at > from && due !== null && at < due);
          assert.equal(at.getTime() % 60_000, 0);
          assert.ok(at >= (instants[index - 1]?.at ?? from));
          const inPause = stops.some((stop) => stop.from < at && stop.to !== null && at < stop.to);
          const warning = stages[stage - 1] as PackWarning;
          if ("minutesBefore" in warning) {
            assert.ok(!inPause);
            const resumed = stops.some((stop) => stop.to?.getTime() === at.getTime());
            if (time.unit.startsWith("working") && !resumed) assert.ok(counter.isOpen(at.getTime()));
          }
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe("why a clock is due when it is", () => {
  it("working days over National Day", () => {
    assert.equal(
      explainDue(local("2026-09-28 16:20"), { unit: "workingDays", amount: 5 }, [], office),
      "2026-09-28 16:20 起算，当日不计，按“机关作息”数 5 个工作日，到末日下班为止；" +
        "依次为 09-29、09-30、10-08、10-09、10-10；国庆节 10-01 至 10-07 放假不计；" +
        "10-10（周六）为国庆节调休上班，计入；2026-10-10 18:00 到期。",
    );
  });

  it("working minutes with a pause over the weekend and one that took time", () => {
    const stops = [
      { from: local("2026-11-20 18:00"), to: local("2026-11-23 08:30") },
      { from: local("2026-11-23 09:00"), to: local("2026-11-23 09:45") },
    ];
    assert.equal(
      explainDue(local("2026-11-20 17:00"), { unit: "workingMinutes", amount: 120 }, stops, office),
      "2026-11-20 17:00 起算，按“机关作息”的工作时间计 2 小时；每周休息日 2 天不计；" +
        "暂停 2 次（2026-11-20 18:00 至 2026-11-23 08:30、2026-11-23 09:00 至 2026-11-23 09:45），其间 45 分钟不计；" +
        "2026-11-23 10:15 到期。",
    );
  });

  it("a pause that took nothing, a day exception, a year boundary", () => {
    const calendar = makeCalendar({
      ...officeSpec,
      exceptions: [{ date: "2025-12-31", hours: [], reason: "系统切换" }],
    });
    const stops = [{ from: local("2026-01-01 08:00"), to: local("2026-01-02 08:00") }];
    assert.equal(
      explainDue(local("2025-12-30 10:00"), { unit: "workingDays", amount: 2 }, stops, calendar),
      "2025-12-30 10:00 起算，当日不计，按“机关作息”数 2 个工作日，到末日下班为止；" +
        "元旦 2026-01-01 至 2026-01-03 放假不计；12-31（系统切换）不计；2026-01-04（周日）为元旦调休上班，计入；" +
        "暂停 1 次（2026-01-01 08:00 至 2026-01-02 08:00），其间没有应计的时间，期限不变；2026-01-05 18:00 到期。",
    );
  });

  it("calendar days that end on a holiday, the wall clock, and a clock that stands", () => {
    assert.equal(
      explainDue(local("2026-08-04 15:00"), { unit: "calendarDays", amount: 60 }, [], office),
      "2026-08-04 15:00 起算，当日不计，数 60 个自然日，末日遇休息日顺延至其后第一个工作日；" +
        "第 60 日 10-03（周六，国庆节）不是可到期的工作日，顺延；2026-10-08 18:00 到期。",
    );
    assert.equal(
      explainDue(local("2026-11-22 09:14"), { unit: "minutes", amount: 90 }, [], always),
      "2026-11-22 09:14 起算，连续计时 1 小时 30 分钟，昼夜和节假日都计入；2026-11-22 10:44 到期。",
    );
    const stop = [{ from: local("2026-11-18 10:00"), to: null }];
    assert.equal(
      explainDue(local("2026-11-16 10:00"), { unit: "workingDays", amount: 5 }, stop, office),
      "2026-11-16 10:00 起算，当日不计，按“机关作息”数 5 个工作日，到末日下班为止；" +
        "2026-11-18 10:00 起暂停至今，恢复后接着计算，还剩 4 个工作日。",
    );
  });

  it("property: names the due minute, or says that the clock stands", () => {
    fc.assert(
      fc.property(calendarSpec, start, allowance, pauses, (spec, from, time, stops) => {
        const calendar = makeCalendar(spec);
        const text = explainDue(from, time, stops, calendar);
        const due = dueWithPauses(from, time, stops, calendar);
        if (due) assert.ok(text.endsWith(`；${localTime(due.getTime())} 到期。`), text);
        else assert.match(text, /起暂停至今，恢复后接着计算，还剩 \d+ .*。$/);
      }),
      { numRuns: 300 },
    );
  });
});
