import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Type } from "typebox";
import { defineJob, dequeue, enqueue, startWorker } from "./jobs.ts";
import { Closed } from "./schema.ts";
import { openSmallHouse, type SmallHouse } from "./testing/small-house.ts";
import { slowJob } from "./testing/small-jobs.ts";
import { leaveEffect } from "./testing/small-verbs.ts";

const twoStepJob = defineJob({
  name: "shop.two-steps",
  title: "两步",
  input: Closed({ failAt: Type.Integer() }),
  maxAttempts: 2,
  async run({ input, step }) {
    for (const number of [1, 2]) {
      await step(async ({ tx, audit, actor, now }) => {
        await leaveEffect(tx, `step ${number}`);
        audit({ subject: "step", subjectId: String(number), detail: { by: actor.kind, at: now.toISOString() } });
        if (input.failAt === number) throw new Error("no further");
      });
    }
  },
});

const lateJob = defineJob({
  name: "shop.late",
  title: "晚活",
  input: Closed({ mark: Type.String() }),
  run: async ({ input, db }) => void (await leaveEffect(db, input.mark)),
});

const impatientJob = defineJob({
  name: "shop.until-told",
  title: "长活",
  input: Closed({}),
  async run({ db, signal }) {
    await leaveEffect(db, "working");
    while (!signal.aborted) await sleep(50);
    throw new Error("told to stop");
  },
});

const jobs = [slowJob, twoStepJob, lateJob, impatientJob];
let house: SmallHouse;
before(async () => {
  house = await openSmallHouse({ jobs });
});
after(() => house.close());

const queue = (mark: string, options: Parameters<typeof enqueue>[3] = {}) =>
  house.platform.db.transaction((tx) => enqueue({ tx }, lateJob, { mark }, options));
const waiting = () =>
  house.platform.db.query<{ mark: string; runAt: string }>(
    `select payload ->> 'mark' as mark, run_at from graphile_worker._private_jobs where attempts = 0 order by id`,
  );

test("each step of a job is a transaction of its own, audited as the system", async () => {
  await house.platform.db.transaction((tx) => enqueue({ tx }, twoStepJob, { failAt: 2 }));
  await house.workQueue();
  assert.deepEqual([await house.effects("step 1"), await house.effects("step 2")], [1, 0]);
  const entries = await house.platform.db.query<{ action: string; actorKind: string; subjectId: string }>(
    "select action, actor_kind, subject_id from kernel.audit_entry where subject = 'step'",
  );
  assert.deepEqual(entries, [{ action: "shop.two-steps", actorKind: "system", subjectId: "1" }]);
});

test("a job has as many attempts as it declares", async () => {
  await house.platform.db.query(
    "select graphile_worker.reschedule_jobs(array_agg(id), run_at := now()) from graphile_worker.jobs",
  );
  await house.workQueue();
  const answer = await house.call("GET /system/jobs", { who: "boss" });
  const [dead] = answer.json<{ items: { name: string; state: string; attempts: number }[] }>().items;
  assert.deepEqual([dead?.name, dead?.state, dead?.attempts], ["shop.two-steps", "dead", 2]);
  await house.platform.db.query("select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs");
});

test("a job waits for its time; a second one under the same key takes its place; it can be taken back", async () => {
  const later = new Date(Date.now() + 3_600_000);
  const muchLater = new Date(Date.now() + 7_200_000);
  await queue("first", { at: later, key: "reminder" });
  await queue("second", { at: muchLater, key: "reminder" });
  await queue("other", { at: later });
  await house.workQueue();
  assert.deepEqual(await waiting(), [
    { mark: "second", runAt: muchLater.toISOString() },
    { mark: "other", runAt: later.toISOString() },
  ]);
  await house.platform.db.transaction((tx) => dequeue({ tx }, "reminder"));
  await house.platform.db.transaction((tx) => dequeue({ tx }, "never queued"));
  assert.deepEqual(
    (await waiting()).map(({ mark }) => mark),
    ["other"],
  );
  assert.equal(await house.effects("other"), 0);
});

test("a job taken back in a transaction that fails stays", async () => {
  await queue("kept", { at: new Date(Date.now() + 3_600_000), key: "kept" });
  await assert.rejects(
    house.platform.db.transaction(async (tx) => {
      await dequeue({ tx }, "kept");
      throw new Error("no further");
    }),
    /no further/,
  );
  assert.ok((await waiting()).some(({ mark }) => mark === "kept"));
});

test("retrying a job that is not there is refused, and needs the permission", async () => {
  const retry = (id: string, who: "boss" | "hallPacker") =>
    house.call(`POST /system/jobs/${id}/retry`, { who, body: {} });
  assert.deepEqual((await retry("999999", "boss")).status, 404);
  assert.deepEqual((await retry("1e9", "boss")).status, 422);
  assert.deepEqual((await retry("1", "hallPacker")).status, 403);
  assert.equal((await house.call("GET /system/jobs", { who: "hallPacker" })).status, 403);
});

test("a running worker takes up what is queued at once, and tells long jobs when it is stopped", async () => {
  const worker = await startWorker(house.platform, jobs, []);
  const began = performance.now();
  await queue("at once");
  while ((await house.effects("at once")) === 0 && performance.now() - began < 5_000) await sleep(20);
  assert.equal(await house.effects("at once"), 1);
  await house.platform.db.transaction((tx) => enqueue({ tx }, impatientJob, {}));
  while ((await house.effects("working")) === 0) await sleep(20);
  const stopping = performance.now();
  await worker.stop();
  assert.ok(performance.now() - stopping < 3_000, "long jobs hear of it at once");
  const row = await house.platform.db.one<{ lockedBy: string | null; lastError: string }>(
    "select locked_by, last_error from graphile_worker.jobs where task_identifier = 'shop.until-told'",
  );
  assert.deepEqual(row, { lockedBy: null, lastError: "told to stop" });
});
