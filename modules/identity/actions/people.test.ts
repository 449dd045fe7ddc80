import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startTestApp, type TestApp, testPassword } from "@yingsheng/server/testing";
import { TOTP } from "otpauth";
import { aPerson, type Browser, browser, logIn } from "../testing/index.ts";

type Person = {
  id: string;
  login: string;
  name: string;
  active: boolean;
  lockedUntil: string | null;
  elsewhere?: boolean;
  grants: { id: string; role: { code: string }; unit: { id: string; name: string } | null; current: boolean }[];
};
type People = { items: Person[]; nextCursor: string | null };

let app: TestApp;
let here: string;
let there: string;
let admin: Browser;
let agent: Browser;
/** An administrator of one department only. */
let departmentAdmin: Browser;
let cg: string;
let zj: string;

before(async () => {
  app = await startTestApp();
  here = app.programs["hotline-assist"] as string;
  there = app.programs.lingshui as string;
  admin = (await logIn(app.server, "admin", testPassword)).browser;
  agent = (await logIn(app.server, "agent", testPassword)).browser;
  const units = await admin.send<{ items: { id: string; code: string }[] }>(`GET /programs/${here}/units`);
  const unit = (code: string) => units.body.items.find((one) => one.code === code)?.id as string;
  cg = unit("cg");
  zj = unit("zj");
  departmentAdmin = (await aPerson(app.server, admin, here, { role: "admin", unitId: cg })).browser;
});
after(() => app.close());

const find = async (words: string, who = admin) =>
  (await who.send<People>(`GET /programs/${here}/people?words=${encodeURIComponent(words)}`)).body.items;
const personId = async (login: string, program = here, who = admin) => {
  const list = await who.send<People>(`GET /programs/${program}/people?words=${login}`);
  return list.body.items.find((person) => person.login === login)?.id as string;
};
const code = async (answer: Promise<{ body: Record<string, unknown> }>) => (await answer).body.code;

test("the list pages by login, searches, and filters by unit, role and state", async () => {
  const seen: string[] = [];
  let cursor: string | null = "";
  do {
    const page: { body: People } = await admin.send<People>(
      `GET /programs/${here}/people?limit=7${cursor ? `&cursor=${cursor}` : ""}`,
    );
    seen.push(...page.body.items.map((person) => person.login));
    cursor = page.body.nextCursor;
  } while (cursor);
  assert.deepEqual(seen, [...new Set(seen)].sort());
  assert.ok(seen.includes("agent") && seen.includes("handler-zj"));
  assert.ok(!seen.some((login) => login.startsWith("ls-")), "people of another program are not shown");

  assert.deepEqual(
    (await find("单明")).map((person) => person.login),
    ["admin"],
  );
  assert.deepEqual(await find("100%_"), []);
  const inCg = await admin.send<People>(`GET /programs/${here}/people?unitId=${cg}&role=handler`);
  assert.deepEqual(
    inCg.body.items.map((person) => person.login),
    ["handler"],
  );
  const inactive = await admin.send<People>(`GET /programs/${here}/people?status=inactive`);
  assert.deepEqual(inactive.body.items, []);
});

test("who may see only a department sees its people only", async () => {
  const seen = await departmentAdmin.send<People>(`GET /programs/${here}/people`);
  assert.ok(seen.body.items.some((person) => person.login === "handler"));
  assert.ok(!seen.body.items.some((person) => person.login === "handler-zj"));
  const other = await personId("handler-zj");
  assert.equal(await code(departmentAdmin.send(`GET /programs/${here}/people/${other}`)), "person.not-found");
  assert.equal(await code(departmentAdmin.send(`GET /programs/${here}/people/${other}/access`)), "person.not-found");
});

test("lists refuse bad input, missing rights and other programs", async () => {
  for (const query of ["limit=0", "limit=1000", "cursor=%00", "cursor=4pi6", "status=odd", "unitId=7", "x=1"]) {
    assert.equal(await code(admin.send(`GET /programs/${here}/people?${query}`)), "request.invalid", query);
  }
  assert.equal(await code(agent.send(`GET /programs/${here}/people`)), "access.denied");
  assert.equal(await code(admin.send(`GET /programs/${there}/people`)), "access.denied");
  assert.equal(await code(browser(app.server).send(`GET /programs/${here}/people`)), "session.missing");
});

test("a new person logs in with the one-time password and can do nothing before changing it", async () => {
  const created = await admin.send<{ id: string; oneTimePassword: string }>(`POST /programs/${here}/people`, {
    login: "new.person",
    name: " 新来的 ",
    role: "agent",
  });
  assert.equal(created.status, 200);
  const first = await logIn(app.server, "new.person", created.body.oneTimePassword);
  assert.equal(first.status, 200);
  assert.equal(first.body.person.name, "新来的");
  assert.equal(first.body.mustChangePassword, true);
  assert.deepEqual(first.body.programs, []);
  assert.equal(await code(first.browser.send(`GET /programs/${here}/units`)), "access.denied");
  const changed = await first.browser.send("POST /password", {
    currentPassword: created.body.oneTimePassword,
    password: "Ziji-xuan-de-1",
  });
  assert.equal(changed.status, 200);
  assert.equal((await first.browser.send(`GET /programs/${here}/units`)).status, 200);
});

test("creating refuses taken logins, bad input, unknown roles and units, and what lies outside one's own", async () => {
  const create = (body: object, who = admin, program = here) =>
    code(who.send(`POST /programs/${program}/people`, body));
  const person = { login: "somebody", name: "某人", role: "agent" };
  assert.equal(await create({ ...person, login: "ls-agent" }), "person.login-taken");
  for (const login of ["A", "1abc", "上海", "a b", "x".repeat(33)]) {
    assert.equal(await create({ ...person, login }), "request.invalid", login);
  }
  assert.equal(await create({ ...person, name: "  " }), "request.invalid");
  assert.equal(await create({ ...person, role: "king" }), "role.not-found");
  assert.equal(await create({ ...person, unitId: here }), "unit.not-found");
  assert.equal(await create(person, agent), "access.denied");
  assert.equal(await create(person, admin, there), "access.denied");
  assert.equal(await create(person, departmentAdmin), "access.scope");
  assert.equal(await create({ ...person, unitId: zj }, departmentAdmin), "access.scope");
  assert.deepEqual(await find("somebody"), [], "a refused creation leaves nobody behind");
});

test("the right to grant anywhere does not widen the right to make people", async () => {
  await app.platform.db.query(
    `insert into identity.role (id, program_id, code, name, permissions)
     values (gen_random_uuid(), $1, 'keeper', '部门人事', '{person.manage}'),
            (gen_random_uuid(), $1, 'granter', '授权员', '{grant.manage}')`,
    [here],
  );
  const person = await aPerson(app.server, admin, here, { role: "keeper", unitId: cg });
  await admin.send(`POST /programs/${here}/people/${person.id}/grants`, { role: "granter" });
  const create = (body: object) => person.browser.send(`POST /programs/${here}/people`, { name: "某人", ...body });
  assert.equal(await code(create({ login: "wide-one", role: "agent" })), "access.scope");
  assert.equal((await create({ login: "own-one", role: "handler", unitId: cg })).status, 200);
});

test("a name is corrected, the login stays", async () => {
  const person = await aPerson(app.server, admin, here, { role: "agent" });
  const path = `PUT /programs/${here}/people/${person.id}`;
  assert.equal((await admin.send(path, { name: "改过的名" })).status, 200);
  const shown = await admin.send<Person>(`GET /programs/${here}/people/${person.id}`);
  assert.equal(shown.body.name, "改过的名");
  assert.equal(shown.body.elsewhere, false);
  assert.equal(await code(admin.send(path, { login: "other" })), "request.invalid");
  assert.equal(await code(agent.send(path, { name: "x" })), "access.denied");
  assert.equal(await code(departmentAdmin.send(path, { name: "x" })), "access.scope");
});

test("deactivating ends sessions at once; activating lets the person in again", async () => {
  const person = await aPerson(app.server, admin, here, { role: "agent" });
  const at = `POST /programs/${here}/people/${person.id}`;
  assert.equal(await code(admin.send(`${at}/reactivation`)), "person.active");
  assert.equal((await admin.send(`${at}/deactivation`)).status, 200);
  assert.equal((await person.browser.send("GET /sessions/current")).status, 401);
  assert.equal((await logIn(app.server, person.login, person.password)).body.code, "session.wrong-credentials");
  assert.equal(await code(admin.send(`${at}/deactivation`)), "person.inactive");
  assert.equal(await code(admin.send(`${at}/password-reset`)), "person.inactive");
  assert.equal((await admin.send(`${at}/reactivation`)).status, 200);
  assert.equal((await person.browser.send("GET /sessions/current")).status, 401, "what was ended stays ended");
  assert.equal((await logIn(app.server, person.login, person.password)).status, 200);
  const events = await app.platform.db.query("select from kernel.event where name = 'person.deactivated'");
  assert.equal(events.length, 1);
});

test("nobody deactivates themselves", async () => {
  const self = await personId("admin");
  assert.equal(await code(admin.send(`POST /programs/${here}/people/${self}/deactivation`)), "person.self");
});

test("a reset password works once and lifts a lock-out", async () => {
  const person = await aPerson(app.server, admin, here, { role: "agent" });
  for (let i = 0; i < 5; i++) await logIn(app.server, person.login, "Cuowu-mima-1");
  assert.equal((await logIn(app.server, person.login, person.password)).status, 423);
  assert.equal((await find(person.login))[0]?.lockedUntil === null, false);
  const at = `POST /programs/${here}/people/${person.id}`;
  const reset = await admin.send<{ oneTimePassword: string }>(`${at}/password-reset`);
  assert.equal(reset.status, 200);
  assert.equal((await person.browser.send("GET /sessions/current")).status, 401);
  assert.equal((await logIn(app.server, person.login, person.password)).status, 401);
  const back = await logIn(app.server, person.login, reset.body.oneTimePassword);
  assert.equal(back.body.mustChangePassword, true);
});

test("unlocking lifts a lock-out and keeps the password", async () => {
  const person = await aPerson(app.server, admin, here, { role: "agent" });
  for (let i = 0; i < 5; i++) await logIn(app.server, person.login, "Cuowu-mima-1");
  const at = `POST /programs/${here}/people/${person.id}/unlocking`;
  assert.equal(await code(agent.send(at)), "access.denied");
  assert.equal(await code(departmentAdmin.send(at)), "access.scope");
  assert.equal((await admin.send(at)).status, 200);
  assert.equal((await logIn(app.server, person.login, person.password)).status, 200);
});

test("a lost second factor is taken off", async () => {
  const person = await aPerson(app.server, admin, here, { role: "agent" });
  const at = `POST /programs/${here}/people/${person.id}/second-factor-reset`;
  assert.equal(await code(admin.send(at)), "second-factor.not-enrolled");
  const { body } = await person.browser.send<{ secret: string }>("POST /second-factor/enrolment");
  await person.browser.send("POST /second-factor/confirmation", { code: new TOTP({ secret: body.secret }).generate() });
  assert.equal((await admin.send(at)).status, 200);
  assert.equal((await person.browser.send("GET /sessions/current")).status, 401);
  assert.equal((await logIn(app.server, person.login, person.password)).status, 200);
});

test("an account that opens doors elsewhere is out of reach of one program's administrator", async () => {
  const person = await aPerson(app.server, admin, here, { role: "agent" });
  await app.platform.db.query(
    `insert into identity.role_grant (id, person_id, role_id, program_id, granted_at)
     select gen_random_uuid(), $1, id, program_id, now() from identity.role where program_id = $2 and code = 'agent'`,
    [person.id, there],
  );
  for (const what of ["password-reset", "deactivation", "second-factor-reset", "unlocking"]) {
    const answer = admin.send(`POST /programs/${here}/people/${person.id}/${what}`);
    assert.equal(await code(answer), "person.elsewhere", what);
  }
  const shown = await admin.send<Person>(`GET /programs/${here}/people/${person.id}`);
  assert.equal(shown.body.elsewhere, true);
});

test("people of another program are not found, whatever is tried", async () => {
  const lsAdmin = (await logIn(app.server, "ls-admin", testPassword)).browser;
  const foreign = await personId("ls-agent", there, lsAdmin);
  for (const what of ["password-reset", "deactivation", "reactivation", "unlocking", "second-factor-reset"]) {
    const answer = admin.send(`POST /programs/${here}/people/${foreign}/${what}`);
    assert.equal(await code(answer), "person.not-found", what);
  }
  assert.equal(await code(admin.send(`PUT /programs/${here}/people/${foreign}`, { name: "x" })), "person.not-found");
  assert.equal(await code(admin.send(`GET /programs/${here}/people/${foreign}`)), "person.not-found");
});

test("every change to an account is on record with its verb, and no password is", async () => {
  const lines = await app.platform.db.query<{ action: string; line: string }>(
    "select action, e::text as line from kernel.audit_entry e where subject = 'person' and outcome = 'done'",
  );
  const verbs = ["createPerson", "updatePerson", "deactivatePerson", "reactivatePerson", "resetPassword"];
  for (const verb of [...verbs, "unlockPerson", "resetSecondFactor"]) {
    assert.ok(
      lines.some((line) => line.action === verb),
      verb,
    );
  }
  for (const { line } of lines) assert.doesNotMatch(line, /mima|oneTime|argon/);
});
