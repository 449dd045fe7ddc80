import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { aPerson, browser, logIn } from "@yingsheng/identity/testing";
import { startTestApp, type TestApp, testPassword } from "@yingsheng/server/testing";
import { v7 as uuid } from "uuid";
import { caseLifecycle } from "../lifecycle.ts";
import { aCase, type MadeCase, type MadeState, whoIn } from "../testing/index.ts";

/** A step as this file tries it: who takes it from which state with what, and what of the input may not be. */
type Step = {
  verb: keyof typeof caseLifecycle.transitions;
  path: string;
  from: MadeState;
  by: string;
  input: Record<string, unknown>;
  bad: [input: Record<string, unknown>, refusal: string, field: string][];
};

const tooLong = (length: number) => "长".repeat(length + 1);
const needsText = (field: string, longest: number): Step["bad"] => [
  [{}, "422 request.invalid", field],
  [{ [field]: " \n\t " }, "422 request.invalid", field],
  [{ [field]: 7 }, "422 request.invalid", field],
  [{ [field]: tooLong(longest) }, "422 request.invalid", field],
];
const needsReason = (list: Record<string, unknown>): Step["bad"] => [
  [{ ...list, reason: undefined }, "422 request.invalid", "reason"],
  [{ ...list, reason: "made-up" }, "422 case.unknown-code", "reason"],
  [{ ...list, reason: "' or '1'='1" }, "422 case.unknown-code", "reason"],
  [{ ...list, reason: ["appointment"] }, "422 request.invalid", "reason"],
];

const steps: readonly Step[] = [
  {
    verb: "dispatchCase",
    path: "dispatch",
    from: "received",
    by: "dispatcher",
    input: { unit: "zj", jointUnits: ["cg", "cg-hw"], note: "请两家联合处理" },
    bad: [
      ...needsText("unit", 64),
      [{ unit: "nowhere" }, "422 case.unknown-unit", "unit"],
      [{ unit: "agriculture" }, "422 case.unknown-unit", "unit"],
      [{ unit: "cg", jointUnits: ["zj", "nowhere"] }, "422 case.unknown-unit", "jointUnits/1"],
      [{ unit: "cg", jointUnits: ["zj", "cg"] }, "422 case.unknown-unit", "jointUnits"],
      [{ unit: "cg", jointUnits: ["zj", "zj"] }, "422 request.invalid", "jointUnits"],
      [{ unit: "cg", jointUnits: "zj" }, "422 request.invalid", "jointUnits"],
    ],
  },
  {
    verb: "answerAtOnce",
    path: "answer-at-once",
    from: "received",
    by: "agent",
    input: { reply: "请带身份证到窗口。" },
    bad: needsText("reply", 5000),
  },
  { verb: "signCase", path: "sign", from: "dispatched", by: "handler", input: {}, bad: [] },
  {
    verb: "returnCase",
    path: "return",
    from: "dispatched",
    by: "handler",
    input: { reason: "not-our-duty", basis: "道路照明由市政单位维护。", suggestedUnit: "zj" },
    bad: [
      ...needsReason({ basis: "依据" }),
      [{ reason: "not-our-duty" }, "422 request.invalid", "basis"],
      [{ reason: "appointment", basis: "依据" }, "422 case.unknown-code", "reason"],
      [{ reason: "not-our-duty", basis: "依据", suggestedUnit: "nowhere" }, "422 case.unknown-unit", "suggestedUnit"],
    ],
  },
  {
    verb: "recordProgress",
    path: "progress",
    from: "handling",
    by: "handler",
    input: { text: "已派人到现场。" },
    bad: needsText("text", 5000),
  },
  {
    verb: "suspendCase",
    path: "suspend",
    from: "handling",
    by: "handler",
    input: { reason: "weather", note: "暴雨" },
    bad: needsReason({}),
  },
  {
    verb: "resumeCase",
    path: "resume",
    from: "suspended",
    by: "handler",
    input: { note: "雨停" },
    bad: [[{ note: "" }, "422 request.invalid", "note"]],
  },
  {
    verb: "replyToCase",
    path: "reply",
    from: "handling",
    by: "handler",
    input: { reply: "已修复。" },
    bad: needsText("reply", 10_000),
  },
  {
    verb: "sendBackCase",
    path: "send-back",
    from: "replied",
    by: "reviewer",
    input: { reason: "no-evidence", note: "请补照片" },
    bad: needsReason({}),
  },
  {
    verb: "closeCase",
    path: "close",
    from: "replied",
    by: "reviewer",
    input: { note: "同意" },
    bad: [[{ note: tooLong(1000) }, "422 request.invalid", "note"]],
  },
  {
    verb: "voidCase",
    path: "void",
    from: "received",
    by: "supervisor",
    input: { reason: "entered-twice", note: "同一来电" },
    bad: needsReason({}),
  },
];

const everyState: readonly MadeState[] = [
  "received",
  "dispatched",
  "handling",
  "suspended",
  "replied",
  "closed",
  "answered",
  "void",
];

let app: TestApp;
const made = new Map<MadeState, MadeCase>();
/** People who hold a program-wide post's role over one unit only. */
const ofOneUnit = new Map<string, { cookie: string; csrfToken: string }>();
before(async () => {
  app = await startTestApp();
  for (const state of everyState) {
    made.set(state, await aCase(app, { state, input: { kind: "consult" } }));
  }
  const admin = (await logIn(app.server, "admin", testPassword)).browser;
  const programId = app.programs["hotline-assist"] as string;
  const units = await whoIn(app)("agent").must<{ items: { id: string; code: string }[] }>(
    `GET /programs/${programId}/units`,
  );
  const unitId = units.items.find(({ code }) => code === "cg")?.id as string;
  for (const role of ["dispatcher", "agent", "reviewer", "supervisor"]) {
    const person = await aPerson(app.server, admin, programId, { role, unitId });
    const again = await logIn(app.server, person.login, person.password);
    ofOneUnit.set(role, { cookie: again.cookie as string, csrfToken: again.body.csrfToken });
  }
});
after(() => app.close());

const caseIn = (state: MadeState) => made.get(state) as MadeCase;
type Standing = { state: string; version: number; steps: number; open: number; clocks: string };
/** Everything a refused step must leave as it was. */
const standing = (id: string) =>
  app.platform.db.one<Standing>(
    `select state, version, (select count(*)::int from cases.case_event where case_id = $1) as steps,
            (select count(*)::int from cases.assignment where case_id = $1 and ended_at is null) as open,
            (select string_agg(k.id || coalesce(k.stopped_at::text, ''), ',' order by k.id) from clocks.v_clock k where case_id = $1) as clocks
     from cases.case where id = $1`,
    [id],
  );

for (const { verb, path, from, by, input, bad } of steps) {
  const title = caseLifecycle.transitions[verb].title;
  describe(`${title} ${verb}`, () => {
    const route = (id: string) => `POST /cases/${id}/${path}`;
    const who = (login: string) => whoIn(app)(login);

    it("is refused in every other state with a sentence that names the state, and changes nothing", async () => {
      for (const state of everyState) {
        if ((caseLifecycle.transitions[verb].from as readonly string[]).includes(state)) continue;
        const { id } = caseIn(state);
        const before = await standing(id);
        const answer = await who(by).send<{ code: string; detail: string }>(route(id), input);
        assert.deepEqual([answer.status, answer.body.code], [409, "case.state"], state);
        assert.equal(answer.body.detail, `现在是“${caseLifecycle.states[state]}”，不能${title}。`);
        assert.deepEqual(await standing(id), before);
      }
    });

    it("is refused to whoever has no right to it, and the attempt is on record", async () => {
      const { id } = caseIn(from);
      const before = await standing(id);
      const denied = () =>
        app.platform.db.one<{ count: number }>(
          "select count(*)::int as count from kernel.audit_entry where action = $1 and outcome = 'refused'",
          [verb],
        );
      const already = await denied();
      assert.equal(await who("purchaser").refusal(route(id), input), "403 access.denied", "the buyer only reads");
      assert.equal(await who("admin").refusal(route(id), input), "403 access.denied", "the administrator sees no case");
      assert.equal(await who(`ls-${by}`).refusal(route(id), input), "403 access.denied", "another program's people");
      if (caseLifecycle.transitions[verb].where === "holder") {
        assert.equal(await who("handler-zj").refusal(route(id), input), "403 access.scope", "another unit's handler");
      } else {
        const answer = await browser(app.server, ofOneUnit.get(by)).send(route(id), input);
        assert.deepEqual([answer.status, answer.body.code], [403, "access.scope"], "a post over one unit only");
      }
      assert.equal((await denied()).count, already.count + 4);
      assert.equal((await app.anonymous.post(`/cases/${id}/${path}`, input)).status, 401);
      assert.deepEqual(await standing(id), before);
    });

    it("refuses ids of nothing and of other things", async () => {
      const strange = caseIn(from);
      assert.equal(await who(by).refusal(route(uuid()), input), "404 case.not-found");
      assert.equal(await who(by).refusal(route(strange.programId), input), "404 case.not-found");
      assert.equal(await who(by).refusal(route("1"), input), "422 request.invalid");
      assert.equal(await who(by).refusal(route(`${strange.id}'--`), input), "422 request.invalid");
    });

    it("refuses what it cannot take, naming the field", async () => {
      const { id } = caseIn(from);
      const before = await standing(id);
      const unknown: Step["bad"] = [[{ ...input, state: "archived" }, "422 request.invalid", "state"]];
      for (const [wrong, refusal, field] of [...bad, ...unknown]) {
        const answer = await who(by).send<{ code: string; invalid_params: { name: string; reason: string }[] }>(
          route(id),
          wrong,
        );
        assert.equal(`${answer.status} ${answer.body.code}`, refusal, JSON.stringify(wrong).slice(0, 100));
        assert.ok(
          answer.body.invalid_params.some(({ name, reason }) => name === field && /[\u4e00-\u9fff]/.test(reason)),
          `${field}: ${JSON.stringify(answer.body)}`,
        );
      }
      assert.equal(
        await who(by).refusal(route(id), "{", { "content-type": "application/json" }),
        "400 request.malformed",
      );
      assert.equal(await who(by).refusal(route(id), [input]), "422 request.invalid");
      assert.deepEqual(await standing(id), before);
    });

    it("is taken, told, written into the history and the audit", async () => {
      const { id, number } = await aCase(app, { state: from, input: { kind: "consult" } });
      const before = await standing(id);
      const answer = await who(by).must<{ id: string; number: string; state: string }>(route(id), input);
      const transition = caseLifecycle.transitions[verb];
      const to = transition.to ?? from;
      assert.deepEqual([answer.id, answer.number, answer.state], [id, number, to]);
      const afterwards = await standing(id);
      assert.deepEqual(
        [afterwards.state, afterwards.version, afterwards.steps],
        [to, before.version + 1, before.steps + 1],
      );
      const { items } = await who("purchaser").must<{ items: Record<string, unknown>[] }>(`GET /cases/${id}/timeline`);
      const last = items.at(-1) as {
        verb: string;
        fromState: string;
        toState: string;
        detail: Record<string, unknown>;
      };
      assert.deepEqual([last.verb, last.fromState, last.toState], [verb, from, to]);
      for (const [field, value] of Object.entries(input)) {
        // Units stand there by the names people read.
        if (!/unit/i.test(field)) assert.equal(last.detail[field], value, field);
      }
      const event = await app.platform.db.one<{ payload: Record<string, unknown> }>(
        "select payload from kernel.event where case_id = $1 and name = $2",
        [id, transition.event?.name],
      );
      assert.equal(event.payload.caseId, id);
      const audit = await app.platform.db.query(
        "select 1 from kernel.audit_entry where subject = 'case' and subject_id = $1 and action = $2 and outcome = 'done'",
        [id, verb],
      );
      assert.equal(audit.length, 1);
    });
  });
}

it("the database knows exactly the states of the table", async () => {
  const { rule } = await app.platform.db.one<{ rule: string }>(
    `select pg_get_constraintdef(oid) as rule from pg_constraint
     where conrelid = 'cases.case'::regclass and contype = 'c' and conkey = (
       select array_agg(attnum) from pg_attribute where attrelid = 'cases.case'::regclass and attname = 'state')`,
  );
  const named = [...rule.matchAll(/'([a-z]+)'::text/g)].map(([, state]) => state);
  assert.deepEqual(named.sort(), Object.keys(caseLifecycle.states).sort());
});
