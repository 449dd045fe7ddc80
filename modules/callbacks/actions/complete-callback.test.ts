import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type MadeCase, whoIn } from "@yingsheng/cases/testing";
import { startTestApp, type TestApp } from "@yingsheng/server/testing";
import { v7 as uuid } from "uuid";
import { type Grade, gradeNames, grades } from "../grades.ts";
import { aCallback, closedAgain, type MadeCallback } from "../testing/index.ts";

type Task = {
  state: string;
  round: number;
  satisfaction: string | null;
  isSolved: boolean | null;
  comment: string | null;
  attempts: { result: string; channel: string; byName: string; note: string | null }[];
};
type Entry = { verb: string; toState: string; detail: Record<string, unknown> };

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const who = (login: string) => whoIn(app)(login);
const task = (id: string) => who("purchaser").must<Task>(`GET /callbacks/${id}`);
const state = async (made: MadeCase) => (await who("purchaser").must<{ state: string }>(`GET /cases/${made.id}`)).state;
const story = async (made: MadeCase) =>
  (await who("purchaser").must<{ items: Entry[] }>(`GET /cases/${made.id}/timeline`)).items;
const attempt = (id: string, result = "no-answer", login = "callback") =>
  who(login).send<{ code?: string; detail?: string; attempts?: number }>(`POST /callbacks/${id}/attempts`, {
    channel: "phone",
    result,
  });
const giveUp = (id: string, login = "callback") =>
  who(login).send<{ code?: string; detail?: string; caseState?: string }>(`POST /callbacks/${id}/unreachable`, {
    note: "三次无人接听",
  });
const complete = (id: string, satisfaction: Grade = "satisfied", login = "callback") =>
  who(login).send<{ code?: string; caseState?: string }>(`POST /callbacks/${id}/completion`, {
    satisfaction,
    isSolved: true,
    comment: "态度好",
  });

describe("completeCallback", () => {
  for (const grade of grades) {
    const redo = grade === "unsatisfied" || grade === "very-unsatisfied";
    it(`${gradeNames[grade]}: the case is ${redo ? "done again, once" : "archived"}`, async () => {
      const { id, made } = await aCallback(app);
      const answer = await complete(id, grade);
      assert.deepEqual([answer.status, answer.body], [200, { caseState: redo ? "handling" : "archived" }]);
      assert.equal(await state(made), redo ? "handling" : "archived");
      const rated = await task(id);
      assert.deepEqual(
        [rated.state, rated.satisfaction, rated.isSolved, rated.comment],
        ["rated", grade, true, "态度好"],
      );
      assert.deepEqual(
        rated.attempts.map(({ result, channel, byName }) => [result, channel, byName]),
        [["answered", "phone", "甘雪莹"]],
      );
      const [told, moved] = (await story(made)).slice(-2) as [Entry, Entry];
      assert.deepEqual(
        [told.verb, told.detail],
        ["completeCallback", { satisfaction: gradeNames[grade], isSolved: true, comment: "态度好" }],
      );
      assert.deepEqual([moved.verb, moved.toState], redo ? ["redoCase", "handling"] : ["archiveCase", "archived"]);
      assert.equal((await complete(id, grade)).body.code, "callback.finished");
    });
  }

  it("not satisfied twice: done again once, then archived with what was said", async () => {
    const { id, made } = await aCallback(app, { jointUnits: ["zj"] });
    await complete(id, "very-unsatisfied");
    const back = await who("handler").must<{
      leadUnitName: string;
      redoCount: number;
      assignments: { part: string; state: string; endedAt: string | null }[];
    }>(`GET /cases/${made.id}`);
    assert.deepEqual([back.leadUnitName, back.redoCount], ["城市管理局", 1]);
    assert.deepEqual(
      back.assignments.filter(({ endedAt }) => endedAt === null).map(({ part, state }) => [part, state]),
      [["lead", "signed"]],
    );
    const second = await closedAgain(app, made);
    assert.equal((await task(second)).round, 2);
    assert.deepEqual((await complete(second, "unsatisfied")).body, { caseState: "archived" });
    assert.deepEqual(
      [(await task(id)).satisfaction, (await task(second)).satisfaction],
      ["very-unsatisfied", "unsatisfied"],
    );
    assert.equal((await story(made)).filter(({ verb }) => verb === "redoCase").length, 1);
    assert.equal(
      await who("handler").refusal(`POST /cases/${made.id}/reply`, { reply: "再改" }),
      "409 case.state",
      "the file is closed",
    );
  });

  it("of two agents at once one wins and the other is told", async () => {
    const pairs: [
      (made: MadeCallback) => Promise<{ status: number; body: { code?: string } }>,
      (made: MadeCallback) => Promise<{ status: number; body: { code?: string } }>,
    ][] = [
      [({ id }) => complete(id, "satisfied"), ({ id }) => complete(id, "unsatisfied", "callback-2")],
      [({ id }) => complete(id, "unsatisfied"), ({ id }) => complete(id, "very-unsatisfied", "callback-2")],
      [({ id }) => complete(id, "fair"), ({ id }) => giveUp(id, "callback-2")],
    ];
    for (const [one, other] of pairs) {
      const made = await aCallback(app);
      for (let i = 0; i < 3; i++) await attempt(made.id);
      const answers = await Promise.all([one(made), other(made)]);
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
      assert.equal(answers.find(({ status }) => status === 409)?.body.code, "callback.finished");
      const ends = (await story(made.made)).filter(({ verb }) => verb === "archiveCase" || verb === "redoCase");
      assert.equal(ends.length, 1);
      assert.equal(
        (await app.platform.db.query("select 1 from callbacks.v_task where case_id = $1", [made.made.id])).length,
        1,
      );
    }
  });

  it("refuses grades that do not exist and answers without the question whether it is solved", async () => {
    const { id, made } = await aCallback(app);
    const wrong = [
      {},
      { satisfaction: "satisfied" },
      { isSolved: true },
      { satisfaction: "满意", isSolved: true },
      { satisfaction: 5, isSolved: true },
      { satisfaction: "fair", isSolved: "yes" },
      { satisfaction: "fair", isSolved: true, comment: " " },
      { satisfaction: "fair", isSolved: true, comment: "长".repeat(2001) },
      { satisfaction: "fair", isSolved: true, caseState: "archived" },
    ];
    for (const body of wrong) {
      assert.equal(
        await who("callback").refusal(`POST /callbacks/${id}/completion`, body),
        "422 request.invalid",
        JSON.stringify(body).slice(0, 80),
      );
    }
    assert.equal(await state(made), "closed");
  });
});

describe("recordAttempt and giveUpCallback", () => {
  it("an attempt is counted and told; after the prescribed three nobody is rated, least of all as satisfied", async () => {
    const { id, made } = await aCallback(app);
    for (const [i, result] of ["no-answer", "busy"].entries()) {
      assert.equal((await attempt(id, result)).body.attempts, i + 1);
      const early = await giveUp(id);
      assert.deepEqual(
        [early.status, early.body.code, early.body.detail],
        [409, "callback.too-few-attempts", `规定 3 次，已回访 ${i + 1} 次。`],
      );
    }
    assert.equal(await state(made), "closed");
    await who("callback-2").must(`POST /callbacks/${id}/attempts`, { channel: "sms", result: "sent", note: "请回电" });
    assert.deepEqual((await giveUp(id)).body, { caseState: "archived" });
    const ended = await task(id);
    assert.deepEqual(
      [ended.state, ended.satisfaction, ended.isSolved, ended.comment],
      ["unreachable", null, null, "三次无人接听"],
    );
    assert.deepEqual(
      ended.attempts.map(({ result, byName, note }) => [result, byName, note]),
      [
        ["no-answer", "甘雪莹", null],
        ["busy", "甘雪莹", null],
        ["sent", "步云舒", "请回电"],
      ],
    );
    const told = await story(made);
    assert.deepEqual(
      told.slice(-5).map(({ verb }) => verb),
      ["recordAttempt", "recordAttempt", "recordAttempt", "giveUpCallback", "archiveCase"],
    );
    assert.deepEqual(told.at(-1)?.detail, { outcome: "联系不上，未评价" });
    assert.equal(told.at(-3)?.detail.result, "短信已发送");
    for (const again of [await attempt(id), await giveUp(id), await complete(id)]) {
      assert.deepEqual([again.status, again.body.code], [409, "callback.finished"]);
    }
  });

  it("the number prescribed is the one in force that day", async () => {
    await app.platform.db.query(
      `insert into callbacks.policy (program_id, valid_from, attempts, source)
       select program_id, d, n, '测试' from callbacks.policy p, (values ('2026-01-01'::date, 2), ('2199-01-01'::date, 9)) as v(d, n)
       where program_id = $1`,
      [app.programs.lingshui],
    );
    const { id } = await aCallback(app, { program: "lingshui" });
    const ls = who("ls-callback");
    const route = `POST /callbacks/${id}`;
    assert.equal(await ls.refusal(`${route}/unreachable`, {}), "409 callback.too-few-attempts");
    for (let i = 0; i < 2; i++) await ls.must(`${route}/attempts`, { channel: "phone", result: "refused" });
    assert.equal(await ls.refusal(`${route}/unreachable`, {}), "200");
  });

  it("refuses channels and results that do not exist, and what makes no sense together", async () => {
    const { id } = await aCallback(app);
    const wrong = [
      {},
      { channel: "phone" },
      { result: "busy" },
      { channel: "pigeon", result: "busy" },
      { channel: "phone", result: "满意" },
      { channel: "phone", result: "busy", note: "" },
      { channel: "phone", result: "busy", note: "长".repeat(301) },
      { channel: "phone", result: "busy", at: "2026-01-01T00:00:00Z" },
      { channel: "phone", result: "sent" },
      { channel: "sms", result: "answered" },
    ];
    for (const body of wrong) {
      assert.equal(
        await who("callback").refusal(`POST /callbacks/${id}/attempts`, body),
        "422 request.invalid",
        JSON.stringify(body).slice(0, 80),
      );
    }
    assert.equal(
      await who("callback").refusal(`POST /callbacks/${id}/unreachable`, { note: 5 }),
      "422 request.invalid",
    );
    assert.equal((await task(id)).attempts.length, 0);
  });
});

it("callbacks are worked by callback agents of their program, read by the buyer, and seen by nobody else", async () => {
  const { id, made } = await aCallback(app);
  const works: [string, object][] = [
    ["attempts", { channel: "phone", result: "busy" }],
    ["completion", { satisfaction: "satisfied", isSolved: true }],
    ["unreachable", {}],
  ];
  for (const [path, body] of works) {
    const route = `POST /callbacks/${id}/${path}`;
    for (const login of ["purchaser", "manager", "supervisor", "agent", "handler", "reviewer", "admin"]) {
      assert.equal(await who(login).refusal(route, body), "403 access.denied", `${login} ${path}`);
    }
    assert.equal(await who("ls-callback").refusal(route, body), "403 access.scope", path);
    assert.equal(
      await who("callback").refusal(`POST /callbacks/${uuid()}/${path}`, body),
      "404 callback.not-found",
      path,
    );
    assert.equal(
      await who("callback").refusal(`POST /callbacks/${made.id}/${path}`, body),
      "404 callback.not-found",
      "a case's id",
    );
    assert.equal(await who("callback").refusal(`POST /callbacks/1/${path}`, body), "422 request.invalid", path);
    assert.equal((await app.anonymous.post(`/callbacks/${id}/${path}`, body)).status, 401);
  }
  assert.deepEqual([(await task(id)).state, (await task(id)).attempts], ["open", []]);
});
