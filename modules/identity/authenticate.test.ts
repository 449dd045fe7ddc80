import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { enqueue, time } from "@yingsheng/kernel";
import { startTestApp, type TestApp, testPassword } from "@yingsheng/server/testing";
import { authenticate } from "./authenticate.ts";
import { sweepSessions } from "./sweep-sessions.ts";
import { type Browser, browser, logIn } from "./testing/index.ts";

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());
afterEach(() => time.returnToPresent());

const minute = 60_000;
const isIn = async (who: Browser, headers: object = {}) =>
  (await who.send("GET /sessions/current", undefined, headers)).status === 200;

test("no cookie, a made-up one and a very long one are nobody", async () => {
  for (const cookie of ["", "ys_session=", `ys_session=${"A".repeat(43)}`, `ys_session=${"A".repeat(5000)}`]) {
    const answer = await browser(app.server).send("GET /sessions/current", undefined, { cookie });
    assert.equal(answer.status, 401);
    assert.equal(answer.body.code, "session.missing");
  }
});

test("a session ends after half an hour without use, and use keeps it open", async () => {
  const { browser: agent } = await logIn(app.server, "agent", testPassword);
  const start = Date.now();
  for (const at of [20, 45, 70]) {
    time.travelTo(new Date(start + at * minute));
    assert.ok(await isIn(agent), `used at minute ${at}`);
  }
  time.travelTo(new Date(start + 101 * minute));
  assert.ok(!(await isIn(agent)));
});

test("what a page asks by itself does not count as use", async () => {
  const { browser: agent } = await logIn(app.server, "agent", testPassword);
  const start = Date.now();
  for (const at of [10, 20, 29]) {
    time.travelTo(new Date(start + at * minute));
    assert.ok(await isIn(agent, { "x-background": "1" }));
  }
  time.travelTo(new Date(start + 31 * minute));
  assert.ok(!(await isIn(agent)));
});

test("use is written at most once a minute", async () => {
  const { browser: agent, body } = await logIn(app.server, "dispatcher", testPassword);
  const lastSeen = async () =>
    (
      await app.platform.db.one<{ lastSeenAt: string }>(
        "select max(last_seen_at) as last_seen_at from identity.session where person_id = $1",
        [body.person.id],
      )
    ).lastSeenAt;
  const first = await lastSeen();
  const start = Date.now();
  time.travelTo(new Date(start + 0.9 * minute));
  await isIn(agent);
  assert.equal(await lastSeen(), first);
  time.travelTo(new Date(start + 1.1 * minute));
  await isIn(agent);
  assert.notEqual(await lastSeen(), first);
});

test("after twelve hours every session is over, used or not", async () => {
  const { browser: agent } = await logIn(app.server, "agent", testPassword);
  const start = Date.now();
  for (let at = 0; at < 12 * 60; at += 25) {
    time.travelTo(new Date(start + at * minute));
    assert.ok(await isIn(agent), `used at minute ${at}`);
  }
  time.travelTo(new Date(start + (12 * 60 + 1) * minute));
  assert.ok(!(await isIn(agent)));
});

test("a locked or deactivated person is nobody, a lifted lock lets them go on", async () => {
  const { browser: agent } = await logIn(app.server, "agent-2", testPassword);
  const set = (what: string) => app.platform.db.query(`update identity.person set ${what} where login = 'agent-2'`);
  await set("locked_until = now() + interval '1 hour'");
  assert.ok(!(await isIn(agent)));
  await set("locked_until = null");
  assert.ok(await isIn(agent));
  await set("active = false");
  assert.ok(!(await isIn(agent)));
  await set("active = true");
});

test("a grant reaches the unit and everything below, and only within its time", async () => {
  const { cookie, body } = await logIn(app.server, "handler", testPassword);
  const cookies = { ys_session: cookie?.split("=")[1] };
  const grants = async (at: Date) =>
    (await authenticate(app.platform, { cookies, headers: {} }, at))?.actor.grants ?? [];
  const below = await app.platform.db.query<{ id: string }>(
    `select id from identity.unit where path @> array[(select id from identity.unit where code = 'cg' and program_id = $1)]`,
    [app.programs["hotline-assist"]],
  );
  assert.ok(below.length > 1);
  const [grant] = await grants(new Date());
  assert.deepEqual([...(grant?.unitIds ?? [])].sort(), below.map((unit) => unit.id).sort());

  const set = (what: string) =>
    app.platform.db.query(`update identity.role_grant set ${what} where person_id = $1`, [body.person.id]);
  const soon = new Date(Date.now() + 10 * minute);
  await set(`valid_until = now() + interval '5 minutes'`);
  assert.equal((await grants(new Date())).length, 1);
  assert.equal((await grants(soon)).length, 0);
  await set(`valid_until = null, valid_from = now() + interval '5 minutes'`);
  assert.equal((await grants(new Date())).length, 0);
  assert.equal((await grants(soon)).length, 1);
  await set("valid_from = null");
});

test("changing something needs the csrf token of the session", async () => {
  const { cookie } = await logIn(app.server, "agent", testPassword);
  const without = browser(app.server, { cookie: cookie as string, csrfToken: "" });
  const answer = await without.send("DELETE /sessions/current");
  assert.equal(answer.status, 403);
  assert.equal(answer.body.code, "request.csrf");
});

test("logging out ends this session, everywhere ends them all", async () => {
  const [one, two, three] = await Promise.all([1, 2, 3].map(() => logIn(app.server, "manager", testPassword)));
  assert.ok(one && two && three);
  assert.equal((await one.browser.send("DELETE /sessions/current")).status, 200);
  assert.ok(!(await isIn(one.browser)));
  assert.ok(await isIn(two.browser));
  const revoked = await two.browser.send("POST /sessions/revoke-all");
  assert.equal(revoked.status, 200);
  assert.equal(revoked.body.ended, 2);
  assert.ok(!(await isIn(two.browser)));
  assert.ok(!(await isIn(three.browser)));
});

test("sessions are forgotten a week after they could last be used", async () => {
  await logIn(app.server, "callback", testPassword);
  const count = async () =>
    (await app.platform.db.one<{ count: number }>("select count(*) as count from identity.session")).count;
  const sweep = async () => {
    await app.platform.db.transaction((tx) => enqueue({ tx }, sweepSessions, {}));
    await app.drainJobs();
  };
  const start = Date.now();
  time.travelTo(new Date(start + 7 * 24 * 60 * minute));
  await sweep();
  assert.ok((await count()) > 0);
  time.travelTo(new Date(start + 7.6 * 24 * 60 * minute));
  await sweep();
  assert.equal(await count(), 0);
});
