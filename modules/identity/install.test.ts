import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Context, holds, systemStep, visibleUnits } from "@yingsheng/kernel";
import { startTestApp, type TestApp, testPassword } from "@yingsheng/server/testing";
import {
  actorFor,
  findUnit,
  hashPassword,
  installDemoPeople,
  installRoles,
  registerPermissions,
  unitsOf,
} from "./index.ts";
import { logIn } from "./testing/index.ts";

let app: TestApp;
let here: string;
before(async () => {
  app = await startTestApp();
  here = app.programs["hotline-assist"] as string;
});
after(() => app.close());

const step = <T>(work: (context: Context) => Promise<T>) => systemStep(app.platform, "test", work);
const reading = () => ({ tx: app.platform.db, now: new Date() });

test("an actor made from a login may do what a session of that person may do", async () => {
  const handler = await actorFor(reading(), "Handler");
  const unit = async (code: string) => (await findUnit(reading(), here, code))?.id as string;
  assert.ok(holds(handler, "case.sign", { programId: here, unitId: await unit("cg") }));
  assert.ok(holds(handler, "case.sign", { programId: here, unitId: await unit("cg-hw") }));
  assert.ok(!holds(handler, "case.sign", { programId: here, unitId: await unit("zj") }));
  assert.ok(!holds(handler, "case.sign", { programId: here, unitId: null }));
  assert.ok(!holds(handler, "case.sign", { programId: app.programs.lingshui as string }));
  assert.equal(visibleUnits(handler, "case.view", here)?.length, 5);
  const agent = await actorFor({ tx: app.platform.db, now: new Date("2025-01-01T00:00:00Z") }, "agent");
  assert.ok(holds(agent, "case.open", { programId: here, unitId: null }), "demo grants hold in the past too");
  await assert.rejects(actorFor(reading(), "nobody"), { code: "person.not-found" });
});

test("units are found by code and by id, within their program only", async () => {
  const byCode = await findUnit(reading(), here, "cg");
  const byId = await findUnit(reading(), here, byCode?.id as string);
  assert.deepEqual(byId, byCode);
  assert.equal(byCode?.name, "城市管理局");
  assert.equal(await findUnit(reading(), app.programs.lingshui as string, byCode?.id as string), undefined);
  assert.equal(await findUnit(reading(), here, "no-such"), undefined);
  const all = await unitsOf(reading(), here);
  assert.ok(all.every((unit) => unit.path.at(-1) === unit.id && unit.path.at(-2) === (unit.parentId ?? undefined)));
});

test("demo people installed again get the new password and no second grant", async () => {
  const people = [{ login: "agent", name: "沈雨桐", roles: ["agent"] }];
  const count = () => app.platform.db.one<{ count: number }>("select count(*) as count from identity.role_grant");
  const before = await count();
  const passwordHash = await hashPassword("Lingyi-mima-1");
  await step((context) => installDemoPeople(context, here, people, passwordHash));
  assert.deepEqual(await count(), before);
  assert.equal((await logIn(app.server, "agent", testPassword)).status, 401);
  assert.equal((await logIn(app.server, "agent", "Lingyi-mima-1")).status, 200);
});

test("a demo person who chose a password of their own keeps it", async () => {
  const { browser: who } = await logIn(app.server, "agent-2", testPassword);
  const changed = await who.send("POST /password", { currentPassword: testPassword, password: "Ziji-mima-2026" });
  assert.equal(changed.status, 200);
  const passwordHash = await hashPassword("Linger-mima-2");
  const people = [{ login: "agent-2", name: "陆佳宁", roles: ["agent"] }];
  await step((context) => installDemoPeople(context, here, people, passwordHash));
  assert.equal((await logIn(app.server, "agent-2", "Ziji-mima-2026")).status, 200);
});

test("a demo never touches the password of a real person, and never grants what does not exist", async () => {
  await app.platform.db.query("update identity.person set demo = false where login = 'dispatcher'");
  const install = (person: { login: string; roles: string[]; unit?: string }) =>
    step((context) => installDemoPeople(context, here, [{ name: "某人", ...person }], "hash"));
  await assert.rejects(install({ login: "dispatcher", roles: ["agent"] }), { code: "person.login-taken" });
  assert.equal((await logIn(app.server, "dispatcher", testPassword)).status, 200);
  await assert.rejects(install({ login: "demo-x", roles: ["king"] }), /unknown role king/);
  await assert.rejects(install({ login: "demo-x", roles: ["handler"], unit: "nowhere" }), /unknown unit nowhere/);
  await assert.rejects(actorFor(reading(), "demo-x"), { code: "person.not-found" });
});

test("roles of the platform reach every program", async () => {
  await step(async (context) => {
    const roles = [{ code: "platform", name: "平台运维", permissions: ["system.view"] }];
    await installRoles(context, null, roles);
    await installRoles(context, null, roles);
    await context.tx.query(
      `insert into identity.role_grant (id, person_id, role_id, granted_at)
       select gen_random_uuid(), p.id, r.id, $1 from identity.person p, identity.role r
       where p.login = 'auditor' and r.code = 'platform'`,
      [context.now],
    );
  });
  const auditor = await actorFor(reading(), "auditor");
  assert.ok(holds(auditor, "system.view", { programId: null }));
  assert.ok(holds(auditor, "system.view", { programId: app.programs.lingshui as string }));
  assert.ok(!holds(auditor, "audit.view", { programId: null }));
  const { body } = await logIn(app.server, "auditor", testPassword);
  assert.deepEqual(body.programs.map((program) => program.code).sort(), ["hotline-assist", "lingshui"]);
});

test("a role taken out of the pack gives no rights any more", async () => {
  await app.platform.db.query("update identity.role set active = false where code = 'manager' and program_id = $1", [
    here,
  ]);
  assert.deepEqual((await actorFor(reading(), "manager")).grants, []);
});

test("the words for permissions are kept and follow their modules", async () => {
  const permissions = { "case.open": "受理工单" };
  await step((context) => registerPermissions(context, permissions));
  await step((context) => registerPermissions(context, { ...permissions, "case.view": "查看工单" }));
  const admin = (await logIn(app.server, "admin", testPassword)).browser;
  const { body } = await admin.send<{ items: { code: string; permissions: { name: string; title: string }[] }[] }>(
    `GET /programs/${here}/roles`,
  );
  const agent = body.items.find((role) => role.code === "agent");
  assert.equal(agent?.permissions.find((permission) => permission.name === "case.open")?.title, "受理工单");
});
