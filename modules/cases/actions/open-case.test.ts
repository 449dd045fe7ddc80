import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startTestApp, type TestApp } from "@yingsheng/server/testing";
import { v7 as uuid } from "uuid";
import { type Caller, caseInput, whoIn } from "../testing/index.ts";

type Opened = { id: string; number: string; state: string; nextDueAt: string | null };
type Full = {
  title: string;
  content: string;
  place: string | null;
  requester: { name: string | null; phone: string | null };
};
type Problem = { code: string; title: string; invalid_params: { name: string; reason: string }[] };

let app: TestApp;
let here: string;
let there: string;
let agent: Caller;
before(async () => {
  app = await startTestApp();
  here = app.programs["hotline-assist"] as string;
  there = app.programs.lingshui as string;
  agent = whoIn(app)("agent");
});
after(() => app.close());

const route = () => `POST /programs/${here}/cases`;
const open = (more: object = {}) => agent.must<Opened>(route(), caseInput({ ...more }));
const read = (id: string) => agent.must<Full>(`GET /cases/${id}`);
const count = async () => (await app.platform.db.one<{ n: number }>("select count(*)::int as n from cases.case")).n;

describe("openCase", () => {
  it("takes a case in with number, clocks, history, event and audit", async () => {
    const opened = await open({ category: "080101", region: "990102001001", place: "柳堤路 12 号", urgency: "urgent" });
    assert.match(opened.number, /^YC\d{6}0000001$/);
    assert.equal(opened.state, "received");
    const again = await open();
    assert.ok(again.number > opened.number && again.nextDueAt !== null);
    const trace = await app.platform.db.one(
      `select (select count(*)::int from cases.case_event where case_id = $1) as history,
              (select count(*)::int from clocks.v_clock where case_id = $1) as clocks,
              (select array_agg(name) from kernel.event where case_id = $1) as events,
              (select count(*)::int from kernel.audit_entry where subject_id = $1::text and action = 'openCase') as audited`,
      [opened.id],
    );
    assert.deepEqual(trace, { history: 1, clocks: 2, events: ["case.opened"], audited: 1 });
    const inLingshui = await whoIn(app)("ls-agent").must<Opened>(`POST /programs/${there}/cases`, caseInput());
    assert.match(inLingshui.number, /^LS\d{13}$/);
  });

  it("refuses what is missing, unknown, too long, of the wrong kind or out of range, and names each field", async () => {
    const before = await count();
    const wrong: [object, string][] = [
      [{ kind: "gossip" }, "kind"],
      [{ kind: undefined }, "kind"],
      [{ title: undefined }, "title"],
      [{ title: "" }, "title"],
      [{ title: " \u3000\u200b\n" }, "title"],
      [{ title: "长".repeat(201) }, "title"],
      [{ title: "𠮷".repeat(201) }, "title"],
      [{ title: ["标题"] }, "title"],
      [{ content: undefined }, "content"],
      [{ content: "\t" }, "content"],
      [{ content: "长".repeat(20_001) }, "content"],
      [{ channel: undefined }, "channel"],
      [{ place: "长".repeat(301) }, "place"],
      [{ longitude: 180.1 }, "longitude"],
      [{ longitude: "110" }, "longitude"],
      [{ latitude: -91 }, "latitude"],
      [{ urgency: "NORMAL" }, "urgency"],
      [{ isSecret: "yes" }, "isSecret"],
      [{ submittedAt: "2026-02-30T00:00:00Z" }, "submittedAt"],
      [{ submittedAt: "昨天" }, "submittedAt"],
      [{ externalNumber: "9".repeat(101) }, "externalNumber"],
      [{ requester: "张三" }, "requester"],
      [{ requester: { name: "名".repeat(51) } }, "requester/name"],
      [{ requester: { phone: "1".repeat(31) } }, "requester/phone"],
      [{ requester: { idNumber: "1" } }, "requester/idNumber"],
      [{ state: "archived" }, "state"],
      [{ number: "YC1" }, "number"],
      [{ leadUnitId: uuid() }, "leadUnitId"],
      [{ title: "坏\u0000字" }, "title"],
      [{ content: "半个\ud842" }, "content"],
    ];
    for (const [more, field] of wrong) {
      const answer = await agent.send<Problem>(route(), caseInput({ ...more }));
      assert.deepEqual([answer.status, answer.body.code], [422, "request.invalid"], JSON.stringify(more).slice(0, 80));
      const named = answer.body.invalid_params.find(({ name }) => name === field);
      assert.match(named?.reason ?? "", /[\u4e00-\u9fff]/, `${field}: ${JSON.stringify(answer.body.invalid_params)}`);
    }
    for (const body of ["", "[]", "null", '"text"', "{", "\u0000"]) {
      assert.match(
        await agent.refusal(route(), body, { "content-type": "application/json" }),
        /^4(00|22) request\./,
        body,
      );
    }
    const xml = await agent.refusal(route(), "<case/>", { "content-type": "application/xml" });
    assert.equal(xml, "415 request.media-type");
    assert.equal(
      await agent.refusal(route(), { ...caseInput(), content: "大".repeat(400_000) }),
      "413 request.too-large",
    );
    assert.equal(await count(), before);
  });

  it("refuses codes that the program does not have or no longer uses", async () => {
    for (const field of ["channel", "category", "region"]) {
      for (const code of ["nothing", "' or true --", "%", "0"]) {
        const answer = await agent.send<Problem>(route(), caseInput({ [field]: code }));
        assert.deepEqual([answer.status, answer.body.code], [422, "case.unknown-code"], `${field} ${code}`);
        assert.equal(answer.body.invalid_params[0]?.name, field);
      }
    }
    assert.equal(
      await agent.refusal(route(), caseInput({ channel: "province" })),
      "422 case.unknown-code",
      "another program's",
    );
    const counter = `/programs/${here}/codes/channel/counter`;
    await whoIn(app)("admin").must(`PUT ${counter}`, { active: false });
    assert.equal(await agent.refusal(route(), caseInput({ channel: "counter" })), "422 case.unknown-code", "retired");
  });

  it("keeps text as it was meant: long, rare, hostile", async () => {
    const texts = [
      "𠮷野家门口的“㐂”字招牌 👨‍👩‍👧‍👦🏳️‍🌈 掉了",
      "<script>alert(1)</script><img src=x onerror=alert(1)>",
      "'; drop table cases.case; -- \" \\ {{7*7}} %s",
      "=cmd|' /C calc'!A1",
      "ᠮᠣᠩᠭᠣᠯ བོད་ཡིག ئۇيغۇرچە ꆈꌠꉙ e\u0301",
      "第一行\n第二行\t制表",
    ];
    for (const text of texts) {
      const { id } = await open({ title: text, content: text, place: text });
      const stored = await read(id);
      assert.deepEqual([stored.title, stored.content, stored.place], Array(3).fill(text.normalize("NFC")));
    }
    for (const letter of ["长", "𠮷", "😀"]) {
      const { id } = await open({ title: letter.repeat(200), content: letter.repeat(20_000) });
      const stored = await read(id);
      assert.equal([...stored.title].length, 200);
      assert.equal([...stored.content].length, 20_000);
    }
    const { id } = await open({ title: "  首尾空格\u200b\u202e  " });
    assert.equal((await read(id)).title, "首尾空格", "what spoofs or is not seen does not stay");
  });

  it("does its work once for one Idempotency-Key", async () => {
    const before = await count();
    const input = caseInput();
    const key = { "idempotency-key": uuid() };
    const first = await agent.must<Opened>(route(), input, key);
    assert.deepEqual(await agent.must<Opened>(route(), input, key), first);
    assert.equal(await agent.refusal(route(), { ...input, title: "另一件事" }, key), "422 request.key-reused");
    const another = await whoIn(app)("agent-2").must<Opened>(route(), input, key);
    assert.notEqual(another.id, first.id, "a key belongs to its person");
    const atOnce = { "idempotency-key": uuid() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => agent.must<Opened>(route(), input, atOnce)));
    assert.equal(new Set(answers.map(({ id }) => id)).size, 1);
    assert.equal(await count(), before + 3);
    const refused = { "idempotency-key": uuid() };
    assert.equal(await agent.refusal(route(), { ...input, channel: "nothing" }, refused), "422 case.unknown-code");
    await agent.must(route(), input, refused);
    assert.equal(await agent.refusal(route(), input, { "idempotency-key": "k".repeat(201) }), "400 request.malformed");
  });

  it("registers a number of a channel once", async () => {
    const externalNumber = "WX-2026-'一'-0001";
    const input = caseInput({ channel: "wechat", externalNumber });
    const answers = await Promise.all(Array.from({ length: 4 }, () => agent.send<Problem>(route(), input)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409, 409]);
    const lost = answers.find(({ status }) => status === 409)?.body as Problem;
    assert.deepEqual([lost.code, lost.invalid_params[0]?.name], ["case.duplicate-external", "externalNumber"]);
    await agent.must(route(), caseInput({ channel: "app", externalNumber }));
    await whoIn(app)("ls-agent").must(
      `POST /programs/${there}/cases`,
      caseInput({ channel: "wechat", externalNumber }),
    );
  });

  it("knows a caller again however the number was typed, without keeping it readable", async () => {
    const spellings = ["13900007788", "139 0000 7788", "１３９００００７７８８", "+86 139-0000-7788", "013900007788"];
    const ids: string[] = [];
    for (const phone of spellings) ids.push((await open({ requester: { name: "欧阳测试", phone } })).id);
    const rows = await app.platform.db.query<{ index: Buffer; phone: Buffer; name: Buffer; row: string }>(
      `select requester_phone_index as index, requester_phone as phone, requester_name as name, c::text as row
       from cases.case c where id = any($1::uuid[])`,
      [ids],
    );
    assert.equal(new Set(rows.map(({ index }) => index.toString("hex"))).size, 1);
    assert.equal(
      new Set(rows.map(({ phone }) => phone.toString("hex"))).size,
      spellings.length,
      "sealed anew each time",
    );
    assert.ok(rows.every(({ row }) => !row.includes("7788") && !row.includes("欧阳")));
    const landline = await open({ requester: { phone: "0898-83310000" } });
    assert.deepEqual((await read(landline.id)).requester.phone, "0898-****0000");
    assert.equal((await read((await open({ requester: { phone: "12345" } })).id)).requester.phone, "12345");
  });

  it("refuses what is no number without repeating it, and takes a case without requester", async () => {
    for (const phone of ["张三", "139000012345", "1390000123x", "13900001234/13900001235"]) {
      const answer = await agent.send<Problem>(route(), caseInput({ requester: { phone } }));
      assert.deepEqual([answer.status, answer.body.code], [422, "case.phone-invalid"], phone);
      assert.equal(answer.body.invalid_params[0]?.name, "requester/phone");
      assert.ok(!JSON.stringify(answer.body).includes(phone));
    }
    for (const requester of [undefined, {}]) {
      const { id } = await open({ requester });
      assert.deepEqual({ ...(await read(id)).requester }, { name: null, phone: null, mayReveal: false });
    }
  });

  it("is refused to whoever may not, and in programs that are not theirs", async () => {
    for (const login of ["purchaser", "dispatcher", "handler", "admin", "ls-agent"]) {
      assert.equal(await whoIn(app)(login).refusal(route(), caseInput()), "403 access.denied", login);
    }
    assert.equal(await agent.refusal(`POST /programs/${there}/cases`, caseInput()), "403 access.denied");
    assert.equal(await agent.refusal(`POST /programs/${uuid()}/cases`, caseInput()), "403 access.denied");
    assert.equal(await agent.refusal("POST /programs/1/cases", caseInput()), "403 access.denied");
    assert.equal((await app.anonymous.post(`/programs/${here}/cases`, caseInput())).status, 401);
  });

  it("goes on numbering behind ten million", async () => {
    await app.platform.db.query("select setval('cases.case_number', 9999998)");
    const numbers = [];
    for (let i = 0; i < 12; i++) numbers.push((await open()).number.slice(8));
    assert.deepEqual(numbers.slice(0, 3), ["9999999", "10000000", "10000001"]);
    assert.equal(new Set(numbers).size, 12);
    const found = await agent.must<{ items: Opened[] }>(`GET /programs/${here}/cases?words=${(await open()).number}`);
    assert.equal(found.items.length, 1);
  });
});

describe("newCaseForm", () => {
  it("asks exactly what openCase takes", async () => {
    type Form = {
      schema: { required: string[]; properties: Record<string, { title?: string }> };
      answerableKinds: string[];
    };
    const form = await agent.must<Form>(`GET /programs/${here}/new-case-form`);
    assert.deepEqual(form.schema.required.sort(), ["channel", "content", "kind", "title"]);
    assert.ok(Object.values(form.schema.properties).every(({ title }) => title));
    assert.deepEqual(form.answerableKinds, ["consult", "praise", "other"]);
    for (const who of ["purchaser", "handler", "ls-agent"]) {
      assert.equal(await whoIn(app)(who).refusal(`GET /programs/${here}/new-case-form`), "403 access.denied");
    }
  });
});
