import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { time } from "@yingsheng/kernel";
import { moveClocks } from "./index.ts";
import { clockHouse } from "./testing/clock-house.ts";
import { local } from "./testing/index.ts";

// Of the first pack: sign 60 minutes round the clock, with warnings at the half and 15 minutes before.

let house: Awaited<ReturnType<typeof clockHouse>>;
before(async () => {
  house = await clockHouse();
});
after(() => house.app.close());

describe("warnings", () => {
  it("come at their minute by a queued job, each exactly once, then overdue", async () => {
    const { app, caseOf, events, move, sweep } = house;
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
    const { app, caseOf, events, move, sweep } = house;
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
    const { app, caseOf, step } = house;
    time.travelTo(local("2026-11-21 03:07"));
    await Promise.all(
      Array.from({ length: 12 }, () => step((context) => moveClocks(context, caseOf(), { start: ["sign"] }))),
    );
    const queued = await app.platform.db.query(
      "select 1 from graphile_worker.jobs where task_identifier = 'clocks.ring' and run_at = '2026-11-20T19:37:00Z'",
    );
    assert.equal(queued.length, 1);
  });
});
