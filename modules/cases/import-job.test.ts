import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type JobContext, systemStep, time } from "@yingsheng/kernel";
import { startTestApp, type TestApp } from "@yingsheng/server/testing";
import { importJob } from "./import-job.ts";
import { anImport, faultsOf, imported, importOf, jsonl, whoIn } from "./testing/index.ts";

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const rows = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    id: `${prefix}${i + 1}`,
    content: `批量测试第${i + 1}件`,
    name: "测试",
    phone: "13900000001",
  }));
const file = (prefix: string, count: number, more: readonly unknown[] = []) => ({
  name: `${prefix}.jsonl`,
  content: jsonl([...rows(prefix, count), ...more]),
});
/** What stands in the database for the numbers of a file. */
const known = (prefix: string) =>
  app.platform.db.one<{ cases: number; numbers: number; history: number; clocks: number }>(
    `select count(*)::int as cases, count(distinct external_number)::int as numbers,
            sum((select count(*) from cases.case_event e where e.case_id = c.id))::int as history,
            sum((select count(*) from clocks.v_clock k where k.case_id = c.id))::int as clocks
     from cases.case c where external_number like $1 || '%'`,
    [prefix],
  );
const whole = (count: number) => ({ cases: count, numbers: count, history: count, clocks: 2 * count });

type Step = JobContext<{ importId: string }>["step"];

/** Runs the job here as a worker would, with something in the way of its steps. */
function run(
  importId: string,
  around: (step: Step) => Step = (step) => step,
  signal = new AbortController().signal,
): Promise<void> {
  const step: Step = (work, actor) => systemStep(app.platform, importJob.name, work, actor);
  return importJob.run({
    ...app.platform,
    input: { importId },
    now: time.now(),
    jobId: "0",
    signal,
    step: around(step),
  });
}

describe("an import is taken up where it stopped", () => {
  it("when the process is asked to stop: after the batch in hand", async () => {
    const id = await anImport(app, file("STOP", 250));
    const stop = new AbortController();
    let steps = 0;
    const stopping =
      (step: Step): Step =>
      async (work, actor) => {
        const result = await step(work, actor);
        if (++steps === 3) stop.abort();
        return result;
      };
    await assert.rejects(run(id, stopping, stop.signal), /goes on after the restart/);
    const halfway = await importOf(app, id);
    assert.deepEqual(
      [halfway.state, halfway.linesDone, halfway.linesTotal, halfway.accepted],
      ["running", 200, 250, 200],
    );
    assert.deepEqual(await known("STOP"), whole(200));
    await app.drainJobs();
    const done = await importOf(app, id);
    assert.deepEqual(
      [done.state, done.linesDone, done.accepted, done.duplicate, done.refused],
      ["done", 250, 250, 0, 0],
    );
    assert.deepEqual(await known("STOP"), whole(250));
    assert.equal(done.startedAt, halfway.startedAt);
  });

  it("when it is killed in the middle of a batch: every line decided exactly once, faults too", async () => {
    const broken = [{ id: "KILL-bad", content: "" }, ...rows("KILL-more", 30)];
    const id = await anImport(app, file("KILL", 230, broken));
    for (const dieAt of [2, 4, 3]) {
      let steps = 0;
      const dying =
        (step: Step): Step =>
        (work, actor) =>
          step(async (context) => {
            const result = await work(context);
            // The transaction is open, everything is written, nothing is committed; from here on nobody is left.
            if (++steps >= dieAt) throw Object.assign(new Error("terminating connection"), { code: "57P01" });
            return result;
          }, actor);
      await assert.rejects(run(id, dying));
      const { linesDone, accepted, refused } = await importOf(app, id);
      assert.equal(accepted + refused, linesDone);
      assert.equal((await known("KILL")).cases, accepted);
    }
    await app.drainJobs();
    const done = await importOf(app, id);
    assert.deepEqual([done.state, done.accepted, done.duplicate, done.refused], ["done", 260, 0, 1]);
    assert.deepEqual(await known("KILL"), whole(260));
    assert.match(await faultsOf(app, id), /\r\n231,诉求内容,没有诉求内容,KILL-bad,/);
  });

  it("when two workers have it at once", async () => {
    const id = await anImport(app, file("TWO", 150));
    await Promise.all([run(id), run(id)]);
    assert.deepEqual(await known("TWO"), whole(150));
    const done = await importOf(app, id);
    assert.deepEqual([done.state, done.linesDone, done.accepted, done.duplicate], ["done", 150, 150, 0]);
    await run(id);
    assert.equal((await importOf(app, id)).finishedAt, done.finishedAt, "what has ended is left alone");
  });
});

describe("an import and the faults of the system", () => {
  const breakInsert = async (when: string, raise: string) => {
    await app.platform.db.query("create sequence if not exists cases.test_falls");
    await app.platform.db.query("select setval('cases.test_falls', 1)");
    await app.platform.db.query(
      `create or replace function cases.test_break() returns trigger language plpgsql as
       $$ begin if ${when} then raise exception 'broken' using errcode = '${raise}'; end if; return new; end $$`,
    );
    await app.platform.db.query(
      "create or replace trigger test_break before insert on cases.case for each row execute function cases.test_break()",
    );
  };
  const mend = () => app.platform.db.query("drop trigger test_break on cases.case");

  it("blames no line when the database restarts under it: it fails, is tried again, and takes everything in", async () => {
    // The number of a sequence stays when the transaction does not: the fault passes by itself.
    await breakInsert("nextval('cases.test_falls') in (120, 121, 122)", "57P01");
    const id = await anImport(app, file("REST", 150));
    await app.drainJobs();
    const waiting = await importOf(app, id);
    assert.deepEqual([waiting.state, waiting.accepted, waiting.refused], ["running", 100, 0]);
    for (let tries = 0; tries < 5 && (await importOf(app, id)).state === "running"; tries++) {
      time.travelTo(new Date(time.now().getTime() + 600_000));
      await app.drainJobs();
    }
    time.returnToPresent();
    await mend();
    const done = await importOf(app, id);
    assert.deepEqual([done.state, done.accepted, done.refused], ["done", 150, 0]);
    assert.deepEqual(await known("REST"), whole(150));
  });

  it("gives up on the one line that cannot be stored, and on no other", async () => {
    await breakInsert("new.external_number = 'VALUE77'", "22000");
    const done = await imported(app, file("VALUE", 120));
    await mend();
    assert.deepEqual([done.state, done.linesDone, done.accepted, done.refused], ["done", 120, 119, 1]);
    assert.deepEqual(await known("VALUE"), whole(119));
    assert.match(await faultsOf(app, done.id), /\r\n77,,系统无法登记这一行，已通知值班人员,VALUE77,/);
  });
});

describe("cancelImport", () => {
  const cancel = (id: string) => whoIn(app)("supervisor").refusal(`POST /imports/${id}/cancel`, {});

  it("ends one that waits before it has begun", async () => {
    const id = await anImport(app, file("WAIT", 20));
    assert.equal(await cancel(id), "200");
    const cancelled = await importOf(app, id);
    assert.ok(cancelled.state === "cancelled" && cancelled.finishedAt && !cancelled.startedAt);
    await app.drainJobs();
    assert.equal((await known("WAIT")).cases, 0);
    assert.equal(await cancel(id), "409 import.ended");
  });

  it("ends one that runs behind the batch in hand; what is in stays in, and the file can be sent again", async () => {
    const id = await anImport(app, file("RUN", 250));
    let steps = 0;
    const cancelling =
      (step: Step): Step =>
      async (work, actor) => {
        const result = await step(work, actor);
        if (++steps === 3) assert.equal(await cancel(id), "200");
        return result;
      };
    await run(id, cancelling);
    const cancelled = await importOf(app, id);
    assert.deepEqual(
      [cancelled.state, cancelled.cancelRequested, cancelled.linesDone, cancelled.accepted],
      ["cancelled", true, 200, 200],
    );
    assert.deepEqual(await known("RUN"), whole(200));
    assert.equal(await cancel(id), "409 import.ended");
    const again = await imported(app, file("RUN", 250));
    assert.deepEqual([again.state, again.accepted, again.duplicate], ["done", 50, 200]);
    assert.deepEqual(await known("RUN"), whole(250));
  });

  it("refuses what has ended by itself", async () => {
    assert.equal(await cancel((await imported(app, file("END", 3))).id), "409 import.ended");
  });
});

it("whoever sent the file stands behind its cases; rows of 12,000 characters are no trouble", async () => {
  const long = Array.from({ length: 60 }, (_, i) => ({
    id: `LONG${i}`,
    content: `第${i}件：${"反映问题需要尽快处理。".repeat(1100)}`.slice(0, 12_000),
  }));
  const done = await imported(app, { name: "长.jsonl", content: jsonl(long) });
  assert.deepEqual([done.state, done.accepted], ["done", 60]);
  const { items } = await whoIn(app)("manager").must<{ items: { id: string }[] }>(
    `GET /programs/${app.programs["hotline-assist"]}/cases?words=LONG59`,
  );
  const timeline = await whoIn(app)("manager").must<{ items: { actorName: string }[] }>(
    `GET /cases/${items[0]?.id}/timeline`,
  );
  assert.deepEqual(
    timeline.items.map(({ actorName }) => actorName),
    ["导入（厉文澜）"],
  );
});
