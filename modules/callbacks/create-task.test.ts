import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { aCase, type MadeCase, whoIn } from "@yingsheng/cases/testing";
import { time } from "@yingsheng/kernel";
import { startTestApp, type TestApp } from "@yingsheng/server/testing";
import { aCallback, closedAgain } from "./testing/index.ts";

type Task = { round: number; state: string; createdAt: string; dueAt: string | null; finishedAt: string | null };

let app: TestApp;
let here: string;
before(async () => {
  app = await startTestApp();
  here = app.programs["hotline-assist"] as string;
});
after(() => app.close());
afterEach(async () => {
  time.returnToPresent();
  const failed = await app.platform.db.query(
    "select task_identifier, last_error from graphile_worker.jobs where last_error is not null",
  );
  assert.deepEqual(failed, [], "no delivery may fail");
});

const tasks = (made: MadeCase) =>
  app.platform.db.query<Task>(
    "select round, state, created_at, due_at, finished_at from callbacks.v_task where case_id = $1 order by round",
    [made.id],
  );
const hours = (from: string, to: string | null) => (Date.parse(to ?? "") - Date.parse(from)) / 3_600_000;
const caseOf = (made: MadeCase) =>
  whoIn(app)("purchaser").must<{ state: string; closedAt: string; archivedAt: string | null }>(`GET /cases/${made.id}`);
const queue = (eventId: string) =>
  app.platform.db.query(
    "select graphile_worker.add_job('deliver', json_build_object('eventId', $1::text, 'subscription', 'callbacks.create-task'))",
    [eventId],
  );

describe("a closed case", () => {
  it("is to be called back within 24 hours of its closing, however late the queue is", async () => {
    const made = await aCase(app, { state: "closed" });
    const { closedAt } = await caseOf(made);
    assert.deepEqual(await tasks(made), [], "not in the transaction of the closing");
    time.travelTo(new Date(Date.parse(closedAt) + 5 * 3_600_000));
    await app.drainJobs();
    const [task, ...more] = await tasks(made);
    assert.deepEqual([more.length, task?.round, task?.state, task?.createdAt], [0, 1, "open", closedAt]);
    assert.equal(hours(closedAt, task?.dueAt ?? null), 24);
  });

  it("has one task, however often its event is delivered, also at once", async () => {
    const { made } = await aCallback(app);
    const [event] = await app.platform.db.query<{ id: string }>(
      "select id from kernel.event where case_id = $1 and name = 'case.closed'",
      [made.id],
    );
    for (let i = 0; i < 3; i++) await queue(event?.id ?? "");
    await app.drainJobs();
    assert.equal((await tasks(made)).length, 1);
    const other = await aCase(app, { state: "closed" });
    const [fresh] = await app.platform.db.query<{ id: string }>(
      "select id from kernel.event where case_id = $1 and name = 'case.closed'",
      [other.id],
    );
    await queue(fresh?.id ?? "");
    await Promise.all([app.drainJobs(), app.drainJobs()]);
    assert.equal((await tasks(other)).length, 1);
  });

  it("without a telephone number is archived without a call, once", async () => {
    for (const requester of [undefined, { name: "未留电话" }]) {
      const { made } = await aCallback(app, { input: { requester } });
      const closed = await caseOf(made);
      assert.equal(closed.state, "archived");
      assert.ok(closed.archivedAt);
      const [task, ...more] = await tasks(made);
      assert.deepEqual([more.length, task?.state, task?.finishedAt !== null], [0, "not-needed", true]);
      const { items } = await whoIn(app)("purchaser").must<{
        items: { verb: string; actorName: string; detail: object }[];
      }>(`GET /cases/${made.id}/timeline`);
      const last = items.at(-1);
      assert.deepEqual(
        [last?.verb, last?.actorName, last?.detail],
        ["archiveCase", "系统", { outcome: "未留联系电话，无需回访" }],
      );
    }
  });

  it("closed a second time has a second task; an old event that comes late makes none", async () => {
    const { id, made } = await aCallback(app);
    const [event] = await app.platform.db.query<{ id: string }>(
      "select id from kernel.event where case_id = $1 and name = 'case.closed'",
      [made.id],
    );
    await whoIn(app)("callback").must(`POST /callbacks/${id}/completion`, {
      satisfaction: "unsatisfied",
      isSolved: false,
    });
    await queue(event?.id ?? "");
    await app.drainJobs();
    assert.equal((await tasks(made)).length, 1);
    const second = await closedAgain(app, made);
    await queue(event?.id ?? "");
    await app.drainJobs();
    assert.deepEqual(
      (await tasks(made)).map(({ round, state }) => [round, state]),
      [
        [1, "rated"],
        [2, "open"],
      ],
    );
    await whoIn(app)("callback").must(`POST /callbacks/${second}/completion`, { satisfaction: "fair", isSolved: true });
    await queue(event?.id ?? "");
    await app.drainJobs();
    assert.equal((await caseOf(made)).state, "archived");
    assert.equal((await tasks(made)).length, 2);
  });

  it("of another program falls under that program's people and rules", async () => {
    const { id, made } = await aCallback(app, { program: "lingshui" });
    assert.equal((await tasks(made))[0]?.state, "open");
    assert.equal(await whoIn(app)("callback").refusal(`GET /callbacks/${id}`), "403 access.scope");
    assert.equal(await whoIn(app)("ls-callback").refusal(`GET /callbacks/${id}`), "200");
  });
});

it("the open task follows its clock when the calendar is changed", async () => {
  const who = whoIn(app)("admin");
  type Policy = { id: string; code: string; calendar: { code: string } };
  const { calendars } = await who.must<{ calendars: { id: string; code: string }[] }>(
    `GET /programs/${here}/calendars`,
  );
  const office = calendars.find(({ code }) => code === "office")?.id;
  // From the 2nd of March 2026 on callbacks count in working days.
  time.travelTo(new Date("2026-02-27T02:00:00Z"));
  const policies = await who.must<Record<string, Policy[]>>(`GET /programs/${here}/deadlines`);
  const policy = Object.values(policies)
    .flat()
    .find(({ code }) => code === "callback");
  await who.must(`POST /deadlines/${policy?.id}/versions`, {
    name: "回访 1 个工作日",
    calendarId: office,
    unit: "workingDays",
    amount: 1,
    warnings: [],
    validFrom: "2026-03-02",
    source: "测试",
  });
  time.travelTo(new Date("2026-03-04T02:00:00Z"));
  const { made } = await aCallback(app);
  const due = async () => (await tasks(made))[0]?.dueAt;
  assert.equal(await due(), "2026-03-05T09:30:00.000Z");
  await who.must(`PUT /calendars/${office}/days/2026-03-05`, { hours: [], reason: "停电" });
  await app.drainJobs();
  assert.equal(await due(), "2026-03-06T09:30:00.000Z");
});
