import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { aPerson, logIn } from "@yingsheng/identity/testing";
import { time } from "@yingsheng/kernel";
import { startTestApp, type TestApp, testPassword } from "@yingsheng/server/testing";
import { aCase, type Caller, type MadeState, whoIn } from "../testing/index.ts";

type Pile = { state: string; title: string; count: number; overdue: number; dueToday: number };
type Action = { name: string; title: string; route: string; allowed: boolean; reason: string | null; form: unknown };

let app: TestApp;
let here: string;
before(async () => {
  app = await startTestApp();
  here = app.programs["hotline-assist"] as string;
});
after(() => app.close());
afterEach(() => time.returnToPresent());

const who = (login: string): Caller => whoIn(app)(login);
const piles = async (login: string) => (await who(login).must<{ piles: Pile[] }>(`GET /programs/${here}/work`)).piles;
const states = async (login: string) => (await piles(login)).map(({ state }) => state);

describe("myWork", () => {
  it("shows each post the piles it can move on, and nothing to those who only read", async () => {
    assert.deepEqual(await states("dispatcher"), ["received"]);
    assert.deepEqual(await states("handler"), ["dispatched", "handling", "suspended"]);
    assert.deepEqual(await states("reviewer"), ["replied"]);
    assert.deepEqual(await states("supervisor"), ["received", "replied"]);
    assert.deepEqual(await states("callback"), ["closed"]);
    for (const login of ["agent", "purchaser", "manager"]) assert.deepEqual(await states(login), [], login);
    for (const login of ["admin", "auditor", "ls-dispatcher"]) {
      assert.equal(await who(login).refusal(`GET /programs/${here}/work`), "403 access.denied", login);
    }
    assert.deepEqual((await piles("dispatcher"))[0], {
      state: "received",
      title: "待派单",
      count: 0,
      overdue: 0,
      dueToday: 0,
    });
  });

  it("counts what its lists show: in all, late, and what ends today", async () => {
    // A Wednesday: dispatching has 30 minutes, signing 60, consultations three working days.
    const at = (local: string) => time.travelTo(new Date(`2026-03-${local.replace(" ", "T")}:00+08:00`));
    at("02 09:00");
    const consult = { kind: "consult" };
    for (const state of ["received", "dispatched", "handling", "suspended", "replied", "closed"] as const) {
      await aCase(app, { state, input: consult });
    }
    at("05 11:45");
    for (const state of ["received", "dispatched", "handling", "replied", "closed"] as const) {
      await aCase(app, { state, input: consult });
    }
    await aCase(app, { state: "dispatched", unit: "cg-hw" });
    await aCase(app, { state: "dispatched", unit: "zj", jointUnits: ["cg"] });
    await aCase(app, { program: "lingshui", state: "dispatched" });
    at("05 12:00");
    const seen: Record<string, Pile> = {};
    for (const login of ["dispatcher", "handler", "reviewer", "callback"]) {
      for (const pile of await piles(login)) {
        seen[pile.state] = pile;
        const list = `GET /programs/${here}/cases?limit=200&order=due&state=${pile.state}`;
        const count = async (more = "") => (await who(login).must<{ items: unknown[] }>(list + more)).items.length;
        const listed = [await count(), await count("&due=overdue"), await count("&due=today")];
        assert.deepEqual([pile.count, pile.overdue, pile.dueToday], listed, `${login} ${pile.state}`);
      }
    }
    const figures = Object.entries(seen).map(([state, { count, overdue, dueToday }]) => [
      state,
      count,
      overdue,
      dueToday,
    ]);
    assert.deepEqual(figures, [
      ["received", 2, 1, 1],
      ["dispatched", 3, 1, 2],
      ["handling", 2, 0, 1],
      ["suspended", 1, 0, 0],
      ["replied", 2, 1, 0],
      ["closed", 2, 1, 0],
    ]);
    at("09 12:00");
    const suspended = (await piles("handler")).find(({ state }) => state === "suspended");
    assert.deepEqual([suspended?.count, suspended?.overdue], [1, 0], "what stands still is not late");
  });

  it("shows a program's pile to nobody whose right covers one unit only", async () => {
    const admin = (await logIn(app.server, "admin", testPassword)).browser;
    const units = await who("agent").must<{ items: { id: string; code: string }[] }>(`GET /programs/${here}/units`);
    const unitId = units.items.find(({ code }) => code === "cg")?.id as string;
    const reviewer = await aPerson(app.server, admin, here, { role: "reviewer", unitId });
    const answer = await reviewer.browser.send<{ piles: Pile[] }>(`GET /programs/${here}/work`);
    assert.deepEqual(answer.body.piles, []);
  });

  it("stops counting at a thousand", async () => {
    await aCase(app, { program: "lingshui" });
    await app.platform.db.query(
      `insert into cases.case (id, program_id, number, state, kind, urgency, channel, title, content, received_at, search,
         updated_at, next_due_at)
       select gen_random_uuid(), program_id, number || '-' || i, state, kind, urgency, channel, title, content, received_at,
              search, updated_at, next_due_at
       from cases.case, generate_series(1, 1100) as i where program_id = $1 and state = 'received'`,
      [app.programs.lingshui],
    );
    const work = await who("ls-dispatcher").must<{ piles: Pile[] }>(`GET /programs/${app.programs.lingshui}/work`);
    assert.equal(work.piles[0]?.count, 1000);
  });
});

describe("getCase: the buttons", () => {
  const buttons = async (login: string, id: string) =>
    (await who(login).must<{ actions: Action[] }>(`GET /cases/${id}`)).actions;
  const expected: Partial<Record<MadeState, Record<string, string[]>>> = {
    received: {
      agent: ["answerAtOnce"],
      dispatcher: ["dispatchCase"],
      supervisor: ["dispatchCase", "answerAtOnce", "voidCase"],
      purchaser: [],
    },
    dispatched: { handler: ["signCase", "returnCase"], dispatcher: [], reviewer: [] },
    handling: { handler: ["replyToCase", "recordProgress", "suspendCase"], supervisor: [] },
    suspended: { handler: ["recordProgress", "resumeCase"] },
    replied: { handler: [], reviewer: ["closeCase", "sendBackCase"], supervisor: ["closeCase", "sendBackCase"] },
    closed: { handler: [], callback: [], reviewer: [] },
    answered: { agent: [] },
    void: { supervisor: [] },
  };

  it("allow what the post may do now, and give a reason for the rest", async () => {
    for (const [state, byLogin] of Object.entries(expected)) {
      const { id } = await aCase(app, { state: state as MadeState, input: { kind: "consult" } });
      for (const [login, allowed] of Object.entries(byLogin)) {
        const actions = await buttons(login, id);
        assert.deepEqual(
          actions.filter((one) => one.allowed).map(({ name }) => name),
          allowed,
          `${login} ${state}`,
        );
        for (const action of actions) {
          assert.equal(action.allowed, action.reason === null, action.name);
          if (action.reason !== null) assert.match(action.reason, /[\u4e00-\u9fff].*。$/);
          assert.match(action.route, /^POST \/cases\/:caseId\//);
          assert.equal((action.form as { type: string }).type, "object");
        }
      }
    }
  });

  it("explain to a joint unit that the case is another's, and to an agent that a complaint needs a unit", async () => {
    const shared = await aCase(app, { state: "dispatched", jointUnits: ["zj"] });
    const joint = await buttons("handler-zj", shared.id);
    assert.equal(joint.find(({ name }) => name === "signCase")?.reason, "这条记录不在您的管辖范围内。");
    const complaint = await aCase(app, { input: { kind: "complaint" } });
    const [button] = await buttons("agent", complaint.id);
    assert.equal(button?.reason, "这类诉求不能即时答复，请派单办理。");
    assert.equal(
      await who("agent").refusal(`POST /cases/${complaint.id}/answer-at-once`, { reply: "好" }),
      "409 case.not-answerable",
    );
  });
});
