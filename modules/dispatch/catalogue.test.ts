import assert from "node:assert/strict";
import { after, afterEach, before, it } from "node:test";
import { aCase, whoIn } from "@yingsheng/cases/testing";
import { systemStep, time } from "@yingsheng/kernel";
import { startTestApp, type TestApp } from "@yingsheng/server/testing";
import { v7 as uuid } from "uuid";
import { dayOf, dayPlus } from "./day.ts";
import { installCatalogue } from "./install-catalogue.ts";
import type { PackDuty } from "./pack-section.ts";

let app: TestApp;
let programId: string;
before(async () => {
  app = await startTestApp();
  programId = app.programs["hotline-assist"] as string;
});
after(() => app.close());
afterEach(() => time.returnToPresent());

type Row = {
  id: string;
  categoryCode: string;
  regionCode: string | null;
  leadUnitName: string;
  validFrom: string;
  validUntil: string | null;
  standing: string;
};

const duties = (query = "") =>
  whoIn(app)("dispatcher").must<{ items: Row[] }>(`GET /programs/${programId}/duties?${query}`);
const today = () => dayOf(time.now());
const aRow = (more: object = {}) => ({
  category: "100103",
  unit: "sj",
  legalBasis: "《价格法》第五条",
  source: "专题会议纪要",
  validFrom: today(),
  ...more,
});
const add = (more: object = {}) =>
  whoIn(app)("supervisor").must<{ id: string }>(`POST /programs/${programId}/duties`, aRow(more));

/** The first unit offered for a new case. */
async function firstFor(input: Readonly<Record<string, unknown>>): Promise<string | undefined> {
  const { id } = await aCase(app, { input });
  const { items } = await whoIn(app)("dispatcher").must<{ items: { unitName: string }[] }>(
    `GET /cases/${id}/dispatch-candidates`,
  );
  return items[0]?.unitName;
}

it("lists the pack's catalogue, narrowed by category and below, region, unit and words", async () => {
  const all = (await duties()).items;
  assert.ok(all.length >= 120);
  assert.ok(all.every(({ standing }) => standing === "holds"));
  const water = (await duties("category=10")).items;
  assert.ok(water.length >= 6 && water.every(({ categoryCode }) => categoryCode.startsWith("10")));
  const county = (await duties("region=990121")).items;
  assert.ok(county.length >= 3 && county.every(({ regionCode }) => regionCode?.startsWith("990121")));
  assert.ok((await duties("words=消防法")).items.length >= 2);
  const power = await app.platform.db.one<{ id: string }>(
    "select id from identity.v_unit where program_id = $1 and code = 'power'",
    [programId],
  );
  const codes = (await duties(`unit=${power.id}`)).items.map(({ categoryCode }) => categoryCode).sort();
  assert.deepEqual(codes, ["070504", "1002"], "as lead and as joint unit");
});

it("addDuty: a deeper row decides from its first day to its last, by a moved clock", async () => {
  time.travelTo(new Date("2030-06-10T02:00:00Z"));
  await add({ validFrom: "2030-06-12", validUntil: "2030-06-13", jointUnits: ["water"] });
  const days: [instant: string, unit: string][] = [
    ["2030-06-11T15:50:00Z", "水务集团"],
    ["2030-06-11T16:01:00Z", "市场监督管理局"],
    ["2030-06-13T15:50:00Z", "市场监督管理局"],
    ["2030-06-13T16:01:00Z", "水务集团"],
  ];
  for (const [instant, unit] of days) {
    time.travelTo(new Date(instant));
    assert.equal(await firstFor({ category: "100103" }), unit, instant);
  }
});

it("addDuty refuses what the program does not have, and what would rewrite the past", async () => {
  const supervisor = whoIn(app)("supervisor");
  const yesterday = dayPlus(today(), -1);
  const bad: [more: object, refusal: string][] = [
    [{ category: "no-such" }, "422 dispatch.unknown-code"],
    [{ region: "no-such" }, "422 dispatch.unknown-code"],
    [{ unit: "agriculture" }, "422 dispatch.unknown-unit"],
    [{ unit: uuid() }, "422 dispatch.unknown-unit"],
    [{ jointUnits: ["nowhere"] }, "422 dispatch.unknown-unit"],
    [{ jointUnits: ["sj"] }, "422 dispatch.unknown-unit"],
    [{ validFrom: yesterday }, "422 dispatch.past-day"],
    [{ validUntil: yesterday }, "422 dispatch.period"],
    [{ validFrom: "2026-02-30" }, "422 request.invalid"],
    [{ legalBasis: " " }, "422 request.invalid"],
    [{ source: undefined }, "422 request.invalid"],
    [{ extra: 1 }, "422 request.invalid"],
  ];
  for (const [more, refusal] of bad) {
    const answer = await supervisor.refusal(`POST /programs/${programId}/duties`, aRow(more));
    assert.equal(answer, refusal, JSON.stringify(more));
  }
  const first = aRow({ category: "100199" });
  await supervisor.must(`POST /programs/${programId}/duties`, first);
  assert.equal(await supervisor.refusal(`POST /programs/${programId}/duties`, first), "409 dispatch.duty-taken");
});

it("closeDuty ends a row, today at the earliest; what has ended is history", async () => {
  const supervisor = whoIn(app)("supervisor");
  const { id } = await add({ category: "100202" });
  const close = `POST /programs/${programId}/duties/${id}/close`;
  assert.equal(await supervisor.refusal(close, { validUntil: dayPlus(today(), -1) }), "422 dispatch.past-day");
  assert.equal(await supervisor.refusal(close, {}), "422 request.invalid");
  await supervisor.must(close, { validUntil: today() });
  assert.equal(await firstFor({ category: "100202" }), "市场监督管理局", "the last day counts");
  time.travelTo(new Date(Date.now() + 2 * 86_400_000));
  assert.equal(await firstFor({ category: "100202" }), "供电公司");
  assert.equal(await supervisor.refusal(close, { validUntil: today() }), "409 dispatch.duty-ended");
  assert.equal((await duties("category=100202")).items.length, 0);
  const [ended] = (await duties("category=100202&ended=true")).items;
  assert.equal(ended?.standing, "ended");
});

it("closeDuty takes back a row that has not begun, and its place is free again", async () => {
  const supervisor = whoIn(app)("supervisor");
  const from = dayPlus(today(), 10);
  const { id } = await add({ category: "100203", validFrom: from });
  assert.equal((await duties("category=100203")).items[0]?.standing, "later");
  await supervisor.must(`POST /programs/${programId}/duties/${id}/close`, { validUntil: today() });
  assert.equal((await duties("category=100203")).items.length, 0);
  await add({ category: "100203", validFrom: from });
});

it("the catalogue is kept by those who may, in their own program", async () => {
  const path = `/programs/${programId}/duties`;
  const { id } = await add({ category: "100204" });
  for (const login of ["dispatcher", "manager", "admin", "handler"]) {
    assert.equal(await whoIn(app)(login).refusal(`POST ${path}`, aRow()), "403 access.denied", login);
    const refusal = await whoIn(app)(login).refusal(`POST ${path}/${id}/close`, { validUntil: today() });
    assert.equal(refusal, "403 access.denied", login);
  }
  const other = whoIn(app)("ls-supervisor");
  assert.equal(await other.refusal(`POST ${path}`, aRow()), "403 access.denied");
  assert.equal(await other.refusal(`POST ${path}/${id}/close`, { validUntil: today() }), "403 access.denied");
  assert.equal(await other.refusal(`GET ${path}`), "403 access.denied");
  assert.equal(await whoIn(app)("auditor").refusal(`GET ${path}`), "403 access.denied");
  const own = `/programs/${app.programs.lingshui}/duties`;
  assert.equal(await other.refusal(`POST ${own}/${id}/close`, { validUntil: today() }), "404 dispatch.duty-not-found");
});

const install = (rows: readonly PackDuty[], version = "来源") =>
  systemStep(app.platform, "installPack", async (context) => {
    await installCatalogue(context, programId, { validFrom: "2024-01-01", source: version, rows });
    context.audit({ subject: "program", subjectId: programId, programId });
  });
const packRows = (category: string) =>
  app.platform.db.query<{ unit: string; validFrom: string; validUntil: string | null }>(
    `select u.code as unit, d.valid_from, d.valid_until from dispatch.duty d join identity.v_unit u on u.id = d.lead_unit_id
     where d.program_id = $1 and d.category_code = $2 and d.from_pack order by d.valid_from, d.id`,
    [programId, category],
  );

it("a later version of the pack ends what it changes and begins anew; the same again writes nothing", async () => {
  const rows = await app.platform.db.query<PackDuty>(
    `select d.category_code as category, lead.code as lead, d.legal_basis as basis,
            array(select u.code from identity.v_unit u where u.id = any(d.joint_unit_ids)
                  order by array_position(d.joint_unit_ids, u.id)) as joint, d.region_code as region
     from dispatch.duty d join identity.v_unit lead on lead.id = d.lead_unit_id
     where d.program_id = $1 and d.from_pack`,
    [programId],
  );
  const count = () => app.platform.db.one("select count(*) as n, max(closed_at) as closed from dispatch.duty");
  const before = await count();
  await install(rows);
  assert.deepEqual(await count(), before);
  const changed = rows
    .filter(({ category }) => category !== "0206")
    .map((row) => (row.category === "1002" ? { ...row, lead: "fg" } : row));
  await install(changed, "第二版");
  assert.deepEqual(await packRows("1002"), [
    { unit: "power", validFrom: "2024-01-01", validUntil: dayPlus(today(), -1) },
    { unit: "fg", validFrom: today(), validUntil: null },
  ]);
  assert.deepEqual(await packRows("0206"), [
    { unit: "gjj", validFrom: "2024-01-01", validUntil: dayPlus(today(), -1) },
  ]);
  const after = await count();
  await install(changed, "第二版");
  assert.deepEqual(await count(), after);
  assert.equal(await firstFor({ category: "100201" }), "发展和改革委员会");
});
