import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startTestApp, type TestApp, testPassword } from "@yingsheng/server/testing";
import { browser, logIn } from "../testing/index.ts";

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

test("a new password replaces the old one and ends the other sessions", async () => {
  const here = await logIn(app.server, "agent", testPassword);
  const there = await logIn(app.server, "agent", testPassword);
  const password = "Xin-mima-2027";
  const changed = await here.browser.send("POST /password", { currentPassword: testPassword, password });
  assert.equal(changed.status, 200);
  assert.equal((await here.browser.send("GET /sessions/current")).status, 200);
  assert.equal((await there.browser.send("GET /sessions/current")).status, 401);
  assert.equal((await logIn(app.server, "agent", testPassword)).status, 401);
  assert.equal((await logIn(app.server, "agent", password)).status, 200);
});

test("spaces around a password belong to it", async () => {
  const { browser: who } = await logIn(app.server, "agent-2", testPassword);
  const password = "  Kong-ge 2026  ";
  assert.equal((await who.send("POST /password", { currentPassword: testPassword, password })).status, 200);
  assert.equal((await logIn(app.server, "agent-2", password.trim())).status, 401);
  assert.equal((await logIn(app.server, "agent-2", password)).status, 200);
  const back = await who.send("POST /password", { currentPassword: password, password: testPassword });
  assert.equal(back.status, 200);
});

test("weak, equal and malformed passwords are refused", async () => {
  const { browser: who } = await logIn(app.server, "dispatcher", testPassword);
  const change = (body: object) => who.send("POST /password", body);
  for (const password of ["short-A1", "onlylowercase", "Dispatcher-2026"]) {
    const answer = await change({ currentPassword: testPassword, password });
    assert.equal(answer.status, 422);
    assert.equal(answer.body.code, "password.too-weak", password);
    assert.ok(answer.body.detail);
  }
  const same = await change({ currentPassword: testPassword, password: testPassword });
  assert.equal(same.body.code, "password.same");
  assert.equal((await change({ password: "Xin-mima-2027" })).body.code, "request.invalid");
  assert.equal((await logIn(app.server, "dispatcher", testPassword)).status, 200);
});

test("a wrong current password counts like one at the door", async () => {
  const { browser: who } = await logIn(app.server, "reviewer", testPassword);
  for (let i = 0; i < 5; i++) {
    const answer = await who.send("POST /password", { currentPassword: "Cuowu-mima-1", password: "Xin-mima-2027" });
    assert.equal(answer.status, 422);
    assert.equal(answer.body.code, "password.wrong");
  }
  assert.equal((await logIn(app.server, "reviewer", testPassword)).status, 423);
  assert.equal((await who.send("GET /sessions/current")).status, 401, "a locked account is out");
});

test("nobody changes a password without being logged in, and none is ever in the audit", async () => {
  const answer = await browser(app.server).send("POST /password", {
    currentPassword: testPassword,
    password: "Xin-mima-2027",
  });
  assert.equal(answer.body.code, "session.missing");
  const { found } = await app.platform.db.one<{ found: number }>(
    "select count(*) as found from kernel.audit_entry e where e::text ~ 'mima|Kong-ge'",
  );
  assert.equal(found, 0);
});
