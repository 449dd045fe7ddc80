import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { time } from "@yingsheng/kernel";
import { startTestApp, type TestApp, testPassword } from "@yingsheng/server/testing";
import { TOTP } from "otpauth";
import { type Browser, type LoggedIn, logIn } from "../testing/index.ts";

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());
afterEach(() => time.returnToPresent());

const codeOf = (secret: string, at = time.now()) => new TOTP({ secret }).generate({ timestamp: at.getTime() });
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");
const laterBy = (seconds: number) => time.travelTo(new Date(time.now().getTime() + seconds * 1000));

const setDemand = (role: string, demanded: boolean) =>
  app.platform.db.query("update identity.role set requires_second_factor = $2 where code = $1 and program_id = $3", [
    role,
    demanded,
    app.programs["hotline-assist"],
  ]);

async function enrol(who: Browser): Promise<string> {
  const enrolment = await who.send<{ secret: string; otpauthUrl: string }>("POST /second-factor/enrolment");
  assert.equal(enrolment.status, 200);
  assert.match(enrolment.body.otpauthUrl, /^otpauth:\/\/totp\//);
  const confirmed = await who.send<LoggedIn>("POST /second-factor/confirmation", {
    code: codeOf(enrolment.body.secret),
  });
  assert.equal(confirmed.status, 200);
  assert.equal(confirmed.body.secondFactor, "done");
  return enrolment.body.secret;
}

test("a role that demands a second factor gives nothing before it is enrolled", async () => {
  await setDemand("admin", true);
  try {
    const { browser: admin, body } = await logIn(app.server, "admin", testPassword);
    assert.equal(body.secondFactor, "enrol");
    assert.deepEqual(body.programs, []);
    const people = `GET /programs/${app.programs["hotline-assist"]}/people`;
    assert.equal((await admin.send(people)).body.code, "access.denied");
    const secret = await enrol(admin);
    assert.equal((await admin.send(people)).status, 200);

    laterBy(60);
    const without = await logIn(app.server, "admin", testPassword);
    assert.equal(without.status, 401);
    assert.equal(without.body.code, "session.second-factor-needed");
    const bad = await logIn(app.server, "admin", testPassword, wrong(codeOf(secret)));
    assert.equal(bad.body.code, "session.second-factor-wrong");
    const good = await logIn(app.server, "admin", testPassword, codeOf(secret));
    assert.equal(good.status, 200);
    assert.equal(good.body.secondFactor, "done");
    assert.equal(good.body.programs.length, 1);
  } finally {
    await setDemand("admin", false);
  }
});

test("a code is good for one use, and an older one is not good any more", async () => {
  const { browser: agent } = await logIn(app.server, "agent", testPassword);
  const secret = await enrol(agent);
  laterBy(90);
  const older = codeOf(secret, new Date(time.now().getTime() - 30_000));
  const code = codeOf(secret);
  assert.equal((await logIn(app.server, "agent", testPassword, code)).status, 200);
  assert.equal((await logIn(app.server, "agent", testPassword, code)).body.code, "session.second-factor-wrong");
  assert.equal((await logIn(app.server, "agent", testPassword, older)).body.code, "session.second-factor-wrong");
  laterBy(30);
  assert.equal((await logIn(app.server, "agent", testPassword, codeOf(secret))).status, 200);
});

test("two log-ins with one code at the same moment: one gets in", async () => {
  const { browser: agent } = await logIn(app.server, "agent-2", testPassword);
  const secret = await enrol(agent);
  laterBy(90);
  const code = codeOf(secret);
  const answers = await Promise.all([1, 2, 3].map(() => logIn(app.server, "agent-2", testPassword, code)));
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 401, 401]);
});

test("another open session has to show the code once a second factor is enrolled", async () => {
  const first = await logIn(app.server, "dispatcher", testPassword);
  const second = await logIn(app.server, "dispatcher", testPassword);
  assert.equal((await second.browser.send("POST /sessions/second-factor", { code: "123456" })).status, 409);
  const secret = await enrol(first.browser);
  const limited = await second.browser.send<LoggedIn>("GET /sessions/current");
  assert.equal(limited.body.secondFactor, "needed");
  assert.deepEqual(limited.body.programs, []);
  const codes = `GET /programs/${app.programs["hotline-assist"]}/codes/channel`;
  assert.equal((await second.browser.send(codes)).body.code, "access.denied");
  laterBy(60);
  const bad = await second.browser.send("POST /sessions/second-factor", { code: wrong(codeOf(secret)) });
  assert.equal(bad.status, 401);
  assert.equal(bad.body.code, "session.second-factor-wrong");
  const good = await second.browser.send<LoggedIn>("POST /sessions/second-factor", { code: codeOf(secret) });
  assert.equal(good.status, 200);
  assert.equal(good.body.secondFactor, "done");
  assert.equal(good.body.programs.length, 1);
  assert.equal((await second.browser.send(codes)).status, 200);
});

test("wrong codes lock the account like wrong passwords", async () => {
  const { browser: who } = await logIn(app.server, "reviewer", testPassword);
  const secret = await enrol(who);
  laterBy(60);
  for (let i = 0; i < 5; i++) {
    const answer = await logIn(app.server, "reviewer", testPassword, wrong(codeOf(secret)));
    assert.equal(answer.body.code, "session.second-factor-wrong");
  }
  laterBy(30);
  assert.equal((await logIn(app.server, "reviewer", testPassword, codeOf(secret))).status, 423);
});

test("enrolment is confirmed once, with a right code, after it was begun", async () => {
  const { browser: who } = await logIn(app.server, "manager", testPassword);
  const early = await who.send("POST /second-factor/confirmation", { code: "123456" });
  assert.equal(early.body.code, "second-factor.not-enrolled");
  const first = await who.send<{ secret: string }>("POST /second-factor/enrolment");
  const again = await who.send<{ secret: string }>("POST /second-factor/enrolment");
  assert.notEqual(again.body.secret, first.body.secret);
  const stale = await who.send("POST /second-factor/confirmation", { code: codeOf(first.body.secret) });
  assert.equal(stale.body.code, "session.second-factor-wrong");
  assert.equal((await who.send("POST /second-factor/confirmation", { code: "12 456" })).status, 422);
  const right = await who.send("POST /second-factor/confirmation", { code: codeOf(again.body.secret) });
  assert.equal(right.status, 200);
  assert.equal((await who.send("POST /second-factor/enrolment")).body.code, "second-factor.already-enrolled");
  const twice = await who.send("POST /second-factor/confirmation", { code: codeOf(again.body.secret) });
  assert.equal(twice.body.code, "second-factor.already-enrolled");
});

test("the secret is sealed in the database", async () => {
  const { browser: who } = await logIn(app.server, "supervisor", testPassword);
  const secret = await enrol(who);
  const { row } = await app.platform.db.one<{ row: string }>(
    "select p::text || encode(totp_secret, 'escape') as row from identity.person p where login = 'supervisor'",
  );
  assert.ok(!row.includes(secret));
});

test("whoever is not logged in gets nowhere", async () => {
  const anonymous = (await logIn(app.server, "agent", "Cuowu-mima-1")).browser;
  for (const route of [
    "POST /second-factor/enrolment",
    "POST /second-factor/confirmation",
    "POST /sessions/second-factor",
  ]) {
    assert.equal((await anonymous.send(route, { code: "123456" })).body.code, "session.missing");
  }
});
