import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type ClockEffect, time } from "@yingsheng/kernel";
import { v7 as uuid } from "uuid";
import { moveClocks } from "./index.ts";
import type { ClockSubject } from "./move-clocks.ts";
import { clockHouse, due } from "./testing/clock-house.ts";
import { local } from "./testing/index.ts";

// Of the first pack: sign 60 minutes round the clock; complaints 5 working days, 09:00–12:00 and 13:00–17:30; review 1
// working day.

let house: Awaited<ReturnType<typeof clockHouse>>;
before(async () => {
  house = await clockHouse();
});
after(() => house.app.close());

describe("the life of clocks", () => {
  it("starts under the most specific policy, or not at all", async () => {
    const { caseOf, clocksOf, move } = house;
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
    const { caseOf, clocksOf, move } = house;
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
    const { caseOf, clocksOf, move } = house;
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
    const { caseOf, clocksOf, move, step } = house;
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
    const { caseOf, step } = house;
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

describe("the clocks of a case over HTTP", () => {
  it("are told with their reckoning to those who may see deadlines, and look missing to everybody else", async () => {
    const { app, caseOf, move } = house;
    const subject = caseOf();
    await move("2026-11-18 10:00", subject, { start: ["sign"] });
    const shown = await (await app.as("agent")).get(`/cases/${subject.caseId}/clocks`);
    const { clocks } = shown.body as unknown as { clocks: { title: string; dueAt: string; why: string }[] };
    assert.equal(due(clocks[0]?.dueAt ?? null), "2026-11-18 11:00");
    assert.match(clocks[0]?.why ?? "", /2026-11-18 10:00 起算，连续计时 1 小时/);
    const code = ({ body }: { body: unknown }) => (body as { code: string }).code;
    assert.equal(code(await (await app.as("ls-agent")).get(`/cases/${subject.caseId}/clocks`)), "clock.not-found");
    assert.equal(code(await (await app.as("agent")).get(`/cases/${uuid()}/clocks`)), "clock.not-found");
    assert.equal(code(await app.anonymous.get(`/cases/${subject.caseId}/clocks`)), "session.missing");
  });
});
