import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type ClockEffect, type Context, registerSubscriptions, systemStep, time } from "@yingsheng/kernel";
import { startTestApp, type TestApp } from "@yingsheng/server/testing";
import { v7 as uuid } from "uuid";
import { type ClockSubject, explainClocks, moveClocks, summariseClocks } from "./index.ts";
import { localTime } from "./local-time.ts";
import { sweepJob } from "./ring-clocks.ts";
import { local } from "./testing/office.ts";

// The policies and calendars of the first pack: sign 60 minutes round the clock (half, 15 minutes before); complaints
// 5 working days, 09:00–12:00 and 13:00–17:30 (half, a day, two hours before); review 1 working day.
let app: TestApp;
before(async () => {
  app = await startTestApp();
  // The subjects here are no cases: modules above must not be told of them.
  registerSubscriptions([]);
});
after(() => app.close());

const caseOf = (kind = "complaint", urgency = "normal"): ClockSubject => ({
  caseId: uuid(),
  programId: app.programs["hotline-assist"] as string,
  kind,
  urgency,
});
const step = <T>(work: (context: Context) => Promise<T>) => systemStep(app.platform, "test", work);
const at = <T>(when: string, work: (context: Context) => Promise<T>) => {
  time.travelTo(local(when));
  return step(work);
};
const move = (when: string, subject: ClockSubject, effect: ClockEffect) =>
  at(when, (context) => moveClocks(context, subject, effect));
const due = (text: string | null) => text && localTime(Date.parse(text));
const clocksOf = (subject: ClockSubject) => explainClocks(app.platform.db, subject.caseId);
const events = (subject: ClockSubject) =>
  app.platform.db.query<{ name: string; payload: { stage?: number; name: string; dueAt: string | null } }>(
    "select name, payload from kernel.event where case_id = $1 order by id",
    [subject.caseId],
  );
const sweep = () =>
  sweepJob.run({
    ...app.platform,
    input: {},
    now: time.now(),
    jobId: "0",
    signal: new AbortController().signal,
    step,
  });

describe("the life of clocks", () => {
  it("starts under the most specific policy, or not at all", async () => {
    const complaint = caseOf();
    const first = await move("2026-11-18 10:00", complaint, { start: ["dispatch", "handle"] });
    assert.deepEqual(
      { ...first, nextDueAt: due(first.nextDueAt) },
      {
        nextClock: "dispatch",
        nextDueAt: "2026-11-18 10:30",
        isPaused: false,
      },
    );
    const urgent = caseOf("complaint", "urgent");
    await move("2026-11-18 10:00", urgent, { start: ["dispatch", "handle"] });
    assert.deepEqual((await clocksOf(urgent)).map(({ title, dueAt }) => `${title} ${due(dueAt)}`).sort(), [
      "办理 2026-11-19 10:00",
      "派单 2026-11-18 10:10",
    ]);
    const praise = caseOf("praise");
    const none = await move("2026-11-18 10:00", praise, { start: ["handle"] });
    assert.deepEqual(none, { nextClock: null, nextDueAt: null, isPaused: false });
    assert.deepEqual(await clocksOf(praise), []);
  });

  it("pauses, goes on and ends in time; the sentence tells it all", async () => {
    const subject = caseOf();
    await move("2026-11-16 10:00", subject, { start: ["handle"] });
    const paused = await move("2026-11-17 11:00", subject, { pause: ["handle"] });
    assert.deepEqual([paused.isPaused, due(paused.nextDueAt)], [true, "2026-11-23 17:30"]);
    const reviewing = await move("2026-11-17 11:00", subject, { start: ["review"] });
    assert.deepEqual([reviewing.nextClock, due(reviewing.nextDueAt)], ["review", "2026-11-18 17:30"]);
    const back = await move("2026-11-19 15:00", subject, { stop: ["review"], resume: ["handle"] });
    assert.deepEqual([back.nextClock, due(back.nextDueAt), back.isPaused], ["handle", "2026-11-25 17:30", false]);
    const ended = await move("2026-11-25 17:29", subject, { stop: ["handle"] });
    assert.deepEqual(ended, { nextClock: null, nextDueAt: null, isPaused: false });
    const [handle, review] = await clocksOf(subject);
    assert.deepEqual([handle?.outcome, review?.outcome], ["inTime", "late"]);
    assert.match(handle?.why ?? "", /^时限规则“投诉、举报件办理 5 个工作日”（合同 H.*2026-11-25 17:30 到期。$/);
    assert.match(handle?.why ?? "", /暂停 1 次（2026-11-17 11:00 至 2026-11-19 15:00），其间 2 个工作日不计/);
  });

  it("ends late a minute after, in time while it stands, without judgement when cancelled", async () => {
    const [late, standing, gone] = [caseOf(), caseOf(), caseOf()];
    for (const subject of [late, standing, gone]) await move("2026-11-16 10:00", subject, { start: ["handle"] });
    await move("2026-11-23 17:31", late, { stop: ["handle"] });
    await move("2026-11-23 17:29", standing, { pause: ["handle"] });
    await move("2026-11-27 10:00", standing, { stop: ["handle"] });
    await move("2026-11-23 10:00", gone, { cancel: ["handle", "dispatch"] });
    const outcomes = await Promise.all([late, standing, gone].map(clocksOf));
    assert.deepEqual(
      outcomes.map(([clock]) => clock?.outcome),
      ["late", "inTime", "cancelled"],
    );
  });

  it("passes over what does not run, and never runs one name twice", async () => {
    const subject = caseOf();
    await move("2026-11-16 10:00", subject, {
      start: ["handle"],
      stop: ["sign"],
      pause: ["review"],
      resume: ["handle"],
    });
    const again = await move("2026-11-17 10:00", subject, { start: ["handle"] });
    assert.equal(due(again.nextDueAt), "2026-11-23 17:30");
    assert.equal((await clocksOf(subject)).length, 1);
    time.travelTo(local("2026-11-18 10:00"));
    const both = caseOf();
    await Promise.all([1, 2].map(() => step((context) => moveClocks(context, both, { start: ["sign"] }))));
    assert.equal((await clocksOf(both)).length, 1);
  });

  it("costs one statement to start on a new subject, two for every other step", async () => {
    const counted = (effect: ClockEffect, subject: ClockSubject, isNew: boolean) =>
      step(async (context) => {
        let statements = 0;
        const count =
          <A extends unknown[], R>(run: (...args: A) => R) =>
          (...args: A): R => {
            statements++;
            return run(...args);
          };
        const { tx } = context;
        const counting = { ...tx, query: count(tx.query), one: count(tx.one), maybe: count(tx.maybe) } as typeof tx;
        await moveClocks({ ...context, tx: counting }, subject, effect, { isNew });
        return statements;
      });
    time.travelTo(local("2026-11-18 10:00"));
    await counted({ start: ["dispatch"] }, caseOf(), true);
    const subject = caseOf();
    assert.equal(await counted({ start: ["dispatch", "handle"] }, subject, true), 1);
    assert.equal(await counted({ stop: ["dispatch"], start: ["sign"] }, subject, false), 2);
  });
});

describe("warnings", () => {
  it("come at their minute by a queued job, each exactly once, then overdue", async () => {
    const subject = caseOf();
    await move("2026-11-18 22:00", subject, { start: ["sign"] });
    const told = async (when: string) => {
      time.travelTo(local(when));
      await app.drainJobs();
      await Promise.all([sweep(), sweep()]);
      return (await events(subject)).map(({ name, payload }) => (payload.stage ? `${name} ${payload.stage}` : name));
    };
    assert.deepEqual(await told("2026-11-18 22:29"), []);
    assert.deepEqual(await told("2026-11-18 22:30"), ["clock.warned 1"]);
    assert.deepEqual(await told("2026-11-18 22:44"), ["clock.warned 1"]);
    assert.deepEqual(await told("2026-11-18 22:45"), ["clock.warned 1", "clock.warned 2"]);
    assert.deepEqual(await told("2026-11-18 23:00"), ["clock.warned 1", "clock.warned 2", "clock.overdue"]);
    assert.deepEqual(await told("2026-11-19 23:00"), ["clock.warned 1", "clock.warned 2", "clock.overdue"]);
  });

  it("are caught up by the sweep when every job was lost, and silent for clocks that stopped or stand", async () => {
    const [late, stood, done] = [caseOf(), caseOf(), caseOf()];
    for (const subject of [late, stood, done]) await move("2026-11-20 08:00", subject, { start: ["sign"] });
    await move("2026-11-20 08:10", stood, { pause: ["sign"] });
    await move("2026-11-20 08:10", done, { stop: ["sign"] });
    await app.platform.db.query("select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs");
    time.travelTo(local("2026-11-20 12:00"));
    await sweep();
    assert.deepEqual(
      (await events(late)).map(({ name }) => name),
      ["clock.warned", "clock.warned", "clock.overdue"],
    );
    assert.deepEqual([await events(stood), await events(done)], [[], []]);
    await move("2026-11-20 12:00", stood, { resume: ["sign"] });
    time.travelTo(local("2026-11-20 12:20"));
    await app.drainJobs();
    assert.deepEqual(
      (await events(stood)).map(({ payload }) => payload.stage),
      [1],
    );
  });

  it("queue one job a minute, however many clocks ring in it", async () => {
    time.travelTo(local("2026-11-21 03:07"));
    await Promise.all(
      Array.from({ length: 12 }, () => step((context) => moveClocks(context, caseOf(), { start: ["sign"] }))),
    );
    const queued = await app.platform.db.query(
      "select key from graphile_worker.jobs where key = 'clocks.ring:2026-11-20T19:37Z'",
    );
    assert.equal(queued.length, 1);
  });
});

describe("a year that is not announced", () => {
  it("leaves the due time unknown instead of guessing, and gives it when the year is loaded", async () => {
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
