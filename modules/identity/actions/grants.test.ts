import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { time } from "@yingsheng/kernel";
import { startTestApp, type TestApp, testPassword } from "@yingsheng/server/testing";
import { aPerson, type Browser, type LoggedIn, logIn } from "../testing/index.ts";

type Access = {
  blockedBy: string | null;
  items: {
    permission: string;
    title: string;
    grants: { grantId: string; role: { code: string }; unit: { name: string } | null; grantedBy: string | null }[];
  }[];
};

let app: TestApp;
let here: string;
let there: string;
let admin: Browser;
let agent: Browser;
let departmentAdmin: Browser;
let unitIds: Map<string, string>;

before(async () => {
  app = await startTestApp();
  here = app.programs["hotline-assist"] as string;
  there = app.programs.lingshui as string;
  admin = (await logIn(app.server, "admin", testPassword)).browser;
  agent = (await logIn(app.server, "agent", testPassword)).browser;
  const units = await admin.send<{ items: { id: string; code: string }[] }>(`GET /programs/${here}/units`);
  unitIds = new Map(units.body.items.map((unit) => [unit.code, unit.id]));
  const unitId = unitIds.get("cg") as string;
  departmentAdmin = (await aPerson(app.server, admin, here, { role: "admin", unitId })).browser;
});
after(() => app.close());
afterEach(() => time.returnToPresent());

const unit = (code: string) => unitIds.get(code) as string;
const code = async (answer: Promise<{ body: Record<string, unknown> }>) => (await answer).body.code;
const give = (personId: string, body: object, who = admin, program = here) =>
  who.send<{ id: string; code?: string }>(`POST /programs/${program}/people/${personId}/grants`, body);
const withdraw = (grantId: string, who = admin, program = here) =>
  who.send(`DELETE /programs/${program}/grants/${grantId}`);
const permissionsOf = async (who: Browser) => {
  const { body } = await who.send<LoggedIn>("GET /sessions/current");
  return new Set(body.programs.flatMap((program) => program.permissions));
};

test("a grant works at once and is gone at once when withdrawn; it stays on record", async () => {
  const person = await aPerson(app.server, admin, here, { role: "agent" });
  assert.ok(!(await permissionsOf(person.browser)).has("case.dispatch"));
  const given = await give(person.id, { role: "dispatcher" });
  assert.equal(given.status, 200);
  assert.ok((await permissionsOf(person.browser)).has("case.dispatch"));
  assert.equal((await withdraw(given.body.id)).status, 200);
  assert.ok(!(await permissionsOf(person.browser)).has("case.dispatch"));
  assert.equal(await code(withdraw(given.body.id)), "grant.ended");
  const shown = await admin.send<{ grants: { id: string; current: boolean }[] }>(
    `GET /programs/${here}/people/${person.id}`,
  );
  assert.equal(shown.body.grants.find((grant) => grant.id === given.body.id)?.current, false);
  const audit = await app.platform.db.query<{ action: string }>(
    "select action from kernel.audit_entry where subject = 'grant' and subject_id = $1 order by at",
    [given.body.id],
  );
  assert.deepEqual(
    audit.map((line) => line.action),
    ["giveGrant", "withdrawGrant"],
  );
});

test("a grant for later begins then and ends when it was to end", async () => {
  const person = await aPerson(app.server, admin, here, { role: "agent" });
  const start = Date.now();
  const at = (minutes: number) => new Date(start + minutes * 60_000);
  const given = await give(person.id, {
    role: "reviewer",
    validFrom: at(5).toISOString(),
    validUntil: at(15).toISOString(),
  });
  assert.equal(given.status, 200);
  const has = async (minutes: number) => {
    time.travelTo(at(minutes));
    return (await permissionsOf(person.browser)).has("case.review");
  };
  assert.deepEqual([await has(1), await has(6), await has(16)], [false, true, false]);
});

test("the same grant is not given twice, not even by two at once", async () => {
  const person = await aPerson(app.server, admin, here, { role: "agent" });
  assert.equal((await give(person.id, { role: "agent" })).body.code, "grant.duplicate");
  const body = { role: "handler", unitId: unit("cg") };
  // As many open connections as requests, or the first is through before the others have one.
  const tries = Array.from({ length: 12 }, (_, i) => i);
  await Promise.all(tries.map(() => app.platform.db.query("select pg_sleep(0.05)")));
  const answers = await Promise.all(tries.map(() => give(person.id, body)));
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, ...Array(11).fill(409)]);
  assert.equal((await give(person.id, { role: "handler", unitId: unit("cg-hw") })).status, 200);
});

test("nobody gives or takes what lies outside their own program and units", async () => {
  const person = await aPerson(app.server, admin, here, { role: "handler", unitId: unit("cg-hw") });
  assert.equal(await code(give(person.id, { role: "agent" }, agent)), "access.denied");
  assert.equal(await code(give(person.id, { role: "agent" }, admin, there)), "access.denied");
  assert.equal(await code(give(person.id, { role: "handler" }, departmentAdmin)), "access.scope");
  const inZj = { role: "handler", unitId: unit("zj") };
  assert.equal(await code(give(person.id, inZj, departmentAdmin)), "access.scope");
  const below = await give(person.id, { role: "handler", unitId: unit("cg-yl") }, departmentAdmin);
  assert.equal(below.status, 200, "units below one's own are one's own");
  const wide = await give(person.id, inZj);
  assert.equal(await code(withdraw(wide.body.id, departmentAdmin)), "access.scope");
  assert.equal(await code(withdraw(wide.body.id, agent)), "access.denied");
  assert.equal((await withdraw(below.body.id, departmentAdmin)).status, 200);
});

test("grants of another program are not found", async () => {
  const { id } = await app.platform.db.one<{ id: string }>(
    "select id from identity.role_grant where program_id = $1 limit 1",
    [there],
  );
  assert.equal(await code(withdraw(id)), "grant.not-found");
  const { personId } = await app.platform.db.one<{ personId: string }>(
    "select person_id from identity.role_grant where id = $1",
    [id],
  );
  assert.equal(await code(give(personId, { role: "agent" })), "person.not-found");
  const foreignUnit = await app.platform.db.one<{ id: string }>(
    "select id from identity.unit where program_id = $1 limit 1",
    [there],
  );
  const person = await aPerson(app.server, admin, here, { role: "agent" });
  assert.equal(await code(give(person.id, { role: "handler", unitId: foreignUnit.id })), "unit.not-found");
});

test("a grant needs a real role, an active unit and person, and a sensible time", async () => {
  const person = await aPerson(app.server, admin, here, { role: "agent" });
  const now = Date.now();
  const iso = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
  assert.equal(await code(give(person.id, { role: "king" })), "role.not-found");
  assert.equal(await code(give(person.id, { role: "reviewer", validUntil: iso(-5) })), "grant.period");
  const turned = { role: "reviewer", validFrom: iso(10), validUntil: iso(5) };
  assert.equal(await code(give(person.id, turned)), "grant.period");
  assert.equal(await code(give(person.id, { role: "reviewer", validFrom: "soon" })), "request.invalid");
  assert.equal(await code(give(person.id, {})), "request.invalid");
  await admin.send(`POST /programs/${here}/units/${unit("cg-sz")}/deactivation`);
  const onInactive = { role: "handler", unitId: unit("cg-sz") };
  assert.equal(await code(give(person.id, onInactive)), "unit.inactive");
  await admin.send(`POST /programs/${here}/people/${person.id}/deactivation`);
  assert.equal(await code(give(person.id, { role: "reviewer" })), "person.inactive");
});

test("nobody withdraws their own grant", async () => {
  const { id } = await app.platform.db.one<{ id: string }>(
    "select g.id from identity.role_grant g join identity.person p on p.id = g.person_id where p.login = 'admin'",
  );
  assert.equal(await code(withdraw(id)), "grant.self");
});

test("access is explained permission by permission, with every grant behind it", async () => {
  const person = await aPerson(app.server, admin, here, { role: "handler", unitId: unit("cg") });
  await give(person.id, { role: "reviewer" });
  const ask = (query = "") => admin.send<Access>(`GET /programs/${here}/people/${person.id}/access${query}`);
  const { body } = await ask();
  assert.equal(body.blockedBy, null);
  const view = body.items.find((item) => item.permission === "case.view");
  assert.deepEqual(
    view?.grants.map((grant) => [grant.role.code, grant.unit?.name ?? null, grant.grantedBy]),
    [
      ["handler", "城市管理局", "单明哲"],
      ["reviewer", null, "单明哲"],
    ],
  );
  const review = await ask("?permission=case.review");
  assert.deepEqual(
    review.body.items.map((item) => item.permission),
    ["case.review"],
  );
  const inZj = await ask(`?permission=case.handle&unitId=${unit("zj")}`);
  assert.deepEqual(inZj.body.items, [], "the grant on one department does not reach another");
  const below = await ask(`?permission=case.handle&unitId=${unit("cg-hw")}`);
  assert.equal(below.body.items.length, 1);
  await admin.send(`POST /programs/${here}/people/${person.id}/deactivation`);
  assert.equal((await ask()).body.blockedBy, "inactive");
  assert.equal(await code(agent.send(`GET /programs/${here}/people/${person.id}/access`)), "access.denied");
});

test("roles are listed with what they permit and how many hold them", async () => {
  const { body } = await admin.send<{ items: { code: string; people: number; permissions: { name: string }[] }[] }>(
    `GET /programs/${here}/roles`,
  );
  const auditor = body.items.find((role) => role.code === "auditor");
  assert.deepEqual(
    auditor?.permissions.map((permission) => permission.name),
    ["audit.view"],
  );
  assert.equal(auditor?.people, 1);
  assert.equal(await code(agent.send(`GET /programs/${here}/roles`)), "access.denied");
});
