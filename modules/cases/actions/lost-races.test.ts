import assert from "node:assert/strict";
import { after, afterEach, before, it } from "node:test";
import { time } from "@yingsheng/kernel";
import { startTestApp, type TestApp } from "@yingsheng/server/testing";
import { v7 as uuid } from "uuid";
import { caseLifecycle } from "../lifecycle.ts";
import { type Answer, aCase, type MadeCase, type MadeState, whoIn } from "../testing/index.ts";

type Told = { code?: string; state?: string; title?: string; detail?: string };
type Act = [login: string, step: string, input: object];

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());
afterEach(() => time.returnToPresent());

/**
 * Lets both requests run into the case's lock before either may go on, the first in the order given: what happens when
 * two people press their buttons in the same instant.
 */
async function together(made: MadeCase, acts: readonly Act[]): Promise<Answer<Told>[]> {
  const client = await app.platform.db.pool.connect();
  try {
    await client.query("begin");
    await client.query("select 1 from cases.case where id = $1 for update", [made.id]);
    const answers: Promise<Answer<Told>>[] = [];
    for (const [login, step, input] of acts) {
      await whoIn(app)(login).must("GET /sessions/current");
      answers.push(whoIn(app)(login).send<Told>(`POST /cases/${made.id}/${step}`, input));
      await waiting(answers.length);
    }
    await client.query("commit");
    return await Promise.all(answers);
  } finally {
    client.release();
  }
}

async function waiting(count: number): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    const row = await app.platform.db.one<{ waiting: number }>(
      `select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (row.waiting >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`no ${count} requests wait for the case`);
}

/** What must be true of a case whoever won: one story without gaps, one lead, clocks that fit the state. */
async function assertConsistent(id: string): Promise<void> {
  const { db } = app.platform;
  const steps = await db.query<{ verb: string; fromState: string | null; toState: string }>(
    "select verb, from_state, to_state from cases.case_event where case_id = $1 order by id",
    [id],
  );
  for (const [i, step] of steps.entries()) assert.equal(step.fromState, steps[i - 1]?.toState ?? null, step.verb);
  const row = await db.one<{
    state: string;
    version: number;
    leads: number;
    nextDueAt: string | null;
    firstDueAt: string | null;
  }>(
    `select c.state, c.version, c.next_due_at,
            (select count(*)::int from cases.assignment where case_id = $1 and part = 'lead' and ended_at is null) as leads,
            (select k.due_at from clocks.v_clock k where k.case_id = $1 and k.stopped_at is null
             order by (k.paused_at is not null), k.due_at limit 1) as first_due_at
     from cases.case c where id = $1`,
    [id],
  );
  assert.equal(row.state, steps.at(-1)?.toState);
  assert.equal(row.version, steps.length - 1, "one version for each step after the first");
  assert.equal(row.leads, ["dispatched", "handling", "suspended", "replied"].includes(row.state) ? 1 : 0);
  assert.equal(row.nextDueAt, row.firstDueAt);
  const clocks = await db.query<{ name: string }>(
    "select name from clocks.v_clock where case_id = $1 and stopped_at is null order by name",
    [id],
  );
  const wanted: Record<string, string[]> = {
    received: ["dispatch", "handle"],
    dispatched: ["handle", "sign"],
    handling: ["handle"],
    suspended: ["handle"],
    replied: ["handle", "review"],
    closed: ["callback"],
  };
  assert.deepEqual(
    clocks.map(({ name }) => name),
    wanted[row.state] ?? [],
  );
}

const races: [name: string, state: MadeState, acts: [Act, Act]][] = [
  [
    "two dispatchers",
    "received",
    [
      ["dispatcher", "dispatch", { unit: "cg" }],
      ["dispatcher-2", "dispatch", { unit: "zj", jointUnits: ["cg"] }],
    ],
  ],
  [
    "dispatch and void",
    "received",
    [
      ["dispatcher", "dispatch", { unit: "cg" }],
      ["supervisor", "void", { reason: "withdrawn" }],
    ],
  ],
  [
    "answer at once and dispatch",
    "received",
    [
      ["agent", "answer-at-once", { reply: "已答复" }],
      ["dispatcher", "dispatch", { unit: "cg" }],
    ],
  ],
  [
    "sign and return",
    "dispatched",
    [
      ["handler", "sign", {}],
      ["handler", "return", { reason: "not-our-duty", basis: "职责" }],
    ],
  ],
  [
    "one handler who signs twice",
    "dispatched",
    [
      ["handler", "sign", {}],
      ["handler", "sign", {}],
    ],
  ],
  [
    "suspend and reply",
    "handling",
    [
      ["handler", "suspend", { reason: "weather" }],
      ["handler", "reply", { reply: "已办" }],
    ],
  ],
  [
    "two reviewers who close",
    "replied",
    [
      ["reviewer", "close", {}],
      ["supervisor", "close", {}],
    ],
  ],
  [
    "close and send back",
    "replied",
    [
      ["reviewer", "close", {}],
      ["supervisor", "send-back", { reason: "no-date" }],
    ],
  ],
];

for (const [name, state, acts] of races) {
  it(`${name}: exactly one wins, the other is told how the case stands`, async () => {
    for (const order of [acts, acts.toReversed()]) {
      const made = await aCase(app, { state, input: { kind: "consult" } });
      const answers = await together(made, order);
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 409],
        "who came first wins",
      );
      const [won, lost] = answers.map(({ body }) => body) as [Told, Told];
      assert.equal(lost.code, "case.state");
      assert.equal(lost.title, "工单状态已经变化，这一步现在不能做。");
      const now = caseLifecycle.states[won.state as keyof typeof caseLifecycle.states];
      assert.ok(lost.detail?.startsWith(`现在是“${now}”，不能`), lost.detail);
      await assertConsistent(made.id);
    }
  });
}

it("steps that do not exclude each other are both taken, one after the other", async () => {
  const made = await aCase(app, { state: "handling" });
  const acts: Act[] = [
    ["handler", "progress", { text: "到场" }],
    ["handler", "suspend", { reason: "weather" }],
    ["handler", "progress", { text: "雨未停" }],
  ];
  assert.deepEqual(
    (await together(made, acts)).map(({ status }) => status),
    [200, 200, 200],
  );
  await assertConsistent(made.id);
});

it("a double click with one Idempotency-Key is one step with one answer", async () => {
  const made = await aCase(app, { state: "dispatched" });
  const key = { "idempotency-key": uuid() };
  const click = () => whoIn(app)("handler").must(`POST /cases/${made.id}/sign`, {}, key);
  const [first, second] = await Promise.all([click(), click()]);
  assert.deepEqual(second, first);
  await assertConsistent(made.id);
});

it("a server whose clock is behind puts no step before the one it follows", async () => {
  const present = Date.now();
  const skewed = async (seconds: number, [login, step, input]: Act) => {
    time.travelTo(new Date(present + seconds * 1000));
    return whoIn(app)(login).must(`POST /cases/${made.id}/${step}`, input);
  };
  time.travelTo(new Date(present));
  const made = await aCase(app, {});
  await skewed(-3, ["dispatcher", "dispatch", { unit: "cg" }]);
  await skewed(2, ["handler", "sign", {}]);
  await skewed(-3, ["handler", "progress", { text: "到场" }]);
  await skewed(-2, ["handler", "suspend", { reason: "weather" }]);
  await skewed(-3, ["handler", "resume", {}]);
  await skewed(4, ["handler", "reply", { reply: "已办" }]);
  await skewed(-3, ["supervisor", "send-back", { reason: "no-date" }]);
  await skewed(-2, ["handler", "reply", { reply: "已办，三日内完成" }]);
  await skewed(-3, ["reviewer", "close", {}]);
  await assertConsistent(made.id);
  const timeline = await whoIn(app)("purchaser").must<{ items: { at: string; verb: string }[] }>(
    `GET /cases/${made.id}/timeline`,
  );
  assert.deepEqual(
    timeline.items.map(({ verb }) => verb),
    [
      "openCase",
      "dispatchCase",
      "signCase",
      "recordProgress",
      "suspendCase",
      "resumeCase",
      "replyToCase",
      "sendBackCase",
      "replyToCase",
      "closeCase",
    ],
  );
});
