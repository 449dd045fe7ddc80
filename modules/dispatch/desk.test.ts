import assert from "node:assert/strict";
import { after, afterEach, before, it } from "node:test";
import { aCase, type Caller, type MadeCase, whoIn } from "@yingsheng/cases/testing";
import { time } from "@yingsheng/kernel";
import { startTestApp, type TestApp } from "@yingsheng/server/testing";
import { v7 as uuid } from "uuid";

let app: TestApp;
let programId: string;
let dispatcher: Caller;
before(async () => {
  app = await startTestApp();
  programId = app.programs["hotline-assist"] as string;
  dispatcher = whoIn(app)("dispatcher");
});
after(() => app.close());
afterEach(() => time.returnToPresent());

type Item = {
  id: string;
  content: string;
  returnCount: number;
  returned: { unitName: string; reason: string; basis: string } | null;
  catalogueUnit: { name: string } | null;
};
type Desk = { waiting: number; overdue: number; items: Item[] };
const desk = (query = "limit=50") => dispatcher.must<Desk>(`GET /programs/${programId}/dispatch-desk?${query}`);

type Candidate = {
  unitId: string;
  unitName: string;
  jointUnits: { name: string }[];
  from: string;
  reason: string;
  confidence: number;
};
const candidates = async ({ id }: { id: string }) =>
  (await dispatcher.must<{ items: Candidate[] }>(`GET /cases/${id}/dispatch-candidates`)).items;

it("dispatchDesk: what waits, by due time, with its text and the catalogue's unit; counts are of everything", async () => {
  const before = await desk();
  const first = await aCase(app, { input: { category: "070302", content: "路口的灯一直不亮。" } });
  const second = await aCase(app, { input: { urgency: "critical" } });
  await aCase(app, { state: "dispatched" });
  const now = await desk();
  assert.equal(now.waiting, before.waiting + 2);
  const item = now.items.find(({ id }) => id === first.id);
  assert.equal(item?.content, "路口的灯一直不亮。");
  assert.equal(item?.catalogueUnit?.name, "市政设施养护中心");
  assert.equal(now.items.find(({ id }) => id === second.id)?.catalogueUnit, null);
  const narrowed = await desk("category=070302");
  assert.deepEqual(
    narrowed.items.map(({ id }) => id),
    [first.id],
  );
  assert.equal(narrowed.waiting, now.waiting);
  time.travelTo(new Date(Date.now() + 40 * 86_400_000));
  const late = await desk();
  assert.equal(late.overdue, late.waiting, "nothing undispatched stays unseen");
});

it("dispatchDesk shows why a case came back", async () => {
  const made = await aCase(app, { state: "dispatched", unit: "cg", input: { category: "070302" } });
  const basis = "照明设施由市政单位维护";
  await whoIn(app)("handler").must(`POST /cases/${made.id}/return`, {
    reason: "not-our-duty",
    basis,
    suggestedUnit: "zj",
  });
  const item = (await desk()).items.find(({ id }) => id === made.id);
  assert.equal(item?.returnCount, 1);
  assert.equal(item?.returned?.unitName, "城市管理局");
  assert.equal(item?.returned?.basis, basis);
});

it("dispatchCandidates: the catalogue first with row and law, then statistics with their numbers", async () => {
  for (let i = 0; i < 3; i++) await aCase(app, { state: "handling", unit: "cg", input: { category: "080303" } });
  await aCase(app, { state: "handling", unit: "zj", handler: "handler-zj", input: { category: "080303" } });
  await aCase(app, { state: "dispatched", unit: "cg", input: { category: "080303" } });
  const made = await aCase(app, { input: { category: "080303" } });
  const [first, second, third] = await candidates(made);
  assert.equal(first?.from, "catalogue");
  assert.equal(first?.unitName, "消防救援支队");
  assert.equal(first?.reason, "派单目录：公共安全/消防安全/飞线充电由消防救援支队主办，依据《消防法》第四条");
  assert.equal(first?.confidence, 0.95);
  assert.deepEqual(
    first?.jointUnits.map(({ name }) => name),
    ["物业管理服务指导中心"],
  );
  assert.equal(second?.unitName, "城市管理局");
  assert.equal(
    second?.reason,
    "相近分类的工单近期由城市管理局办理 3/4 件",
    "what nobody has signed for does not count",
  );
  assert.equal(third?.unitName, "住房和城乡建设局");
  assert.ok((second?.confidence ?? 0) > (third?.confidence ?? 1));
  assert.deepEqual(await candidates(made), await candidates(made));
});

it("dispatchCandidates tells the same place apart, and says so beside the catalogue's unit", async () => {
  const input = { category: "090101", region: "990102001001" };
  for (let i = 0; i < 5; i++) await aCase(app, { state: "handling", unit: "cg", input });
  const [first, second] = await candidates(await aCase(app, { input }));
  assert.equal(first?.unitName, "环境卫生服务中心");
  assert.equal(second?.reason, "同一区域的同类工单近期由城市管理局办理 5/5 件");
});

it("dispatchCandidates leaves out who has returned the case and offers whom they named", async () => {
  const made = await aCase(app, { state: "dispatched", unit: "ny", input: { category: "110301" } });
  await whoIn(app)("handler-ny").must(`POST /cases/${made.id}/return`, {
    reason: "not-our-duty",
    basis: "由水务部门负责",
    suggestedUnit: "sw",
  });
  const [first, ...more] = await candidates(made);
  assert.equal(first?.from, "return");
  assert.equal(first?.reason, "农业农村局退单时建议由水务局承办");
  assert.ok(more.every(({ unitName }) => unitName !== "农业农村局"));
});

it("dispatchCandidates of a case without a category, of another program, of nobody", async () => {
  assert.deepEqual(await candidates(await aCase(app)), []);
  const made = await aCase(app);
  assert.equal(await whoIn(app)("agent").refusal(`GET /cases/${made.id}/dispatch-candidates`), "403 access.denied");
  assert.equal(await whoIn(app)("handler").refusal(`GET /cases/${made.id}/dispatch-candidates`), "403 access.denied");
  const other = await aCase(app, { program: "lingshui" });
  assert.equal(await dispatcher.refusal(`GET /cases/${other.id}/dispatch-candidates`), "403 access.scope");
  assert.equal(await dispatcher.refusal(`GET /cases/${uuid()}/dispatch-candidates`), "404 case.not-found");
  assert.equal(await whoIn(app)("agent").refusal(`GET /programs/${programId}/dispatch-desk`), "403 access.denied");
  const elsewhere = `GET /programs/${app.programs.lingshui}/dispatch-desk`;
  assert.equal(await dispatcher.refusal(elsewhere), "403 access.denied");
});

type Batch = { sent: number; results: { caseId: string; number: string | null; ok: boolean; reason: string | null }[] };
const batch = `POST /programs/`;
const sendBatch = (cases: readonly string[], more: object = {}) =>
  dispatcher.must<Batch>(`${batch}${programId}/dispatch-batch`, { cases, unit: "cg-sz", ...more });
const stateOf = async ({ id }: MadeCase) =>
  (await app.platform.db.one<{ state: string }>("select state from cases.v_case where id = $1", [id])).state;

it("dispatchBatch: each case goes by itself, each tells what became of it", async () => {
  const input = { category: "070302" };
  const free = [await aCase(app, { input }), await aCase(app, { input })];
  const taken = await aCase(app, { state: "dispatched", input });
  const foreign = await aCase(app, { program: "lingshui" });
  const unknown = uuid();
  const ids = [taken.id, ...free.map(({ id }) => id), foreign.id, unknown];
  const answer = await sendBatch(ids, { jointUnits: ["jt-gl"], note: "请一并处理" });
  assert.equal(answer.sent, 2);
  assert.deepEqual(
    answer.results.map(({ caseId }) => caseId),
    ids,
  );
  assert.deepEqual(
    answer.results.map(({ ok }) => ok),
    [false, true, true, false, false],
  );
  assert.equal(answer.results[0]?.reason, "现在是“已派单”，不能派单。");
  assert.equal(answer.results[3]?.reason, "没有找到这件工单。");
  for (const made of free) assert.equal(await stateOf(made), "dispatched");
  assert.equal(await stateOf(foreign), "received");
});

it("dispatchBatch: two at once share the cases between them", async () => {
  const input = { category: "070302" };
  const made = [await aCase(app, { input }), await aCase(app, { input }), await aCase(app, { input })];
  const ids = made.map(({ id }) => id);
  const other = whoIn(app)("dispatcher-2");
  await other.must("GET /sessions/current");
  const answers = await Promise.all([
    sendBatch(ids),
    other.must<Batch>(`${batch}${programId}/dispatch-batch`, { cases: ids.toReversed(), unit: "zj" }),
  ]);
  assert.equal(
    answers.reduce((sum, { sent }) => sum + sent, 0),
    3,
  );
  for (const one of made) assert.equal(await stateOf(one), "dispatched");
});

it("dispatchBatch refuses what it cannot mean", async () => {
  const { id } = await aCase(app);
  const path = `${batch}${programId}/dispatch-batch`;
  const bad: [body: object, refusal: string][] = [
    [{ cases: [], unit: "cg" }, "422 request.invalid"],
    [{ cases: [id, id], unit: "cg" }, "422 request.invalid"],
    [{ cases: ["1"], unit: "cg" }, "422 request.invalid"],
    [{ cases: Array.from({ length: 51 }, () => uuid()), unit: "cg" }, "422 request.invalid"],
    [{ cases: [id] }, "422 request.invalid"],
    [{ cases: [id], unit: "agriculture" }, "422 dispatch.unknown-unit"],
    [{ cases: [id], unit: "cg", jointUnits: ["cg"] }, "422 dispatch.unknown-unit"],
  ];
  for (const [body, refusal] of bad) assert.equal(await dispatcher.refusal(path, body), refusal, JSON.stringify(body));
  assert.equal(await whoIn(app)("agent").refusal(path, { cases: [id], unit: "cg" }), "403 access.denied");
  assert.equal(await whoIn(app)("ls-dispatcher").refusal(path, { cases: [id], unit: "cg" }), "403 access.denied");
});
