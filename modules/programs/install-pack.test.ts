import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Context, systemStep } from "@yingsheng/kernel";
import { startTestApp, type TestApp } from "@yingsheng/server/testing";
import type { Pack } from "./index.ts";
import { codeNames, findCode, findCodeByName, installPack } from "./index.ts";

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

/** A small pack; sections of other modules do not matter here. */
const small = {
  id: "small",
  version: "1",
  program: { code: "small", name: "小项目", purchaser: "某局", numberPrefix: "XS", source: "合同" },
  channels: [{ code: "phone", name: "电话" }],
  categories: [
    {
      code: "1",
      name: "城乡建设",
      children: [
        {
          code: "11",
          name: "供水",
          children: [
            { code: "111", name: "水质" },
            { code: "112", name: "其他" },
          ],
        },
        { code: "12", name: "供气", children: [{ code: "121", name: "其他" }] },
      ],
    },
  ],
  regions: [{ code: "r", name: "全区" }],
  reasons: { returnReason: [{ code: "not-ours", name: "不属于本单位" }] },
  units: [
    { code: "a", name: "甲局", kind: "department" },
    { code: "a1", name: "甲一所", kind: "station", parent: "a" },
    { code: "b", name: "乙局", kind: "department" },
  ],
  posts: [{ code: "desk", name: "坐席", headcount: 2, source: "合同" }],
  roles: [
    { code: "agent", name: "话务员", permissions: ["case.open"] },
    { code: "admin", name: "管理员", permissions: ["unit.manage"], secondFactor: true },
  ],
  demo: { people: [] },
} as unknown as Pack;

const install = (pack: Pack) => systemStep(app.platform, "test", (context: Context) => installPack(context, pack));
const context = () => ({ tx: app.platform.db });

/** Everything an installation writes, as it lies in the tables. */
const snapshot = async (programId: string) =>
  app.platform.db.query<{ row: string }>(
    `select row from (
       select xmin::text || c::text as row from programs.code c where program_id = $1
       union all select xmin::text || p::text from programs.post p where program_id = $1
       union all select xmin::text || u::text from identity.unit u where program_id = $1
       union all select xmin::text || r::text from identity.role r where program_id = $1
       union all select xmin::text || i::text from programs.pack_install i where program_id = $1) all_rows
     order by row`,
    [programId],
  );

test("a pack is written once; the same pack again writes nothing at all", async () => {
  const first = await install(small);
  assert.equal(first.changed, true);
  const before = await snapshot(first.programId);
  const again = await install(structuredClone(small));
  assert.deepEqual(again, { programId: first.programId, changed: false });
  assert.deepEqual(await snapshot(first.programId), before);
});

test("a raised version without other changes touches no row of configuration", async () => {
  const { programId } = await install(small);
  const before = (await snapshot(programId)).map(({ row }) => row);
  assert.equal((await install({ ...small, version: "1a" })).changed, true);
  const added = (await snapshot(programId)).map(({ row }) => row).filter((row) => !before.includes(row));
  assert.equal(added.length, 1, "only the record of the installation");
  assert.match(added[0] as string, /,1a,/);
});

test("codes are found by code, by path and by a name that stands alone", async () => {
  const { programId } = await install({ ...small, version: "2" });
  const water = await findCode(context(), programId, "category", "111");
  assert.deepEqual(water, {
    list: "category",
    code: "111",
    name: "水质",
    parentCode: "11",
    pathName: "城乡建设/供水/水质",
    level: 3,
    active: true,
  });
  const byName = async (name: string) => (await findCodeByName(context(), programId, "category", name))?.code;
  assert.equal(await byName("城乡建设/供水/水质"), "111");
  assert.equal(await byName(" 城乡建设 > 供水 > 其他 "), "112");
  assert.equal(await byName("城乡建设-供气-其他"), "121");
  assert.equal(await byName("水质"), "111");
  assert.equal(await byName("其他"), undefined, "two of that name");
  assert.equal(await byName("没有"), undefined);
  assert.equal(await findCode(context(), programId, "category", "999"), undefined);
  const names = await codeNames(context(), programId, "category", ["111", "12", "999"]);
  assert.deepEqual([...names].sort(), [
    ["111", "城乡建设/供水/水质"],
    ["12", "城乡建设/供气"],
  ]);
});

test("a later version renames, adds, takes out of use, and keeps what was edited on screen", async () => {
  const { programId } = await install({ ...small, version: "3" });
  await app.platform.db.query(
    "update programs.code set name = '水质问题', edited = true where program_id = $1 and code = '111'",
    [programId],
  );
  await app.platform.db.query(
    `insert into programs.code (program_id, list, code, name, path_name, level, sort)
     values ($1, 'channel', 'own', '自建', '自建', 1, 99)`,
    [programId],
  );
  const next = structuredClone(small) as unknown as {
    version: string;
    categories: {
      name: string;
      children: { code: string; name: string; children: { code: string; name: string }[] }[];
    }[];
    units: { code: string; name: string; kind: string; parent?: string }[];
    roles: { code: string; name: string; permissions: string[] }[];
    channels: unknown[];
  };
  next.version = "4";
  next.categories[0]!.name = "住建";
  next.categories[0]!.children.splice(1, 1);
  // Moves 111 down one place, so that its row is written for another reason than its name.
  next.categories[0]!.children[0]!.children.unshift({ code: "110", name: "水压" });
  next.units = [
    { code: "b", name: "乙局新名", kind: "department" },
    { code: "a", name: "甲局新名", kind: "department" },
    { code: "a1", name: "甲一所", kind: "station", parent: "b" },
  ];
  next.roles = [{ code: "agent", name: "话务员", permissions: ["case.open", "case.view"] }];
  next.channels = [{ code: "web", name: "网站" }];
  await install(next as unknown as Pack);

  const code = (list: string, value: string) => findCode(context(), programId, list, value);
  assert.equal((await code("category", "112"))?.pathName, "住建/供水/其他");
  assert.equal((await code("category", "111"))?.pathName, "住建/供水/水质问题", "the edited name stays");
  assert.equal((await code("category", "121"))?.active, false);
  assert.equal((await code("channel", "phone"))?.active, false);
  assert.equal((await code("channel", "own"))?.active, true, "what was added on screen stays");

  const units = await app.platform.db.query<{ code: string; name: string; path: string }>(
    `select u.code, u.name, (select string_agg(x.code, '/' order by o.n) from unnest(u.path) with ordinality o(id, n)
       join identity.unit x on x.id = o.id) as path
     from identity.unit u where program_id = $1 order by code`,
    [programId],
  );
  assert.deepEqual(units, [
    { code: "a", name: "甲局新名", path: "a" },
    { code: "a1", name: "甲一所", path: "b/a1" },
    { code: "b", name: "乙局新名", path: "b" },
  ]);
  const roles = await app.platform.db.query<{ code: string; active: boolean; permissions: string[] }>(
    "select code, active, permissions from identity.role where program_id = $1 order by code",
    [programId],
  );
  assert.deepEqual(roles, [
    { code: "admin", active: false, permissions: ["unit.manage"] },
    { code: "agent", active: true, permissions: ["case.open", "case.view"] },
  ]);

  await install({ ...small, version: "5" });
  assert.equal((await code("channel", "phone"))?.active, true, "named again, in use again");
});

test("a pack that is at fault leaves nothing behind", async () => {
  const broken = {
    ...small,
    id: "broken",
    program: { ...small.program, code: "broken", numberPrefix: "BK" },
    units: [{ code: "x", name: "某所", kind: "station", parent: "nowhere" }],
  } as unknown as Pack;
  await assert.rejects(install(broken), /unknown parent/);
  assert.deepEqual(await app.platform.db.query("select from programs.program where code = 'broken'"), []);
  assert.deepEqual(await app.platform.db.query("select from identity.program_scope where code = 'broken'"), []);
  const sameNumbers = { ...small, program: { ...small.program, code: "other" } };
  await assert.rejects(install(sameNumbers), { code: "request.conflict" });
});

test("two processes that install at once both succeed, and one of them does the work", async () => {
  const pack = { ...small, id: "twice", program: { ...small.program, code: "twice", numberPrefix: "TW" } };
  const results = await Promise.all([install(pack), install(pack), install(pack)]);
  assert.equal(results.filter((result) => result.changed).length, 1);
  assert.equal(new Set(results.map((result) => result.programId)).size, 1);
});

test("the views show programs and codes", async () => {
  const programs = await app.platform.db.query<{ numberPrefix: string }>(
    "select number_prefix from programs.v_program where code = 'hotline-assist'",
  );
  assert.deepEqual(programs, [{ numberPrefix: "YC" }]);
  const { levels } = await app.platform.db.one<{ levels: number }>(
    "select max(level) as levels from programs.v_code where list = 'category' and program_id = $1",
    [app.programs["hotline-assist"]],
  );
  assert.equal(levels, 3);
});
