import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { time } from "@yingsheng/kernel";
import { startTestApp, type TestApp, testPassword } from "@yingsheng/server/testing";
import { browser, type LoggedIn, logIn } from "../testing/index.ts";

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const auditOf = (action: string) =>
  app.platform.db.query<{ outcome: string; subjectId: string | null; detail: Record<string, unknown>; all: string }>(
    "select outcome, subject_id, detail, to_jsonb(e)::text as all from kernel.audit_entry e where action = $1 order by at, id",
    [action],
  );

test("the right password opens a session and says what one may do where", async () => {
  const { status, body, cookie, browser: agent } = await logIn(app.server, "agent", testPassword);
  assert.equal(status, 200);
  assert.match(cookie ?? "", /^ys_session=[A-Za-z0-9_-]{43}$/);
  assert.equal(body.person.login, "agent");
  assert.equal(body.secondFactor, "none");
  assert.equal(body.mustChangePassword, false);
  assert.deepEqual(
    body.programs.map((program) => program.code),
    ["hotline-assist"],
  );
  assert.ok(body.programs[0]?.permissions.includes("case.open"));
  assert.deepEqual(body.programs[0]?.units, [], "a grant without unit spans the whole program");
  const current = await agent.send<LoggedIn>("GET /sessions/current");
  assert.deepEqual(current.body, body);
});

test("the cookie is out of reach for scripts and other sites; only its digest is stored", async () => {
  const response = await app.server.inject({
    method: "POST",
    url: "/api/sessions",
    payload: { login: "Agent", password: testPassword },
  });
  assert.equal(response.statusCode, 200, "logins do not mind capitals");
  const header = String(response.headers["set-cookie"]);
  assert.match(header, /HttpOnly/);
  assert.match(header, /SameSite=Lax/);
  assert.match(header, /Max-Age=43200/);
  const token = header.slice("ys_session=".length).split(";")[0] as string;
  const stored = await app.platform.db.query<{ row: string }>("select s::text as row from identity.session s");
  assert.ok(stored.length > 0);
  for (const { row } of stored) assert.ok(!row.includes(token));
});

test("units of a grant are named", async () => {
  const { body } = await logIn(app.server, "handler", testPassword);
  assert.deepEqual(
    body.programs[0]?.units.map((unit) => unit.name),
    ["城市管理局"],
  );
});

test("a wrong password and an unknown login are one refusal, and both are audited without what was typed", async () => {
  const wrong = await logIn(app.server, "dispatcher", "Cuowu-mima-1");
  const unknown = await logIn(app.server, "nobody-here", "Cuowu-mima-1");
  for (const answer of [wrong, unknown]) {
    assert.equal(answer.status, 401);
    assert.equal(answer.body.code, "session.wrong-credentials");
    assert.equal(answer.cookie, undefined);
  }
  const lines = (await auditOf("openSession")).filter((line) => line.outcome === "refused");
  assert.equal(lines.length, 2);
  assert.notEqual(lines[0]?.subjectId, null);
  assert.equal(lines[1]?.subjectId, null);
  for (const line of lines) {
    assert.equal(line.detail.code, "session.wrong-credentials");
    assert.ok(!line.all.includes("Cuowu"));
    assert.ok(!line.all.includes("nobody-here"));
  }
});

test("an unknown login takes as long as a wrong password", async () => {
  const once = async (login: string) => {
    const start = performance.now();
    await logIn(app.server, login, "Cuowu-mima-1");
    return performance.now() - start;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (const n of [1, 2, 3, 4]) {
    known.push(await once(`handler-${["zj", "rs", "sj", "ga"][n - 1]}`));
    unknown.push(await once(`no-such-login-${n}`));
  }
  const ratio = Math.min(...unknown) / Math.min(...known);
  assert.ok(ratio > 0.4, `unknown logins are refused in ${ratio.toFixed(2)} of the time`);
});

test("five failures lock the account, the right password too, until the time is over", async () => {
  try {
    for (let i = 0; i < 5; i++) {
      assert.equal((await logIn(app.server, "reviewer", `Cuowu-mima-${i}`)).status, 401);
    }
    const locked = await logIn(app.server, "reviewer", testPassword);
    assert.equal(locked.status, 423);
    assert.equal(locked.body.code, "session.locked");
    time.travelTo(new Date(Date.now() + 14 * 60_000));
    assert.equal((await logIn(app.server, "reviewer", testPassword)).status, 423);
    time.travelTo(new Date(Date.now() + 16 * 60_000));
    assert.equal((await logIn(app.server, "reviewer", "Cuowu-mima-9")).status, 401, "the count starts anew");
    assert.equal((await logIn(app.server, "reviewer", testPassword)).status, 200);
  } finally {
    time.returnToPresent();
  }
});

test("failures that came at the same moment are all counted", async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) => logIn(app.server, "callback", `Cuowu-mima-${i}`)),
  );
  assert.equal(answers.filter((answer) => answer.status === 401).length, 5);
  assert.equal(answers.filter((answer) => answer.status === 423).length, 3);
});

test("a success forgets earlier failures", async () => {
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 4; i++) assert.equal((await logIn(app.server, "manager", "Cuowu-mima-1")).status, 401);
    assert.equal((await logIn(app.server, "manager", testPassword)).status, 200);
  }
});

test("a tighter rule counts from its day", async () => {
  await app.platform.db.query(
    `insert into identity.security_setting (code, value, valid_from, source)
     values ('lock-after-failures', 2, '2020-01-01', 'test'), ('lock-after-failures', 1, '2999-01-01', 'test')`,
  );
  try {
    assert.equal((await logIn(app.server, "supervisor", "Cuowu-mima-1")).status, 401);
    assert.equal((await logIn(app.server, "supervisor", "Cuowu-mima-1")).status, 401);
    assert.equal((await logIn(app.server, "supervisor", testPassword)).status, 423);
  } finally {
    await app.platform.db.query("delete from identity.security_setting where source = 'test'");
  }
});

test("malformed log-ins are refused as invalid", async () => {
  const anonymous = browser(app.server);
  for (const body of [
    {},
    { login: "agent" },
    { login: "agent", password: 7 },
    { login: "agent", password: "x".repeat(201) },
    { login: "agent", password: testPassword, code: "12345" },
    { login: "agent", password: testPassword, remember: true },
    { login: "a\u0000b", password: testPassword },
    { login: "agent", password: "\ud800" },
  ]) {
    const answer = await anonymous.send("POST /sessions", body);
    assert.equal(answer.status, 422, JSON.stringify(body));
    assert.equal(answer.body.code, "request.invalid");
  }
});

test("a log-in sent by another site's page is refused", async () => {
  const answer = await browser(app.server).send(
    "POST /sessions",
    { login: "agent", password: testPassword },
    { "sec-fetch-site": "cross-site" },
  );
  assert.equal(answer.body.code, "request.csrf");
});

test("logging in again in the same browser ends the session before", async () => {
  const first = await logIn(app.server, "handler-jy", testPassword);
  const again = await app.server.inject({
    method: "POST",
    url: "/api/sessions",
    headers: { cookie: first.cookie as string },
    payload: { login: "handler-jy", password: testPassword },
  });
  assert.equal(again.statusCode, 200);
  assert.equal((await first.browser.send("GET /sessions/current")).status, 401);
});

test("guessing from one address is slowed down", async () => {
  let refused = 0;
  for (let i = 0; i < 70 && refused === 0; i++) {
    const answer = await browser(app.server).send("POST /sessions", { login: "x", password: "y", code: "no" });
    if (answer.status === 429) {
      assert.equal(answer.body.code, "request.too-many");
      refused++;
    }
  }
  assert.equal(refused, 1);
});
