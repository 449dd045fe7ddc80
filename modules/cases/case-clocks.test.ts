import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { time } from "@yingsheng/kernel";
import { startTestApp, type TestApp } from "@yingsheng/server/testing";
import { aCase, type MadeCase, whoIn } from "./testing/index.ts";

type Clock = {
  name: string;
  startedAt: string;
  dueAt: string | null;
  pausedAt: string | null;
  stoppedAt: string | null;
  outcome: string | null;
  why: string;
};
type Item = {
  id: string;
  nextClock: string | null;
  nextStartedAt: string | null;
  nextDueAt: string | null;
  isPaused: boolean;
};
type Entry = { verb: string; fromState: string; toState: string; actorName: string; detail: Record<string, unknown> };

// The first pack: dispatch 30 minutes, sign 60, callback 24 hours round the clock; complaints 5 and consultations 3 working
// days, review 1, of an office open 09:00–12:00 and 13:00–17:30. March 2026 has no holiday; the 2nd is a Monday.
let app: TestApp;
let here: string;
before(async () => {
  app = await startTestApp();
  here = app.programs["hotline-assist"] as string;
});
after(() => app.close());
afterEach(() => time.returnToPresent());

const at = (local: string) => time.travelTo(new Date(`2026-${local.replace(" ", "T")}:00+08:00`));
const shown = (instant: string | null) =>
  instant && new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(5, 16).replace("T", " ");
const step = (when: string, login: string, made: MadeCase, path: string, input: object = {}) => {
  at(when);
  return whoIn(app)(login).must<{ state: string; nextDueAt: string | null }>(`POST /cases/${made.id}/${path}`, input);
};
const clocks = async (made: MadeCase) =>
  (await whoIn(app)("purchaser").must<{ clocks: Clock[] }>(`GET /cases/${made.id}`)).clocks;
/** The latest clock of a name: `due MM-DD HH:MM`, and how it stands. */
async function clock(made: MadeCase, name: string): Promise<string> {
  const last = (await clocks(made)).findLast((one) => one.name === name);
  if (!last) return "none";
  return `${shown(last.dueAt)} ${last.outcome ?? (last.stoppedAt ? "stopped" : last.pausedAt ? "paused" : "runs")}`;
}
/** The case as the list shows it; its due time must be that of the first clock that runs. */
async function next(made: MadeCase): Promise<string> {
  const { items } = await whoIn(app)("purchaser").must<{ items: Item[] }>(
    `GET /programs/${here}/cases?words=${made.number}`,
  );
  const [item] = items as [Item];
  const open = (await clocks(made)).filter(({ stoppedAt }) => stoppedAt === null);
  const running = open.filter(({ pausedAt }) => pausedAt === null);
  const [first] = (running.length > 0 ? running : open).toSorted((a, b) =>
    (a.dueAt ?? "9") < (b.dueAt ?? "9") ? -1 : 1,
  );
  assert.deepEqual(
    [item.nextClock, item.nextStartedAt, item.nextDueAt, item.isPaused],
    [first?.name ?? null, first?.startedAt ?? null, first?.dueAt ?? null, running.length === 0 && open.length > 0],
  );
  return `${item.nextClock} ${shown(item.nextDueAt)}${item.isPaused ? " paused" : ""}`;
}
const open = (when: string, input: object = {}) => {
  at(when);
  return aCase(app, { input: { kind: "complaint", ...input } });
};

describe("the clocks along a life", () => {
  it("from intake to redo: started, kept, missed, standing still, going on", async () => {
    const made = await open("03-02 10:00");
    assert.equal(await next(made), "dispatch 03-02 10:30");
    assert.equal(await clock(made, "handle"), "03-09 17:30 runs");

    await step("03-02 10:20", "dispatcher", made, "dispatch", { unit: "cg" });
    assert.equal(await clock(made, "dispatch"), "03-02 10:30 inTime");
    assert.equal(await next(made), "sign 03-02 11:20");

    await step("03-02 11:21", "handler", made, "sign");
    assert.equal(await clock(made, "sign"), "03-02 11:20 late");
    assert.equal(await next(made), "handle 03-09 17:30");

    await step("03-03 15:00", "handler", made, "suspend", { reason: "appointment" });
    assert.equal(await next(made), "handle 03-09 17:30 paused");
    await step("03-05 10:00", "handler", made, "resume");
    // Standing still from the 3rd to the 5th: two working days were given back.
    assert.equal(await next(made), "handle 03-11 17:30");

    await step("03-06 16:00", "handler", made, "reply", { reply: "已修复。" });
    assert.equal(await clock(made, "handle"), "03-11 17:30 paused");
    assert.equal(await next(made), "review 03-09 17:30");

    await step("03-09 10:00", "reviewer", made, "send-back", { reason: "no-evidence" });
    assert.equal(await clock(made, "review"), "03-09 17:30 inTime");
    assert.equal(await next(made), "handle 03-12 17:30");

    await step("03-12 17:00", "handler", made, "reply", { reply: "已修复，附照片。" });
    assert.equal(await next(made), "review 03-13 17:30");
    await step("03-16 09:00", "reviewer", made, "close");
    assert.equal(await clock(made, "review"), "03-13 17:30 late", "the centre took too long");
    assert.match(await clock(made, "handle"), /inTime$/, "the unit did not");
    assert.equal(await next(made), "callback 03-17 09:00");

    await app.drainJobs();
    const [task] = await app.platform.db.query<{ id: string; dueAt: string }>(
      "select id, due_at from callbacks.v_task where case_id = $1",
      [made.id],
    );
    assert.equal(shown(task?.dueAt ?? null), "03-17 09:00");
    at("03-16 15:00");
    await whoIn(app)("callback").must(`POST /callbacks/${task?.id}/completion`, {
      satisfaction: "unsatisfied",
      isSolved: false,
    });
    assert.equal(await clock(made, "callback"), "03-17 09:00 inTime");
    assert.equal(await next(made), "handle 03-23 17:30", "done again: a clock of its own, from now");
    assert.equal((await clocks(made)).filter(({ name }) => name === "handle").length, 2);
    for (const { why } of await clocks(made)) assert.match(why, /时限规则“.+”（.+）：.*到期。/);
  });

  it("a unit that is late is late, however fast the review", async () => {
    const made = await open("03-02 10:00", { kind: "consult" });
    assert.equal(await clock(made, "handle"), "03-05 17:30 runs");
    await step("03-02 10:05", "dispatcher", made, "dispatch", { unit: "cg" });
    await step("03-02 10:10", "handler", made, "sign");
    await step("03-06 09:00", "handler", made, "reply", { reply: "已答复。" });
    await step("03-06 09:01", "reviewer", made, "close");
    assert.equal(await clock(made, "handle"), "03-05 17:30 late");
    assert.equal(await clock(made, "review"), "03-09 17:30 inTime");
  });

  it("a case given back runs to be dispatched again while handling goes on", async () => {
    const made = await open("03-02 10:00");
    await step("03-02 10:10", "dispatcher", made, "dispatch", { unit: "cg" });
    await step("03-02 10:50", "handler", made, "return", { reason: "not-our-area", basis: "辖区不符" });
    assert.equal(await clock(made, "sign"), "03-02 11:10 inTime");
    assert.equal(await next(made), "dispatch 03-02 11:20");
    assert.equal(await clock(made, "handle"), "03-09 17:30 runs");
    assert.equal((await clocks(made)).filter(({ name }) => name === "dispatch").length, 2);
  });

  it("a void case neither kept nor missed anything; what is answered at once was in time", async () => {
    const voided = await open("03-02 10:00");
    await step("03-02 11:00", "supervisor", voided, "void", { reason: "entered-twice" });
    assert.deepEqual(
      [await clock(voided, "dispatch"), await clock(voided, "handle")],
      ["03-02 10:30 cancelled", "03-09 17:30 cancelled"],
    );
    assert.equal(await next(voided), "null null");
    const answered = await open("03-02 10:00", { kind: "consult" });
    await step("03-02 10:02", "agent", answered, "answer-at-once", { reply: "周一至周五。" });
    assert.deepEqual(
      [await clock(answered, "dispatch"), await clock(answered, "handle")],
      ["03-02 10:30 inTime", "03-05 17:30 inTime"],
    );
    const praise = await open("03-02 10:00", { kind: "praise" });
    assert.equal(await clock(praise, "handle"), "none");
  });

  it("the urgent have less, and a year that is not announced is taken in without a due time", async () => {
    const critical = await open("03-02 23:50", { urgency: "critical" });
    assert.equal(await next(critical), "dispatch 03-03 00:00");
    assert.equal(await clock(critical, "handle"), "03-03 03:50 runs");
    const late = await open("12-30 10:00");
    assert.match(await clock(late, "handle"), /^null runs/);
    assert.match(
      (await clocks(late)).find(({ name }) => name === "handle")?.why ?? "",
      /2027 年的节假日安排，尚未载入/,
    );
    assert.equal(await next(late), "dispatch 12-30 10:30");
  });
});

describe("what the clocks tell the case", () => {
  /** The sweep of every minute, at that minute: jobs for instants that the database's own clock has passed came too early. */
  const sweep = async (when: string) => {
    at(when);
    await app.platform.db.query("select graphile_worker.add_job('clocks.sweep', '{}')");
    await app.drainJobs();
  };
  const timeline = async (made: MadeCase) =>
    (await whoIn(app)("purchaser").must<{ items: Entry[] }>(`GET /cases/${made.id}/timeline`)).items;

  it("a changed calendar moves the due time on the list, both ways", async () => {
    const made = await open("04-13 10:00");
    await step("04-13 10:05", "dispatcher", made, "dispatch", { unit: "cg" });
    await step("04-13 10:10", "handler", made, "sign");
    assert.equal(await next(made), "handle 04-20 17:30");
    const { version } = await app.platform.db.one<{ version: number }>("select version from cases.case where id = $1", [
      made.id,
    ]);
    const { calendars } = await whoIn(app)("admin").must<{ calendars: { id: string; code: string }[] }>(
      `GET /programs/${here}/calendars`,
    );
    const day = `/calendars/${calendars.find(({ code }) => code === "office")?.id}/days/2026-04-16`;
    await whoIn(app)("admin").must(`PUT ${day}`, { hours: [], reason: "台风停工" });
    await app.drainJobs();
    assert.equal(await next(made), "handle 04-21 17:30");
    await whoIn(app)("admin").must(`DELETE ${day}`);
    await app.drainJobs();
    assert.equal(await next(made), "handle 04-20 17:30");
    const after = await app.platform.db.one<{ version: number }>("select version from cases.case where id = $1", [
      made.id,
    ]);
    assert.equal(after.version, version, "no step of the case's own");
  });

  it("a clock that runs out stands in the story once, however often it is told", async () => {
    const made = await open("03-10 10:00");
    await sweep("03-10 10:29");
    assert.equal((await timeline(made)).length, 1);
    await sweep("03-10 10:31");
    const [, mark] = (await timeline(made)) as [Entry, Entry];
    assert.deepEqual(
      [mark.verb, mark.fromState, mark.toState, mark.actorName],
      ["overdue", "received", "received", "系统"],
    );
    assert.deepEqual([mark.detail.clock, shown(String(mark.detail.dueAt))], ["dispatch", "03-10 10:30"]);
    const [event] = await app.platform.db.query<{ id: string }>(
      "select id from kernel.event where case_id = $1 and name = 'clock.overdue'",
      [made.id],
    );
    for (let i = 0; i < 2; i++) {
      await app.platform.db.query(
        "select graphile_worker.add_job('deliver', json_build_object('eventId', $1::text, 'subscription', 'cases.mark-overdue'))",
        [event?.id],
      );
    }
    await sweep("03-10 12:00");
    assert.equal((await timeline(made)).length, 2);
    await sweep("03-17 17:31");
    assert.deepEqual(
      (await timeline(made)).map(({ detail }) => detail.clock),
      [undefined, "dispatch", "handle"],
    );
    await step("03-17 17:40", "dispatcher", made, "dispatch", { unit: "cg" });
    assert.equal(await clock(made, "dispatch"), "03-10 10:30 late");
  });

  it("a clock that stands still does not run out", async () => {
    const made = await open("03-02 10:00", { kind: "consult" });
    await step("03-02 10:05", "dispatcher", made, "dispatch", { unit: "cg" });
    await step("03-02 10:10", "handler", made, "sign");
    await step("03-05 17:00", "handler", made, "suspend", { reason: "weather" });
    await sweep("03-20 10:00");
    assert.deepEqual(
      (await timeline(made)).filter(({ verb }) => verb === "overdue"),
      [],
    );
  });
});
