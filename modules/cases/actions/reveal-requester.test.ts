import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startTestApp, type TestApp } from "@yingsheng/server/testing";
import { v7 as uuid } from "uuid";
import { aCase, type Caller, type MadeCase, whoIn } from "../testing/index.ts";

const phone = "13900006677";
const name = "欧阳测试员";
type Requester = { name: string | null; phone: string | null; mayReveal: boolean };

let app: TestApp;
let programId: string;
let open: MadeCase;
let secret: MadeCase;
before(async () => {
  app = await startTestApp();
  programId = app.programs["hotline-assist"] as string;
  const input = { requester: { name, phone }, title: "凤鸣路积水", content: "凤鸣路口下雨就积水，行人绕行。" };
  open = await aCase(app, { state: "handling", jointUnits: ["zj"], input });
  secret = await aCase(app, { state: "handling", jointUnits: ["zj"], input: { ...input, isSecret: true } });
});
after(() => app.close());

const who = (login: string): Caller => whoIn(app)(login);
const requester = async (login: string, made: MadeCase) =>
  (await who(login).must<{ requester: Requester }>(`GET /cases/${made.id}`)).requester;
const masked = { name: "欧阳***", phone: "139****6677" };
const nobody: Requester = { name: null, phone: null, mayReveal: false };
const reveal = (login: string, made: MadeCase, reason: unknown = "回电核实地点") =>
  who(login).send<Record<string, unknown>>(`POST /cases/${made.id}/reveal`, { reason });

describe("getCase", () => {
  it("shows the requester masked, and says who may see more", async () => {
    const mayReveal = { dispatcher: true, supervisor: true, callback: true, handler: true };
    for (const login of [
      "agent",
      "dispatcher",
      "supervisor",
      "reviewer",
      "callback",
      "manager",
      "purchaser",
      "handler",
      "handler-zj",
    ]) {
      assert.deepEqual(await requester(login, open), { ...masked, mayReveal: login in mayReveal }, login);
    }
  });

  it("shows nobody's requester of a secret case outside the centre", async () => {
    assert.deepEqual(await requester("handler", secret), nobody);
    assert.deepEqual(await requester("handler-zj", secret), nobody);
    assert.deepEqual(await requester("agent", secret), { ...masked, mayReveal: false });
    assert.deepEqual(await requester("dispatcher", secret), { ...masked, mayReveal: true });
  });

  it("is refused outside the case's program and units", async () => {
    for (const made of [open, secret]) {
      assert.equal(await who("handler-jt").refusal(`GET /cases/${made.id}`), "403 access.scope");
      assert.equal(await who("ls-supervisor").refusal(`GET /cases/${made.id}`), "403 access.scope");
      assert.equal(await who("auditor").refusal(`GET /cases/${made.id}`), "403 access.denied");
      assert.equal(
        await who("handler-jt").refusal(`GET /cases/${made.id}/timeline`),
        "403 access.scope",
        "caseTimeline",
      );
    }
    assert.equal(await who("agent").refusal(`GET /cases/${uuid()}`), "404 case.not-found");
    assert.equal(await who("agent").refusal(`GET /cases/${uuid()}/timeline`), "404 case.not-found");
  });
});

describe("revealRequester", () => {
  it("shows name and phone to whoever may see them, and records the reason but not what was shown", async () => {
    for (const login of ["dispatcher", "handler", "supervisor", "callback"]) {
      const answer = await reveal(login, open, `理由 ${login}`);
      assert.deepEqual([answer.status, answer.body], [200, { name, phone }], login);
    }
    const audits = await app.platform.db.query<{ actorName: string; detail: { reason: string }; row: string }>(
      `select actor_name, detail, a::text as row from kernel.audit_entry a
       where action = 'revealRequester' and subject_id = $1 and outcome = 'done' order by at, id`,
      [open.id],
    );
    assert.deepEqual(
      audits.map(({ detail }) => detail.reason),
      ["dispatcher", "handler", "supervisor", "callback"].map((login) => `理由 ${login}`),
    );
    assert.ok(audits.every(({ row }) => !row.includes(phone) && !row.includes(name)));
  });

  it("is refused without permission, outside the lead unit, in another program, for a secret case", async () => {
    const code = async (login: string, made: MadeCase) => {
      const answer = await reveal(login, made);
      assert.ok(!JSON.stringify(answer.body).includes(phone));
      return `${answer.status} ${answer.body.code}`;
    };
    for (const login of ["agent", "reviewer", "manager", "purchaser", "auditor"]) {
      assert.equal(await code(login, open), "403 access.denied", login);
    }
    for (const login of ["handler-zj", "handler-jt", "ls-dispatcher"]) {
      assert.equal(await code(login, open), "403 access.scope", login);
    }
    assert.equal(await code("handler", secret), "403 access.scope", "the lead unit's handler, secret case");
    assert.deepEqual((await reveal("dispatcher", secret)).body, { name, phone });
  });

  it("ends with the assignment: who gave the case back sees it masked and reveals nothing", async () => {
    const made = await aCase(app, { state: "dispatched", input: { requester: { name, phone } } });
    assert.equal((await reveal("handler", made)).status, 200);
    await who("handler").must(`POST /cases/${made.id}/return`, { reason: "not-our-duty", basis: "职责不符" });
    assert.deepEqual(await requester("handler", made), { ...masked, mayReveal: false });
    assert.equal((await reveal("handler", made)).body.code, "access.scope");
    const untouched = await aCase(app, { input: { requester: { name, phone } } });
    assert.equal((await reveal("handler", untouched)).body.code, "access.scope", "not dispatched yet");
  });

  it("wants a reason, and a requester to show", async () => {
    for (const reason of [undefined, "", "  ", 5, "长".repeat(201)]) {
      const answer = await who("dispatcher").send(`POST /cases/${open.id}/reveal`, { reason });
      assert.deepEqual([answer.status, answer.body.code], [422, "request.invalid"]);
    }
    const silent = await aCase(app, { input: { requester: undefined } });
    assert.equal((await reveal("dispatcher", silent)).body.code, "case.no-requester");
    const half = await aCase(app, { input: { requester: { phone: "0898-83310000" } } });
    assert.deepEqual((await reveal("dispatcher", half)).body, { name: null, phone: "089883310000" });
    assert.equal(
      await who("dispatcher").refusal(`POST /cases/${uuid()}/reveal`, { reason: "理由" }),
      "404 case.not-found",
    );
  });
});

describe("personal data", () => {
  it("is nowhere but in the sealed columns: no list, no search, no history, no event, no index", async () => {
    const listed = await who("supervisor").must<{ items: { id: string }[] }>(
      `GET /programs/${programId}/cases?limit=200`,
    );
    assert.ok(
      listed.items.length >= 4 && !JSON.stringify(listed).includes("6677") && !JSON.stringify(listed).includes("欧阳"),
    );
    for (const words of [phone, "139", "6677", "00006677", "139****6677", name, "欧阳", "测试员", `"${name}"`]) {
      const found = await who("supervisor").must<{ items: unknown[] }>(
        `GET /programs/${programId}/cases?words=${words}`,
      );
      assert.deepEqual(found.items, [], words);
    }
    const known = await who("supervisor").must<{ items: unknown[] }>(`GET /programs/${programId}/cases?words=凤鸣路`);
    assert.equal(known.items.length, 2);
    const route = `POST /cases/${open.id}/reveal`;
    const kept = { "idempotency-key": uuid() };
    const shown = await who("dispatcher").must(route, { reason: "回电" }, kept);
    assert.deepEqual(await who("dispatcher").must(route, { reason: "回电" }, kept), shown);
    await app.drainJobs();
    const [row] = await app.platform.db.query<Record<string, number>>(
      `select (select count(*)::int from cases.case t where t::text ~ $1) as cases,
              (select count(*)::int from cases.case_event t where t::text ~ $1) as history,
              (select count(*)::int from kernel.event t where t::text ~ $1) as events,
              (select count(*)::int from kernel.audit_entry t where t::text ~ $1) as audit,
              (select count(*)::int from kernel.idempotency t where t::text ~ $1) as answers,
              (select count(*)::int from graphile_worker.jobs t where t::text ~ $1) as jobs`,
      [`${phone}|${name}|6677`],
    );
    assert.deepEqual(row, { cases: 0, history: 0, events: 0, audit: 0, answers: 0, jobs: 0 });
  });

  it("is not logged, at no level, whatever happens", async () => {
    const script = fileURLToPath(new URL("../testing/reveal-loudly.ts", import.meta.url));
    const env = { ...process.env, LOG_LEVEL: "trace", NODE_TEST_CONTEXT: "" };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, phone, name], { env });
    assert.ok(stdout.includes('"verb":"revealRequester"') && stdout.includes("request refused"), "it did log");
    for (const secretText of [phone, name, "6677", "欧阳"]) {
      assert.ok(!stdout.includes(secretText) && !stderr.includes(secretText), secretText);
    }
  });
});
