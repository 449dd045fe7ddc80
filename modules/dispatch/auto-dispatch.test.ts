import assert from "node:assert/strict";
import { after, afterEach, before, it } from "node:test";
import { aCase, type CaseWish, type MadeCase, whoIn } from "@yingsheng/cases/testing";
import { deliver, time } from "@yingsheng/kernel";
import { startTestApp, type TestApp } from "@yingsheng/server/testing";
import { autoDispatch } from "./auto-dispatch.ts";

let app: TestApp;
let programId: string;
before(async () => {
  app = await startTestApp();
  programId = app.programs["hotline-assist"] as string;
});
after(() => app.close());
afterEach(async () => {
  time.returnToPresent();
  await app.platform.db.query("update dispatch.rule set is_on = false");
});

let named = 0;

/** A rule that is on: written, tried on past cases, switched on, as on screen. */
async function aRule(conditions: object, more: object = {}): Promise<{ id: string; name: string }> {
  const name = `规则 ${++named}`;
  const supervisor = whoIn(app)("supervisor");
  const rules = `/programs/${programId}/dispatch-rules`;
  const body = { name, conditions, validFrom: "2024-01-01", ...more };
  const { id } = await supervisor.must<{ id: string }>(`POST ${rules}`, body);
  await supervisor.must(`POST ${rules}/${id}/preview`, {});
  await supervisor.must(`POST ${rules}/${id}/switch`, { on: true });
  return { id, name };
}

/** A case of the category 供水/停水报修 in the street 望江, and how it stands when the queue is empty. */
async function opened(input: object = {}, wish: CaseWish = {}): Promise<MadeCase> {
  const made = await aCase(app, { ...wish, input: { category: "100101", region: "990102001", ...input } });
  await app.drainJobs();
  return made;
}

type Stored = { state: string; unit: string | null; outcome: string | null };
const stored = ({ id }: MadeCase) =>
  app.platform.db.one<Stored>(
    `select c.state, u.code as unit, d.outcome from cases.v_case c left join identity.v_unit u on u.id = c.lead_unit_id
     left join dispatch.decision d on d.case_id = c.id where c.id = $1`,
    [id],
  );
const dispatches = ({ id }: MadeCase) =>
  app.platform.db.query<{ actorName: string; detail: { rule?: { id: string; name: string } } }>(
    "select actor_name, detail from cases.v_case_event where case_id = $1 and verb = 'dispatchCase' order by id",
    [id],
  );

it("where exactly one rule fits, the catalogue's unit has the case, by the system and with the rule named", async () => {
  const rule = await aRule({ category: "1001" });
  const made = await opened();
  assert.deepEqual(await stored(made), { state: "dispatched", unit: "water-qx", outcome: "sent" });
  const [step, ...more] = await dispatches(made);
  assert.equal(more.length, 0);
  assert.equal(step?.actorName, "系统");
  assert.deepEqual(step?.detail.rule, rule);
  const clocks = await app.platform.db.query<{ name: string }>(
    "select name from clocks.v_clock where case_id = $1 and stopped_at is null order by name",
    [made.id],
  );
  assert.deepEqual(
    clocks.map(({ name }) => name),
    ["handle", "sign"],
  );
});

it("a rule with a unit of its own sends there, and the joint units of the catalogue come with its lead", async () => {
  const rule = await aRule({ words: ["测试诉求"] }, { unit: "zj" });
  assert.equal((await stored(await opened())).unit, "zj");
  await app.platform.db.query("update dispatch.rule set is_on = false where id = $1", [rule.id]);
  await aRule({ category: "0303" });
  const made = await opened({ category: "030301" });
  const units = await app.platform.db.query<{ code: string; part: string }>(
    `select u.code, a.part from cases.v_assignment a join identity.v_unit u on u.id = a.unit_id where a.case_id = $1
     order by a.part desc`,
    [made.id],
  );
  assert.deepEqual(units, [
    { code: "jy", part: "lead" },
    { code: "sj-xb", part: "joint" },
  ]);
});

it("two rules of one rank leave the case to the desk, which says why; a rule of a higher rank decides", async () => {
  const wide = await aRule({ category: "10" });
  const narrow = await aRule({ category: "1001" });
  const made = await opened();
  assert.deepEqual(await stored(made), { state: "received", unit: null, outcome: "several" });
  const desk = await whoIn(app)("dispatcher").must<{ items: { id: string; undecided: string | null }[] }>(
    `GET /programs/${programId}/dispatch-desk?limit=50`,
  );
  const why = desk.items.find(({ id }) => id === made.id)?.undecided ?? "";
  assert.ok(why.includes(wide.name) && why.includes(narrow.name), why);
  await aRule({ category: "1001" }, { priority: 1, unit: "sw" });
  assert.equal((await stored(await opened())).unit, "sw");
});

it("no rule fits, or nobody is in the catalogue: the case stays", async () => {
  await aRule({ category: "08" });
  assert.deepEqual(await stored(await opened()), { state: "received", unit: null, outcome: null });
  await aRule({ channels: ["phone"] });
  const made = await opened({ category: undefined });
  assert.deepEqual(await stored(made), { state: "received", unit: null, outcome: "no-unit" });
});

it("urgent cases go only by a rule that names them, secret ones never", async () => {
  await aRule({ category: "10" });
  for (const input of [{ urgency: "urgent" }, { urgency: "critical" }, { isSecret: true }]) {
    assert.equal((await stored(await opened(input))).state, "received", JSON.stringify(input));
  }
  await aRule({ category: "1001", urgencies: ["urgent"] }, { priority: 1 });
  assert.equal((await stored(await opened({ urgency: "urgent" }))).state, "dispatched");
  assert.equal((await stored(await opened({ urgency: "urgent", isSecret: true }))).state, "received");
});

it("a rule holds from its first to its last day in Shanghai", async () => {
  await aRule({ category: "1001" }, { validFrom: "2031-03-01", validUntil: "2031-03-02" });
  const days: [instant: string, state: string][] = [
    ["2031-02-28T15:59:00Z", "received"],
    ["2031-02-28T16:01:00Z", "dispatched"],
    ["2031-03-02T15:58:00Z", "dispatched"],
    ["2031-03-02T16:01:00Z", "received"],
  ];
  for (const [instant, state] of days) {
    time.travelTo(new Date(instant));
    assert.equal((await stored(await opened())).state, state, instant);
  }
});

async function deliveryOf({ id }: MadeCase): Promise<() => Promise<void>> {
  const event = await app.platform.db.one<{ id: string }>(
    "select id from kernel.event where case_id = $1 and name = 'case.opened'",
    [id],
  );
  return () => deliver(app.platform, [autoDispatch], { eventId: event.id, subscription: autoDispatch.name });
}

it("delivered twice at once, and once more, the case is dispatched once", async () => {
  await aRule({ category: "1001" });
  const made = await aCase(app, { input: { category: "100101" } });
  const again = await deliveryOf(made);
  await Promise.all([again(), again(), again()]);
  await again();
  await app.drainJobs();
  assert.equal((await dispatches(made)).length, 1);
  assert.equal((await stored(made)).state, "dispatched");
});

it("a case that came back stays, though a rule fits and the event is delivered again", async () => {
  const made = await aCase(app, { state: "dispatched", unit: "cg", input: { category: "100101" } });
  await aRule({ category: "1001" });
  const again = await deliveryOf(made);
  await whoIn(app)("handler").must(`POST /cases/${made.id}/return`, {
    reason: "not-our-duty",
    basis: "不属本单位职责",
  });
  await again();
  await app.drainJobs();
  assert.equal((await stored(made)).state, "received");
  assert.equal((await dispatches(made)).length, 1);
});

it("somebody was faster: the rule leaves it alone", async () => {
  const made = await aCase(app, { state: "dispatched", unit: "cg", input: { category: "100101" } });
  await aRule({ category: "1001" });
  await app.drainJobs();
  assert.deepEqual(await stored(made), { state: "dispatched", unit: "cg", outcome: null });
});

it("a unit out of use gets nothing", async () => {
  await aRule({ category: "1002" }, { unit: "metro" });
  const { id } = await app.platform.db.one<{ id: string }>(
    "select id from identity.v_unit where program_id = $1 and code = 'metro'",
    [programId],
  );
  const units = `/programs/${programId}/units/${id}`;
  await whoIn(app)("admin").must(`POST ${units}/deactivation`, {});
  assert.deepEqual(await stored(await opened({ category: "100201" })), {
    state: "received",
    unit: null,
    outcome: "no-unit",
  });
});
