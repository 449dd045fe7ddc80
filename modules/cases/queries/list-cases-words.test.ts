import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startTestApp, type TestApp } from "@yingsheng/server/testing";
import { aCase, type Caller, type CaseWish, whoIn } from "../testing/index.ts";

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

const list = (query = "", by = supervisor) => by.must<List>(`GET /programs/${here}/cases${query ? `?${query}` : ""}`);
const ids = async (query: string, by = supervisor) => (await list(`limit=200&${query}`, by)).items.map(({ id }) => id);
const make = (input: object, more: CaseWish = {}) => aCase(app, { ...more, input: { ...input } });

describe("listCases: words", () => {
  const content = "凤凰山隧道东口往客运站方向，K128路公交车司机老赵下午三点十五分拒载𠮷祥小区的老人，WiFi缴费机也坏了";

  it("finds any two and more characters of title, content, place and external number", async () => {
    const { id, number } = await make({ title: "公交拒载", content, place: "望江台9号楼", externalNumber: "GJ-77821" });
    const runs = content.match(/[\p{Script=Han}]+/gu) ?? [];
    for (const run of runs) {
      const letters = [...run];
      for (let length = 2; length <= 4; length++) {
        for (let from = 0; from + length <= letters.length; from += 2) {
          const fragment = letters.slice(from, from + length).join("");
          for (const words of [fragment, `"${fragment}"`]) assert.ok((await ids(`words=${words}`)).includes(id), words);
        }
      }
    }
    for (const words of [
      "k128路",
      "ｋ１２８",
      "wifi",
      "望江台 拒载",
      "望江台9号",
      "GJ-77821",
      "77821",
      "𠮷祥",
      "公交车司机 老人",
    ]) {
      assert.deepEqual(await ids(`words=${words}`), [id], words);
    }
    for (const words of [number, number.toLowerCase(), ` ${number} `])
      assert.deepEqual(await ids(`words=${words}`), [id], words);
    assert.deepEqual(await ids(`words=${number.slice(0, -1)}`), [], "a part of a number is none");
  });

  it("finds nothing for what is not there, and stands whatever is typed", async () => {
    for (const words of [
      "凤凰山地铁",
      "，。！",
      "'",
      "&|!()",
      ":*",
      "\\",
      "<->",
      "a'b\"c",
      "😀",
      "%",
      "YC0000000000000",
    ]) {
      assert.deepEqual(await ids(`words=${encodeURIComponent(words)}`), [], words);
    }
  });
});

describe("listCases: scope", () => {
  it("shows a handler what the own units lead, down the tree and not beside it", async () => {
    const ofStation = await make({}, { state: "dispatched", unit: "cg-hw" });
    const ofDistrict = await make({}, { state: "dispatched", unit: "yunlu" });
    const ofStreet = await make({}, { state: "dispatched", unit: "yunlu-wangjiang", jointUnits: ["cg"] });
    const seenBy = async (login: string) => ids("", whoIn(app)(login));
    const visible = async (login: string) => {
      const seen = await seenBy(login);
      return [ofStation, ofDistrict, ofStreet].map(({ id }) => seen.includes(id));
    };
    assert.deepEqual(await visible("handler"), [true, false, false]);
    assert.deepEqual(await visible("handler-yunlu"), [false, true, true]);
    assert.deepEqual(await visible("handler-wangjiang"), [false, false, true]);
    assert.deepEqual(await visible("purchaser"), [true, true, true]);
    const units = await app.platform.db.query<{ unit: string }>(
      `select distinct u.path[1]::text as unit from cases.case c join identity.v_unit u on u.id = c.lead_unit_id where c.id = any($1::uuid[])`,
      [await seenBy("handler")],
    );
    assert.equal(units.length, 1, "one department's tree");
  });

  it("is closed to other programs and to whoever sees no cases", async () => {
    const theirs = await aCase(app, { program: "lingshui" });
    assert.equal(await whoIn(app)("ls-supervisor").refusal(`GET /programs/${here}/cases`), "403 access.denied");
    const own = await whoIn(app)("ls-supervisor").must<List>(`GET /programs/${theirs.programId}/cases`);
    assert.deepEqual(
      own.items.map(({ id }) => id),
      [theirs.id],
    );
    for (const login of ["admin", "auditor"]) {
      assert.equal(await whoIn(app)(login).refusal(`GET /programs/${here}/cases`), "403 access.denied", login);
    }
    assert.equal((await app.anonymous.get(`/programs/${here}/cases`)).status, 401);
    assert.ok(!(await ids("")).includes(theirs.id));
  });
});
