import assert from "node:assert/strict";
import { after, afterEach, before, it } from "node:test";
import { aCase, type Caller, whoIn } from "@yingsheng/cases/testing";
import { time } from "@yingsheng/kernel";
import { startTestApp, type TestApp } from "@yingsheng/server/testing";
import { v7 as uuid } from "uuid";

let app: TestApp;
let rules: string;
let supervisor: Caller;
before(async () => {
  app = await startTestApp();
  rules = `/programs/${app.programs["hotline-assist"]}/dispatch-rules`;
  supervisor = whoIn(app)("supervisor");
});
after(() => app.close());
afterEach(() => time.returnToPresent());

let named = 0;
const aRule = (more: object = {}) => ({
  name: `规则 ${++named}`,
  conditions: { category: "1001" },
  validFrom: "2024-01-01",
  ...more,
});
const added = async (more: object = {}) => (await supervisor.must<{ id: string }>(`POST ${rules}`, aRule(more))).id;

type Told = { id: string; name: string; standing: string; unitName: string | null; previewedAt: string | null };
const told = async (id: string) =>
  (await supervisor.must<{ items: Told[] }>(`GET ${rules}`)).items.find((one) => one.id === id) as Told;

it("addDispatchRule: a new rule stands there switched off", async () => {
  const id = await added({
    unit: "sw",
    priority: 5,
    conditions: { kinds: ["help"], channels: ["phone"], words: ["停水"] },
  });
  const rule = await told(id);
  assert.equal(rule.standing, "off");
  assert.equal(rule.unitName, "水务局");
  assert.equal(rule.previewedAt, null);
});

const bad: [more: object, refusal: string][] = [
  [{ conditions: {} }, "422 dispatch.rule-empty"],
  [{ conditions: { category: "no-such" } }, "422 dispatch.unknown-code"],
  [{ conditions: { region: "no-such" } }, "422 dispatch.unknown-code"],
  [{ conditions: { channels: ["phone", "no-such"] } }, "422 dispatch.unknown-code"],
  [{ conditions: { kinds: [] } }, "422 request.invalid"],
  [{ conditions: { urgencies: ["very"] } }, "422 request.invalid"],
  [{ conditions: { words: [""] } }, "422 request.invalid"],
  [{ conditions: { category: "1001", state: "received" } }, "422 request.invalid"],
  [{ unit: "agriculture" }, "422 dispatch.unknown-unit"],
  [{ validUntil: "2023-12-31" }, "422 dispatch.period"],
  [{ validUntil: "2025-01-01" }, "422 dispatch.period"],
  [{ priority: 0 }, "422 request.invalid"],
  [{ name: "" }, "422 request.invalid"],
];

it("addDispatchRule and changeDispatchRule refuse what says nothing, or names what the program does not have", async () => {
  const id = await added();
  for (const [more, refusal] of bad) {
    assert.equal(await supervisor.refusal(`POST ${rules}`, aRule(more)), refusal, JSON.stringify(more));
    assert.equal(await supervisor.refusal(`PUT ${rules}/${id}`, aRule(more)), refusal, JSON.stringify(more));
  }
  const name = aRule().name;
  await added({ name });
  assert.equal(await supervisor.refusal(`POST ${rules}`, aRule({ name })), "409 dispatch.rule-name");
  assert.equal(await supervisor.refusal(`PUT ${rules}/${id}`, aRule({ name })), "409 dispatch.rule-name");
});

it("switchDispatchRule: nothing is switched on before it was tried, nor changed while it is on", async () => {
  const id = await added();
  const turn = (on: boolean) => [`POST ${rules}/${id}/switch`, { on }] as const;
  assert.equal(await supervisor.refusal(...turn(true)), "409 dispatch.rule-not-previewed");
  await supervisor.must(`POST ${rules}/${id}/preview`, {});
  await supervisor.must(...turn(true));
  assert.equal((await told(id)).standing, "holds");
  assert.equal(await supervisor.refusal(`PUT ${rules}/${id}`, aRule()), "409 dispatch.rule-on");
  await supervisor.must(...turn(false));
  await supervisor.must(`PUT ${rules}/${id}`, aRule({ conditions: { category: "1002" } }));
  assert.equal((await told(id)).previewedAt, null);
  assert.equal(await supervisor.refusal(...turn(true)), "409 dispatch.rule-not-previewed", "a change is tried again");
  assert.equal(await supervisor.refusal(`POST ${rules}/${id}/switch`, { on: "yes" }), "422 request.invalid");
});

it("listDispatchRules tells whether a rule that is on holds today", async () => {
  const id = await added({ validFrom: "2031-01-02", validUntil: "2031-01-03" });
  await supervisor.must(`POST ${rules}/${id}/preview`, {});
  await supervisor.must(`POST ${rules}/${id}/switch`, { on: true });
  const days: [instant: string, standing: string][] = [
    ["2031-01-01T15:00:00Z", "later"],
    ["2031-01-01T17:00:00Z", "holds"],
    ["2031-01-03T15:00:00Z", "holds"],
    ["2031-01-03T17:00:00Z", "ended"],
  ];
  for (const [instant, standing] of days) {
    time.travelTo(new Date(instant));
    assert.equal((await told(id)).standing, standing, instant);
  }
});

type Preview = {
  looked: number;
  fitted: number;
  sent: number;
  agreed: number;
  samples: { number: string; would: string | null; did: string | null; agrees: boolean }[];
};

it("previewDispatchRule says what the rule would have done and how often people did the same", async () => {
  const input = { category: "110303" };
  const same = await aCase(app, { state: "dispatched", unit: "sw", input });
  const other = await aCase(app, { state: "dispatched", unit: "ny", input });
  await aCase(app, { state: "dispatched", unit: "sw", input: { ...input, urgency: "urgent" } });
  await aCase(app, { state: "dispatched", unit: "sw", input: { category: "110302" } });
  await aCase(app, { input });
  const id = await added({ conditions: input });
  const preview = await supervisor.must<Preview>(`POST ${rules}/${id}/preview`, {});
  assert.deepEqual([preview.fitted, preview.sent, preview.agreed], [2, 2, 1]);
  assert.ok(preview.looked >= 4);
  assert.deepEqual(
    preview.samples.map(({ number, would, did, agrees }) => [number, would, did, agrees]),
    [
      [other.number, "水务局", "农业农村局", false],
      [same.number, "水务局", "水务局", true],
    ],
  );
  const last = await supervisor.must<Preview>(`POST ${rules}/${id}/preview`, { cases: 1 });
  assert.deepEqual([last.looked, last.fitted], [1, 0]);
  for (const cases of [0, 2001, "all"]) {
    assert.equal(await supervisor.refusal(`POST ${rules}/${id}/preview`, { cases }), "422 request.invalid");
  }
});

it("rules are kept by those who may, in their own program", async () => {
  const id = await added();
  const acts: [route: string, body: object][] = [
    [`POST ${rules}`, aRule()],
    [`PUT ${rules}/${id}`, aRule()],
    [`POST ${rules}/${id}/preview`, {}],
    [`POST ${rules}/${id}/switch`, { on: false }],
  ];
  for (const [route, body] of acts) {
    assert.equal(await whoIn(app)("dispatcher").refusal(route, body), "403 access.denied", route);
    assert.equal(await whoIn(app)("admin").refusal(route, body), "403 access.denied", route);
    assert.equal(await whoIn(app)("ls-supervisor").refusal(route, body), "403 access.denied", route);
  }
  assert.equal(await whoIn(app)("ls-supervisor").refusal(`GET ${rules}`), "403 access.denied");
  assert.equal(await whoIn(app)("auditor").refusal(`GET ${rules}`), "403 access.denied");
  const elsewhere = `/programs/${app.programs.lingshui}/dispatch-rules`;
  for (const [route, body] of acts.slice(1)) {
    const path = route.replace(rules, elsewhere);
    assert.equal(await whoIn(app)("ls-supervisor").refusal(path, body), "404 dispatch.rule-not-found", path);
    const unknown = route.replace(id, uuid());
    assert.equal(await supervisor.refusal(unknown, body), "404 dispatch.rule-not-found", unknown);
  }
});
