import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { describe, type TestContext, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { v7 as uuid } from "uuid";
import { enqueue, startWorker } from "./jobs.ts";
import { type CuttableLine, openCuttableLine } from "./testing/cuttable-line.ts";
import { openSmallHouse, type SmallHouse } from "./testing/small-house.ts";
import { slowJob } from "./testing/small-jobs.ts";
import { announceWorkers, releaseDeadWorkers } from "./worker-liveness.ts";

const program = fileURLToPath(new URL("testing/run-small-worker.ts", import.meta.url));

type Workshop = {
  house: SmallHouse;
  line: CuttableLine;
  /** A worker in this process. */
  hire(): ReturnType<typeof startWorker>;
  /** A worker in a process of its own. */
  launch(): Promise<ChildProcess>;
};

/** A small house whose workers are gone when the test ends, however it ends. */
async function openWorkshop(t: TestContext): Promise<Workshop> {
  let line: CuttableLine | undefined;
  const house = await openSmallHouse({
    async through(url) {
      line = await openCuttableLine(url);
      return line.url;
    },
  });
  const stops: (() => unknown)[] = [];
  t.after(async () => {
    for (const stop of stops) await stop();
    await house.close();
    await line?.close();
  });
  return {
    house,
    line: line as CuttableLine,
    async hire() {
      const worker = await startWorker(house.platform, [slowJob], []);
      let stopped: Promise<void> | undefined;
      const stop = () => {
        stopped ??= worker.stop();
        return stopped;
      };
      stops.push(stop);
      return { stop };
    },
    async launch() {
      const child = spawn(process.execPath, [program, house.databaseUrl], { stdio: ["ignore", "pipe", "inherit"] });
      stops.push(() => child.kill("SIGKILL"));
      await new Promise((ready) => child.stdout?.once("data", ready));
      return child;
    },
  };
}

const queue = (house: SmallHouse, mark: string, ms: number) =>
  house.platform.db.transaction((tx) => enqueue({ tx }, slowJob, { mark, ms }));

async function until(what: string, seconds: number, holds: () => Promise<boolean>): Promise<number> {
  const began = performance.now();
  while (!(await holds().catch(() => false))) {
    if (performance.now() - began > seconds * 1000) assert.fail(`${what}: not within ${seconds} s`);
    await sleep(100);
  }
  return (performance.now() - began) / 1000;
}

const lockedBy = (house: SmallHouse) =>
  house.platform.db.query<{ mark: string; lockedBy: string | null }>(
    "select payload ->> 'mark' as mark, locked_by from graphile_worker._private_jobs order by 1",
  );

/** Makes a job look locked under a name since some seconds. */
async function lock(house: SmallHouse, mark: string, name: string, secondsAgo: number): Promise<void> {
  await queue(house, mark, 0);
  await house.platform.db.query(
    `update graphile_worker._private_jobs set locked_by = $2, locked_at = now() - make_interval(secs => $3)
     where payload ->> 'mark' = $1`,
    [mark, name, secondsAgo],
  );
}

/** Makes a process look as if it had last spoken some seconds ago. */
const spoke = (house: SmallHouse, name: string, secondsAgo: number) =>
  house.platform.db.query(
    `insert into kernel.worker_process (id, worker_ids, started_at, seen_at)
     values ($1, array[$2], now(), now() - make_interval(secs => $3))`,
    [uuid(), name, secondsAgo],
  );

describe("workers that live and die", { concurrency: true }, () => {
  test("the job of a killed process is taken over by another within 15 seconds", async (t) => {
    const { house, launch } = await openWorkshop(t);
    const first = await launch();
    await queue(house, "long", 60_000);
    await until("the job starts", 5, async () => (await house.effects("long started")) === 1);
    await launch();
    first.kill("SIGKILL");
    const seconds = await until("takeover", 15, async () => (await house.effects("long started")) === 2);
    t.diagnostic(`taken over after ${seconds.toFixed(1)} s`);
    assert.equal(await house.effects("long ended"), 0);
  });

  test("a job that takes its time is not taken away from a worker that lives", async (t) => {
    const { house, hire } = await openWorkshop(t);
    await hire();
    await hire();
    // Longer than the silence after which a worker counts as dead.
    await queue(house, "slow", 13_000);
    await until("the job ends", 20, async () => (await house.effects("slow ended")) > 0);
    assert.equal(await house.effects("slow started"), 1);
    assert.equal(await house.effects("slow ended"), 1);
  });

  test("locks are taken from the silent and from nobody else", async (t) => {
    const { house } = await openWorkshop(t);
    await lock(house, "of the living", "pool-living", 3600);
    await spoke(house, "pool-living", 5);
    await lock(house, "of the silent", "pool-silent", 3600);
    await spoke(house, "pool-silent", 11);
    await lock(house, "of nobody known", "pool-unknown", 11);
    await lock(house, "of somebody new", "pool-new", 5);
    assert.equal(await releaseDeadWorkers(house.platform.db), 2);
    assert.deepEqual(await lockedBy(house), [
      { mark: "of nobody known", lockedBy: null },
      { mark: "of somebody new", lockedBy: "pool-new" },
      { mark: "of the living", lockedBy: "pool-living" },
      { mark: "of the silent", lockedBy: null },
    ]);
    assert.equal(await releaseDeadWorkers(house.platform.db), 0);
  });

  test("who has just come up waits before it takes others for dead", async (t) => {
    const { house } = await openWorkshop(t);
    await lock(house, "of the silent", "pool-silent", 3600);
    await spoke(house, "pool-silent", 3600);
    const liveness = await announceWorkers(house.platform.db, () => ["pool-mine"]);
    await sleep(6_000);
    const [early] = await lockedBy(house);
    await until("the lock is taken", 9, async () => (await lockedBy(house))[0]?.lockedBy === null);
    await liveness.stop();
    assert.equal(early?.lockedBy, "pool-silent");
  });

  test("stopping lets the running job finish, with its lock kept, and signs off", async (t) => {
    const { house, hire } = await openWorkshop(t);
    const { db } = house.platform;
    const worker = await hire();
    await queue(house, "last", 2_500);
    await until("the job starts", 5, async () => (await house.effects("last started")) === 1);
    const stopping = worker.stop();
    // The stop goes on for longer than a beat, with a lock that is older than the silence.
    await db.query("update graphile_worker._private_jobs set locked_at = now() - interval '1 minute'");
    await sleep(2_100);
    assert.equal(await releaseDeadWorkers(db), 0);
    await stopping;
    assert.equal(await house.effects("last ended"), 1);
    assert.deepEqual(await db.query("select 1 from kernel.worker_process"), []);
    assert.deepEqual(await db.query("select 1 from graphile_worker.jobs"), []);
  });

  test("a runner that ends by itself is replaced", async (t) => {
    const { house, hire } = await openWorkshop(t);
    await hire();
    // What a newer release does to the runners of an older one; this one finds that it may go on.
    await house.platform.db.query(`select pg_notify('worker:migrate', '{"breaking": true}')`);
    await until("it ends", 5, async () => /started again/.test(house.logged()));
    process.exitCode = 0;
    await queue(house, "after", 10);
    await until("the job is done", 8, async () => (await house.effects("after ended")) === 1);
  });

  test("a database that goes away and comes back stops neither the process nor its worker", async (t) => {
    const { house, hire, line } = await openWorkshop(t);
    await hire();
    await queue(house, "during", 1_500);
    await until("the job starts", 5, async () => (await house.effects("during started")) === 1);
    await line.cut();
    await sleep(2_500);
    await line.mend();
    await queue(house, "after", 10);
    await until("the next job is done", 15, async () => (await house.effects("after ended")) === 1);
    await until("the interrupted job is done again", 20, async () => (await house.effects("during ended")) >= 1);
  });
});
