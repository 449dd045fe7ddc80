import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { time } from "@yingsheng/kernel";
import { v7 as uuid } from "uuid";
import { moveClocks, summariseClocks } from "./index.ts";
import { clockHouse, due } from "./testing/clock-house.ts";
import { local } from "./testing/index.ts";

// Of the first pack: complaints 5, consults 3 working days, 09:00–12:00 and 13:00–17:30.

let house: Awaited<ReturnType<typeof clockHouse>>;
before(async () => {
  house = await clockHouse();
});
after(() => house.app.close());

describe("a year that is not announced", () => {
  it("leaves the due time unknown instead of guessing, and gives it when the year is loaded", async () => {
    const { app, caseOf, clocksOf, events, move, step } = house;
    const [waiting, ended, undecided] = [caseOf(), caseOf(), caseOf()];
    const begun = await move("2026-12-28 10:00", waiting, { start: ["handle"] });
    assert.deepEqual(begun, { nextClock: "handle", nextDueAt: null, isPaused: false });
    await move("2026-12-28 10:00", ended, { start: ["handle"] });
    await move("2026-12-29 10:00", ended, { stop: ["handle"] });
    await move("2026-12-28 10:00", undecided, { start: ["handle"] });
    await move("2027-01-05 10:00", undecided, { stop: ["handle"] });
    assert.equal((await clocksOf(undecided))[0]?.outcome, null);
    time.travelTo(local("2026-12-30 10:00"));
    const [clock] = await clocksOf(waiting);
    assert.equal(clock?.dueAt, null);
    assert.match(clock?.why ?? "", /2027 年的节假日安排，尚未载入/);
    assert.equal((await clocksOf(ended))[0]?.outcome, "inTime");

    const admin = await app.as("admin");
    const days = [
      { date: "2027-01-01", name: "元旦", kind: "off" },
      { date: "2027-01-03", name: "元旦", kind: "makeUp" },
    ];
    const loaded = await admin.put("/holiday-years/2027", { source: "测试用安排", days });
    assert.equal(loaded.status, 200, JSON.stringify(loaded.body));
    await app.drainJobs();
    const now = await step((context) => summariseClocks(context, waiting));
    assert.equal(due(now.nextDueAt), "2027-01-04 17:30");
    assert.deepEqual(
      (await events(waiting)).map(({ name, payload }) => [name, due(payload.dueAt)]),
      [["clock.moved", "2027-01-04 17:30"]],
    );
    assert.equal((await clocksOf(undecided))[0]?.outcome, "late");
    assert.deepEqual(await events(undecided), []);
  });
});

describe("a change of the calendar", () => {
  it("moves the running clocks on it and leaves ended ones as they were judged", async () => {
    const { app, caseOf, clocksOf, events, move, sweep } = house;
    const [running, ended, standing] = [caseOf("consult"), caseOf("consult"), caseOf("consult")];
    for (const subject of [running, ended, standing]) await move("2026-03-02 10:00", subject, { start: ["handle"] });
    await move("2026-03-02 11:00", standing, { pause: ["handle"] });
    await move("2026-03-05 17:00", ended, { stop: ["handle"] });
    const admin = await app.as("admin");
    const { body } = await admin.get(`/programs/${app.programs["hotline-assist"]}/calendars`);
    const { calendars } = body as unknown as { calendars: { id: string; code: string }[] };
    const office = calendars.find(({ code }) => code === "office")?.id;
    const closed = { hours: [], reason: "台风停工" };
    assert.equal((await admin.put(`/calendars/${office}/days/2026-03-04`, closed)).status, 200);
    await app.drainJobs();
    assert.equal(due((await clocksOf(running))[0]?.dueAt ?? null), "2026-03-06 17:30");
    time.travelTo(local("2026-03-20 10:00"));
    await sweep();
    assert.deepEqual(
      (await events(standing)).map(({ name }) => name),
      ["clock.moved"],
    );
    assert.match((await clocksOf(running))[0]?.why ?? "", /03-04（台风停工）不计/);
    const [kept] = await clocksOf(ended);
    assert.deepEqual([due(kept?.dueAt ?? null), kept?.outcome], ["2026-03-05 17:30", "inTime"]);
    assert.match(kept?.why ?? "", /结束时按当时的日历为 2026-03-05 17:30 到期，以此为准。$/);
    assert.equal((await admin.delete(`/calendars/${office}/days/2026-03-04`)).status, 200);
    await app.drainJobs();
    assert.equal(due((await clocksOf(running))[0]?.dueAt ?? null), "2026-03-05 17:30");
  });

  it("is known to the next start, also when the process still remembers what was before", async () => {
    const { app, at, caseOf, clocksOf } = house;
    const start = async () => {
      const subject = caseOf("consult");
      const { nextDueAt } = await at("2026-05-18 10:00", (context) =>
        moveClocks(context, subject, { start: ["handle"] }, { isNew: true }),
      );
      const [stored] = await clocksOf(subject);
      assert.equal(stored?.dueAt, nextDueAt);
      return due(nextDueAt);
    };
    assert.equal(await start(), "2026-05-21 17:30");
    // Another process closes a day; nothing in this one has read it.
    await app.platform.db.query(
      `with e as (insert into clocks.calendar_exception (calendar_id, date, hours, reason, set_at)
         select id, '2026-05-20', '[]', '停电检修', now() from clocks.calendar where code = 'office' and program_id = $1)
       update clocks.config set version = $2`,
      [app.programs["hotline-assist"], uuid()],
    );
    assert.equal(await start(), "2026-05-22 17:30");
  });

  it("finds a clock that an older version wrote while the calendar changed", async () => {
    const { app, caseOf, clocksOf, move, sweep } = house;
    const subject = caseOf("consult");
    await move("2026-04-13 10:00", subject, { start: ["handle"] });
    await app.platform.db.query(
      "update clocks.clock set calendar_version = calendar_version - 1, due_at = '2020-01-01T00:00:00Z' where case_id = $1",
      [subject.caseId],
    );
    await sweep();
    assert.equal(due((await clocksOf(subject))[0]?.dueAt ?? null), "2026-04-16 17:30");
  });
});
