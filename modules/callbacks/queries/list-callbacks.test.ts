import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { whoIn } from "@yingsheng/cases/testing";
import { startTestApp, type TestApp } from "@yingsheng/server/testing";
import { v7 as uuid } from "uuid";
import { aCallback, type MadeCallback } from "../testing/index.ts";

type Item = {
  id: string;
  caseNumber: string;
  state: string;
  dueAt: string;
  finishedAt: string | null;
  attempts: number;
  lastAttemptAt: string | null;
  unitName: string;
};
type List = { items: Item[]; nextCursor: string | null };

let app: TestApp;
let here: string;
const open: MadeCallback[] = [];
const finished: MadeCallback[] = [];
before(async () => {
  app = await startTestApp();
  here = app.programs["hotline-assist"] as string;
  for (let i = 0; i < 9; i++) (i % 3 === 0 ? finished : open).push(await aCallback(app));
  const rate = { satisfaction: "satisfied", isSolved: true };
  // The one closed first is called last: both orders differ.
  for (const { id } of finished.toReversed())
    await whoIn(app)("callback").must(`POST /callbacks/${id}/completion`, rate);
});
after(() => app.close());

const list = (query = "", login = "purchaser") =>
  whoIn(app)(login).must<List>(`GET /programs/${here}/callbacks?${query}`);
async function walk(query: string, between: () => Promise<unknown> = async () => undefined): Promise<Item[]> {
  const seen: Item[] = [];
  let cursor: string | null = "";
  for (let pages = 0; cursor !== null && pages < 50; pages++) {
    const page: List = await list(`${query}&limit=2${cursor ? `&cursor=${cursor}` : ""}`);
    seen.push(...page.items);
    cursor = page.nextCursor;
    if (cursor) await between();
  }
  return seen;
}

describe("listCallbacks", () => {
  it("shows the open ones by due time, each once, also while new ones come and old ones are done", async () => {
    const seen = await walk("", () => aCallback(app));
    assert.deepEqual(
      seen.slice(0, open.length).map(({ id }) => id),
      open.map(({ id }) => id),
    );
    assert.equal(new Set(seen.map(({ id }) => id)).size, seen.length);
    const due = seen.map(({ dueAt }) => dueAt);
    assert.deepEqual(due, due.toSorted());
    assert.ok(seen.every(({ state }) => state === "open"));
    // The very task on which the page ended is done before the next page is asked for.
    const first = await list("limit=2");
    await whoIn(app)("callback").must(`POST /callbacks/${first.items[1]?.id}/completion`, {
      satisfaction: "fair",
      isSolved: true,
    });
    const next = await list(`limit=2&cursor=${first.nextCursor}`);
    assert.deepEqual(
      next.items.map(({ id }) => id),
      open.slice(2, 4).map(({ id }) => id),
    );
  });

  it("shows the finished ones, the latest first", async () => {
    const seen = await walk("state=finished");
    const ids = seen.map(({ id }) => id);
    assert.deepEqual(
      ids.slice(-3),
      finished.map(({ id }) => id),
    );
    const ends = seen.map(({ finishedAt }) => finishedAt ?? "");
    assert.deepEqual(ends, ends.toSorted().reverse());
    assert.ok(seen.every(({ state, attempts, lastAttemptAt }) => state === "rated" && attempts === 1 && lastAttemptAt));
  });

  it("refuses cursors it did not write and filters that do not exist", async () => {
    const forge = (text: string) => Buffer.from(text).toString("base64url");
    const queries = [
      "cursor=x",
      `cursor=${uuid()}`,
      `cursor=${"-".repeat(36)}`,
      `cursor=${forge(`2026-02-30T00:00:00.000Z|${uuid()}`)}`,
      "state=rated",
      "limit=0",
      "limit=201",
      "order=due",
      "state=open&state=finished",
    ];
    for (const query of queries) {
      assert.equal(
        await whoIn(app)("callback").refusal(`GET /programs/${here}/callbacks?${query}`),
        "422 request.invalid",
        query,
      );
    }
  });

  it("is for those who may see callbacks of the whole program", async () => {
    for (const login of ["callback", "purchaser", "manager", "supervisor"])
      assert.ok((await list("", login)).items.length > 0, login);
    for (const login of ["agent", "handler", "dispatcher", "reviewer", "admin", "auditor", "ls-callback"]) {
      assert.equal(await whoIn(app)(login).refusal(`GET /programs/${here}/callbacks`), "403 access.denied", login);
    }
    const theirs = await aCallback(app, { program: "lingshui" });
    assert.ok(!(await list("limit=200")).items.some(({ id }) => id === theirs.id));
  });
});

describe("getCallback", () => {
  it("tells the agent what was asked and answered, and nobody's number", async () => {
    const [task] = open as [MadeCallback];
    const full = await whoIn(app)("callback").must<Record<string, unknown>>(`GET /callbacks/${task.id}`);
    assert.equal(full.caseNumber, task.made.number);
    assert.deepEqual([full.caseReply, full.unitName, full.round], ["路灯已修复，感谢监督。", "城市管理局", 1]);
    assert.ok(String(full.caseContent).includes("路灯") && !/1390000|测试市民|phone/i.test(JSON.stringify(full)));
    const shown = await whoIn(app)("callback").must<{ phone: string }>(`POST /cases/${task.made.id}/reveal`, {
      reason: "回访",
    });
    assert.match(shown.phone, /^1390000\d{4}$/);
  });

  it("is refused like the list, and for ids of nothing", async () => {
    const [task] = open as [MadeCallback];
    assert.equal(await whoIn(app)("purchaser").refusal(`GET /callbacks/${task.id}`), "200");
    for (const login of ["agent", "handler", "reviewer"]) {
      assert.equal(await whoIn(app)(login).refusal(`GET /callbacks/${task.id}`), "403 access.denied", login);
    }
    assert.equal(await whoIn(app)("ls-purchaser").refusal(`GET /callbacks/${task.id}`), "403 access.scope");
    assert.equal(await whoIn(app)("callback").refusal(`GET /callbacks/${uuid()}`), "404 callback.not-found");
    assert.equal(await whoIn(app)("callback").refusal(`GET /callbacks/${task.made.id}`), "404 callback.not-found");
    assert.equal(await whoIn(app)("callback").refusal("GET /callbacks/open"), "422 request.invalid");
  });
});
