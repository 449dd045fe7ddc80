import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { enqueue, startWorker } from "./jobs.ts";
import { type CuttableLine, openCuttableLine } from "./testing/cuttable-line.ts";
import { openSmallHouse, type SmallHouse } from "./testing/small-house.ts";
import { slowJob } from "./testing/small-jobs.ts";
import { releaseDeadWorkers } from "./worker-liveness.ts";

const program = fileURLToPath(new URL("testing/run-small-worker.ts", import.meta.url));

async function workerProcess(url: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, url], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((ready) => child.stdout?.once("data", ready));
  return child;
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

describe("workers that live and die", { concurrency: true }, () => {
  test("the job of a killed process is taken over by another within 15 seconds", async (t) => {
    const house = await openSmallHouse();
    const first = await workerProcess(house.databaseUrl);
    await queue(house, "long", 60_000);
    await until("the job starts", 5, async () => (await house.effects("long started")) === 1);
    // Long enough for a live worker's job to be taken away by mistake.
    const [second] = await Promise.all([workerProcess(house.databaseUrl), sleep(2_500)]);
    try {
      assert.equal(await house.effects("long started"), 1);
      first.kill("SIGKILL");
      const seconds = await until("takeover", 15, async () => (await house.effects("long started")) === 2);
      t.diagnostic(`taken over after ${seconds.toFixed(1)} s`);
      assert.equal(await house.effects("long ended"), 0);
    } finally {
      second.kill("SIGKILL");
      await house.close();
    }
  });

  test("a job that takes its time is not taken away from a worker that lives", async () => {
    const house = await openSmallHouse();
    const workers = [
      await startWorker(house.platform, [slowJob], []),
      await startWorker(house.platform, [slowJob], []),
    ];
    await queue(house, "slow", 5_000);
    await until("the job ends", 12, async () => (await house.effects("slow ended")) > 0);
    await sleep(1_500);
    assert.equal(await house.effects("slow started"), 1);
    assert.equal(await house.effects("slow ended"), 1);
    for (const worker of workers) await worker.stop();
    await house.close();
  });

  test("stopping lets the running job finish, with its lock kept, and signs off", async () => {
    const house = await openSmallHouse();
    const worker = await startWorker(house.platform, [slowJob], []);
    await queue(house, "last", 3_500);
    await until("the job starts", 5, async () => (await house.effects("last started")) === 1);
    const stopping = worker.stop();
    await sleep(2_500);
    assert.equal(await releaseDeadWorkers(house.platform.db), 0);
    await stopping;
    assert.equal(await house.effects("last ended"), 1);
    assert.deepEqual(await house.platform.db.query("select 1 from kernel.worker_process"), []);
    assert.deepEqual(await house.platform.db.query("select 1 from graphile_worker.jobs"), []);
    await house.close();
  });

  test("a runner that ends by itself is replaced", async () => {
    const house = await openSmallHouse();
    const worker = await startWorker(house.platform, [slowJob], []);
    // What a newer release does to the runners of an older one; this one finds that it may go on.
    await house.platform.db.query(`select pg_notify('worker:migrate', '{"breaking": true}')`);
    await sleep(300);
    process.exitCode = 0;
    await queue(house, "after", 10);
    await until("the job is done", 8, async () => (await house.effects("after ended")) === 1);
    await worker.stop();
    assert.match(house.logged(), /started again/);
    await house.close();
  });

  test("a database that goes away and comes back stops neither the process nor its worker", async () => {
    let line: CuttableLine | undefined;
    const house = await openSmallHouse({
      async through(url) {
        line = await openCuttableLine(url);
        return line.url;
      },
    });
    const worker = await startWorker(house.platform, [slowJob], []);
    await queue(house, "during", 1_500);
    await until("the job starts", 5, async () => (await house.effects("during started")) === 1);
    await line?.cut();
    await sleep(2_500);
    await line?.mend();
    await until("the database answers", 10, async () => (await house.effects("during started")) >= 1);
    await queue(house, "after", 10);
    await until("the next job is done", 15, async () => (await house.effects("after ended")) === 1);
    await until("the interrupted job is done again", 20, async () => (await house.effects("during ended")) >= 1);
    await worker.stop();
    await house.close();
    await line?.close();
  });
});
