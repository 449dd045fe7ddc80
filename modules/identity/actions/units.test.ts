import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { systemStep } from "@yingsheng/kernel";
import { startTestApp, type TestApp, testPassword } from "@yingsheng/server/testing";
import { installUnits } from "../install-units.ts";
import { aPerson, type Browser, logIn } from "../testing/index.ts";

type Unit = {
  id: string;
  code: string;
  name: string;
  parentId: string | null;
  level: number;
  active: boolean;
  people: number;
};

let app: TestApp;
let here: string;
let admin: Browser;
let agent: Browser;
let departmentAdmin: Browser;
let cg: string;

before(async () => {
  app = await startTestApp();
  here = app.programs["hotline-assist"] as string;
  admin = (await logIn(app.server, "admin", testPassword)).browser;
  agent = (await logIn(app.server, "agent", testPassword)).browser;
  cg = (await units()).find((unit) => unit.code === "cg")?.id as string;
  departmentAdmin = (await aPerson(app.server, admin, here, { role: "admin", unitId: cg })).browser;
});
after(() => app.close());

const units = async (query = "", who = admin) =>
  (await who.send<{ items: Unit[] }>(`GET /programs/${here}/units${query}`)).body.items;
const code = async (answer: Promise<{ body: Record<string, unknown> }>) => (await answer).body.code;
const create = (body: object, who = admin) =>
  who.send<{ id: string; code?: string }>(`POST /programs/${here}/units`, body);
const act = (unitId: string, what: string, who = admin) => who.send(`POST /programs/${here}/units/${unitId}/${what}`);

test("the list is the tree told in order: children stand behind their parents, level by level", async () => {
  const all = await units();
  const seen = new Map<string, Unit>();
  for (const unit of all) {
    const parent = unit.parentId === null ? undefined : seen.get(unit.parentId);
    assert.equal(unit.level, (parent?.level ?? 0) + 1, unit.name);
    seen.set(unit.id, unit);
  }
  assert.ok(all.length > 40);
  const codes = all.map((unit) => unit.code);
  assert.equal(codes.indexOf("cg-zf"), codes.indexOf("cg") + 1);
});

test("somebody of a department sees the department", async () => {
  const handler = (await logIn(app.server, "handler", testPassword)).browser;
  const seen = await units("", handler);
  assert.deepEqual(
    seen.map((unit) => unit.code),
    ["cg", "cg-zf", "cg-hw", "cg-yl", "cg-sz"],
  );
});

test("the number of people beside a unit is that of the list behind it", async () => {
  const all = await units();
  for (const code of ["purchaser", "centre", "cg", "cg-hw", "zj"]) {
    const unit = all.find((one) => one.code === code) as Unit;
    const list = await admin.send<{ items: unknown[] }>(`GET /programs/${here}/people?unitId=${unit.id}&status=active`);
    assert.equal(list.body.items.length, unit.people, unit.name);
  }
  assert.ok(all.some((unit) => unit.people > 0));
});

test("a unit is made below another and belongs to it at once", async () => {
  const made = await create({ code: "cg-new", name: "夜间巡查中队", kind: "station", parentId: cg });
  assert.equal(made.status, 200);
  const handler = (await logIn(app.server, "handler", testPassword)).browser;
  assert.ok((await units("", handler)).some((unit) => unit.id === made.body.id));
  const top = await create({ code: "new-top", name: "新设部门", kind: "department" });
  assert.equal((await units()).find((unit) => unit.id === top.body.id)?.level, 1);
});

test("making a unit refuses taken codes, bad input, strange parents and missing rights", async () => {
  const unit = { code: "some-unit", name: "某单位", kind: "station" };
  assert.equal(await code(create({ ...unit, code: "cg" })), "unit.code-taken");
  assert.equal(await code(create({ ...unit, code: "Ü" })), "request.invalid");
  assert.equal(await code(create({ ...unit, kind: "palace" })), "request.invalid");
  assert.equal(await code(create({ ...unit, name: " " })), "request.invalid");
  assert.equal(await code(create({ ...unit, parentId: here })), "unit.not-found");
  assert.equal(await code(create(unit, agent)), "access.denied");
  assert.equal(await code(create(unit, departmentAdmin)), "access.scope");
  assert.equal((await create({ ...unit, parentId: cg }, departmentAdmin)).status, 200);
});

test("a unit is renamed and keeps everything else", async () => {
  const [unit] = (await units()).filter((one) => one.code === "cg-yl");
  const rename = (body: object, who = admin) => who.send(`PUT /programs/${here}/units/${unit?.id}`, body);
  assert.equal((await rename({ name: "园林绿化管护中心" }, departmentAdmin)).status, 200);
  const after = (await units()).find((one) => one.id === unit?.id);
  assert.deepEqual(after, { ...unit, name: "园林绿化管护中心" });
  assert.equal(await code(rename({ name: "" })), "request.invalid");
  assert.equal(await code(rename({ name: "x" }, agent)), "access.denied");
  const zj = (await units()).find((one) => one.code === "zj");
  const other = departmentAdmin.send(`PUT /programs/${here}/units/${zj?.id}`, { name: "x" });
  assert.equal(await code(other), "access.scope");
  assert.equal(await code(admin.send(`PUT /programs/${here}/units/${here}`, { name: "x" })), "unit.not-found");
});

test("a unit goes out of use after those below it and comes back after the one above", async () => {
  const parent = (await create({ code: "p", name: "上级", kind: "department" })).body.id;
  const child = (await create({ code: "p-c", name: "下级", kind: "station", parentId: parent })).body.id;
  assert.equal(await code(act(parent, "deactivation")), "unit.has-children");
  assert.equal(await code(act(child, "reactivation")), "unit.active");
  assert.equal((await act(child, "deactivation")).status, 200);
  assert.equal(await code(act(child, "deactivation")), "unit.inactive");
  assert.equal((await act(parent, "deactivation")).status, 200);
  assert.ok(!(await units()).some((unit) => unit.id === parent || unit.id === child));
  assert.ok((await units("?includeInactive=true")).some((unit) => unit.id === child && !unit.active));
  assert.equal(await code(act(child, "reactivation")), "unit.parent-inactive");
  assert.equal(
    await code(create({ code: "p-d", name: "又一个", kind: "station", parentId: parent })),
    "unit.parent-inactive",
  );
  assert.equal((await act(parent, "reactivation")).status, 200);
  assert.equal((await act(child, "reactivation")).status, 200);
  assert.equal(await code(act(parent, "deactivation", agent)), "access.denied");
  assert.equal(await code(act(parent, "deactivation", departmentAdmin)), "access.scope");
});

test("every change is on record with its verb", async () => {
  const verbs = await app.platform.db.query<{ action: string }>(
    "select distinct action from kernel.audit_entry where subject = 'unit' and outcome = 'done' order by action",
  );
  const done = verbs.map((line) => line.action);
  for (const verb of ["createUnit", "renameUnit", "deactivateUnit", "reactivateUnit"]) assert.ok(done.includes(verb));
});

test("a later version of the pack leaves edited and own units alone and takes dropped ones out of use", async () => {
  const before = await units();
  const renamed = before.find((unit) => unit.code === "cg-yl") as Unit;
  const kept = before.filter((unit) => unit.level === 1 && !["p", "new-top"].includes(unit.code));
  const asPack = kept.map((unit) => ({ code: unit.code, name: `${unit.name}新`, kind: "department" as const }));
  const withChild = [...asPack, { code: "cg-yl", name: "包里的新名", kind: "station" as const, parent: "zj" }];
  await systemStep(app.platform, "test", (context) => installUnits(context, here, withChild));
  const after = new Map((await units("?includeInactive=true")).map((unit) => [unit.code, unit]));
  assert.equal(after.get("zj")?.name, "住房和城乡建设局新");
  assert.equal(after.get("cg-yl")?.name, renamed.name, "a name given on screen stays");
  assert.equal(after.get("cg-yl")?.parentId, after.get("zj")?.id, "where it stands is the pack's to say");
  assert.equal(after.get("new-top")?.active, true, "a unit made on screen stays");
  assert.equal(after.get("cg-hw")?.active, false);
  const handler = (await logIn(app.server, "handler", testPassword)).browser;
  assert.ok(!(await units("?includeInactive=true", handler)).some((unit) => unit.code === "cg-yl"), "subtrees follow");
});
