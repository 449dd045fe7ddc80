import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { time } from "@yingsheng/kernel";
import { startTestApp, type TestApp } from "@yingsheng/server/testing";
import { v7 as uuid } from "uuid";
import { aCase, type Caller, type CaseWish, type MadeCase, whoIn } from "../testing/index.ts";

type Item = {
  id: string;
  number: string;
  state: string;
  nextDueAt: string | null;
  receivedAt: string;
  leadUnitName: string | null;
};
type List = { items: Item[]; nextCursor: string | null };

let app: TestApp;
let here: string;
let supervisor: Caller;
before(async () => {
  app = await startTestApp();
  here = app.programs["hotline-assist"] as string;
  supervisor = whoIn(app)("supervisor");
});
after(() => app.close());
afterEach(() => time.returnToPresent());

const list = (query = "", by = supervisor) => by.must<List>(`GET /programs/${here}/cases${query ? `?${query}` : ""}`);
const ids = async (query: string, by = supervisor) => (await list(`limit=200&${query}`, by)).items.map(({ id }) => id);
const make = (input: object, more: CaseWish = {}) => aCase(app, { ...more, input: { ...input } });
const at = (local: string) => time.travelTo(new Date(`${local.replace(" ", "T")}:00+08:00`));

/** Walks a list to its end, doing something between the pages. */
async function walk(query: string, between: () => Promise<unknown> = async () => undefined): Promise<Item[]> {
  const seen: Item[] = [];
  let cursor: string | null = "";
  for (let pages = 0; cursor !== null; pages++) {
    assert.ok(pages < 100, "the list does not end");
    const page: List = await list(`${query}&limit=7${cursor ? `&cursor=${cursor}` : ""}`);
    seen.push(...page.items);
    cursor = page.nextCursor;
    if (cursor) await between();
  }
  return seen;
}

describe("listCases: pages", () => {
  let all: MadeCase[];
  before(async () => {
    const kinds = ["consult", "complaint", "praise", "help"];
    // Taken in at once, so that several share their instant; every third has no clock any more.
    const one = (i: number) =>
      make({ kind: kinds[i % 4], channel: "mail" }, i % 3 === 0 ? { state: "void" } : { state: "received" });
    all = await Promise.all(Array.from({ length: 45 }, (_, i) => one(i)));
  });

  it("visits every case exactly once, newest first, however many come in meanwhile", async () => {
    const seen = await walk("channel=mail&order=newest", () => make({ channel: "mail" }));
    assert.deepEqual(seen.map(({ id }) => id).sort(), all.map(({ id }) => id).sort());
    const sorted = seen.toSorted((a, b) =>
      a.receivedAt === b.receivedAt ? (a.id < b.id ? 1 : -1) : a.receivedAt < b.receivedAt ? 1 : -1,
    );
    assert.deepEqual(seen, sorted);
  });

  it("visits every case exactly once, what ends first on top, those without a clock last", async () => {
    const before = await ids("channel=mail");
    const seen = await walk("channel=mail&order=due", () => make({ channel: "mail" }));
    const visited = seen.map(({ id }) => id);
    assert.equal(new Set(visited).size, visited.length);
    assert.deepEqual(
      before.filter((id) => !visited.includes(id)),
      [],
    );
    const due = seen.map(({ nextDueAt }) => nextDueAt ?? "9999");
    assert.deepEqual(due, due.toSorted());
    await make({ kind: "praise", channel: "letters" }, { state: "closed" });
    const ended = await make({ channel: "letters" }, { state: "void" });
    assert.equal((await ids("channel=letters&order=due")).at(-1), ended.id);
  });

  it("gives as many as asked, never more than 200", async () => {
    assert.equal((await list()).items.length, 50);
    assert.equal((await list("limit=1")).items.length, 1);
    assert.equal((await list("limit=200")).nextCursor, null);
    for (const limit of ["0", "201", "-1", "many", "1e3"]) {
      assert.equal(
        await supervisor.refusal(`GET /programs/${here}/cases?limit=${limit}`),
        "422 request.invalid",
        limit,
      );
    }
  });

  it("refuses cursors that it did not write", async () => {
    const { nextCursor } = await list("limit=3");
    const forge = (text: string) => Buffer.from(text).toString("base64url");
    const [, id = ""] = Buffer.from(nextCursor ?? "", "base64url")
      .toString()
      .split("|");
    const forged = [
      "x",
      "....",
      "!",
      forge("|"),
      forge(`2026-01-01|${id}`),
      forge(`2026-01-01 00:00:00+08|${"-".repeat(36)}`),
      forge(`0000000000000000000|${id}`),
      forge(`::::::::::::::::::::|${id}`),
      forge(`2026-13-45 99:99:99+08|${id}`),
      forge(`2026-02-30 00:00:00+08|${id}`),
      forge(`2026-02-30T00:00:00.000Z|${id}`),
      forge(`infinity|${"0".repeat(36)}`),
      forge(`-infinity|${id}`),
      forge(`2026-01-01 00:00:00+99|${id}`),
      forge(`now                 |${id}`),
      forge(`2026-01-01 00:00:00+08|${id}' or true--`),
      `${nextCursor}${nextCursor}`,
      nextCursor?.slice(0, -2) ?? "",
      "a".repeat(301),
    ];
    for (const cursor of forged) {
      for (const path of ["cases", "imports"]) {
        const route = `GET /programs/${here}/${path}?cursor=${cursor}`;
        const answer = await supervisor.send<{ code: string; invalid_params: { name: string }[] }>(route);
        const blamed = answer.body.invalid_params?.map(({ name }) => name);
        assert.deepEqual(
          [answer.status, answer.body.code, blamed],
          [422, "request.invalid", ["cursor"]],
          `${path} ${cursor}`,
        );
      }
    }
    assert.equal((await list("cursor=")).items.length, 50, "an empty one is none");
  });
});

describe("listCases: filters", () => {
  it("by state, kind, channel and several at once", async () => {
    const sms = await Promise.all([
      make({ channel: "sms", kind: "consult" }),
      make({ channel: "sms", kind: "consult" }, { state: "answered" }),
      make({ channel: "sms", kind: "report" }, { state: "suspended" }),
    ]);
    const [open = "", answered = "", suspended = ""] = sms.map(({ id }) => id);
    assert.deepEqual((await ids("channel=sms")).sort(), [open, answered, suspended].sort());
    assert.deepEqual(await ids("channel=sms&state=received"), [open]);
    assert.deepEqual((await ids("channel=sms&state=answered&state=suspended")).sort(), [answered, suspended].sort());
    assert.deepEqual((await ids("channel=sms&kind=consult")).sort(), [open, answered].sort());
    assert.deepEqual(await ids("channel=sms&kind=consult&state=suspended"), []);
    assert.deepEqual(await ids("channel=nothing"), []);
  });

  it("by category and region with everything below, also what was added on screen under a code of its own", async () => {
    const admin = whoIn(app)("admin");
    await admin.must(`POST /programs/${here}/codes/category`, {
      code: "drone-noise",
      name: "无人机扰民",
      parentCode: "0801",
    });
    const third = (await make({ category: "080101" })).id;
    const own = (await make({ category: "drone-noise" })).id;
    const first = (await make({ category: "08", region: "990102" })).id;
    const village = (await make({ category: "110101", region: "990102001001" })).id;
    assert.deepEqual((await ids("category=08")).sort(), [third, own, first].sort());
    assert.deepEqual((await ids("category=0801")).sort(), [third, own].sort());
    assert.deepEqual(await ids("category=080101"), [third]);
    assert.deepEqual(await ids("category=1"), [], "a code is no prefix");
    assert.deepEqual((await ids("region=990102")).sort(), [first, village].sort());
    assert.deepEqual(await ids("region=990102001&category=11"), [village]);
    for (const hostile of ["%", "_8", "08%", "'", "\\", "08' or 'a'='a"])
      assert.deepEqual(await ids(`category=${encodeURIComponent(hostile)}`), [], hostile);
  });

  it("by the day it was taken in, in Asia/Shanghai", async () => {
    at("2026-03-04 23:59");
    const evening = (await make({ channel: "web" })).id;
    at("2026-03-05 00:00");
    const midnight = (await make({ channel: "web" })).id;
    at("2026-03-06 00:00");
    const next = (await make({ channel: "web" })).id;
    assert.deepEqual(await ids("channel=web&from=2026-03-05&to=2026-03-05"), [midnight]);
    assert.deepEqual((await ids("channel=web&to=2026-03-05")).sort(), [evening, midnight].sort());
    assert.deepEqual((await ids("channel=web&from=2026-03-05")).sort(), [midnight, next].sort());
    assert.deepEqual(await ids("channel=web&from=2026-03-07&to=2026-03-01"), []);
  });

  it("by what is late and what ends today, and not twice", async () => {
    // Wednesday; three hours of dispatching later all of them are late, except those with another unit's clock.
    at("2026-03-04 08:00");
    const late = (await make({ channel: "app" })).id;
    const paused = (await make({ channel: "app" }, { state: "suspended" })).id;
    at("2026-03-04 10:00");
    const later = (await make({ channel: "app" }, { state: "handling" })).id;
    at("2026-03-04 11:45");
    const today = (await make({ channel: "app" })).id;
    at("2026-03-04 12:00");
    assert.deepEqual(await ids("channel=app&due=overdue"), [late]);
    assert.deepEqual(await ids("channel=app&due=today"), [today]);
    assert.deepEqual((await ids("channel=app")).sort(), [late, paused, later, today].sort());
    at("2026-03-04 13:00");
    assert.deepEqual((await ids("channel=app&due=overdue")).sort(), [late, today].sort());
    assert.deepEqual(await ids("channel=app&due=today"), []);
    at("2026-03-13 12:00");
    assert.deepEqual(
      (await ids("channel=app&due=overdue")).sort(),
      [late, later, today].sort(),
      "what stands still is not late",
    );
  });

  it("by the unit that leads", async () => {
    const units = await supervisor.must<{ items: { id: string; code: string }[] }>(`GET /programs/${here}/units`);
    const unitId = (code: string) => units.items.find((unit) => unit.code === code)?.id;
    const made = await make({ channel: "counter" }, { state: "dispatched", unit: "gas", handler: "handler-gas" });
    assert.deepEqual(await ids(`unit=${unitId("gas")}`), [made.id]);
    assert.deepEqual(await ids(`unit=${uuid()}`), []);
    assert.deepEqual(await ids(`unit=${unitId("gas")}`, whoIn(app)("handler")), [], "not past one's own units");
  });

  it("refuses filters that do not exist or make no sense", async () => {
    const wrong = [
      "state=open",
      "kind=gossip",
      "unit=cg",
      "due=tomorrow",
      "from=2026-02-30",
      "to=yesterday",
      "order=random",
      "colour=red",
      `words=${"长".repeat(101)}`,
      `state=${Array(11).fill("received").join("&state=")}`,
      "kind=help&kind=consult",
      "words[]=a",
    ];
    for (const query of wrong) {
      assert.equal(await supervisor.refusal(`GET /programs/${here}/cases?${query}`), "422 request.invalid", query);
    }
  });
});
