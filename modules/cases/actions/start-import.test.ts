import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { writeXlsx } from "@yingsheng/kernel";
import { startTestApp, type TestApp } from "@yingsheng/server/testing";
import { v7 as uuid } from "uuid";
import { anImport, faultsOf, gb18030, imported, importOf, jsonl, uploadOf, whoIn } from "../testing/index.ts";

type Item = { id: string; title: string; categoryName: string | null; kind: string; channel: string };

let app: TestApp;
let here: string;
before(async () => {
  app = await startTestApp();
  here = app.programs["hotline-assist"] as string;
});
after(() => app.close());

const titled = async (words: string) =>
  (await whoIn(app)("manager").must<{ items: Item[] }>(`GET /programs/${here}/cases?limit=200&words=${words}`)).items;
const figures = ({
  state,
  accepted,
  duplicate,
  refused,
}: {
  state: string;
  accepted: number;
  duplicate: number;
  refused: number;
}) => `${state} ${accepted}/${duplicate}/${refused}`;

const table =
  "编号,标题,内容,诉求类型,分类,联系人,电话\nA1,路灯不亮,柳堤路口路灯坏了,投诉,城乡建设,测试甲,13900000001\nA2,咨询社保,如何办理转移,咨询,劳动和社会保障,测试乙,0898-83310000\n";

describe("startImport: one table in every kind of file", () => {
  const check = async (name: string, content: string | Buffer, prefix: string) => {
    const done = await imported(app, { name, content });
    assert.equal(figures(done), "done 2/0/0", name);
    assert.ok(done.startedAt && done.finishedAt && done.linesDone === done.linesTotal);
    const [lamp] = (await titled(`${prefix}1`)) as [Item];
    assert.deepEqual(
      [lamp.title, lamp.kind, lamp.categoryName, lamp.channel],
      ["路灯不亮", "complaint", "城乡建设", "import"],
    );
    const full = await whoIn(app)("agent").must<{ requester: object; content: string }>(`GET /cases/${lamp.id}`);
    assert.deepEqual(full.requester, { name: "测**", phone: "139****0001", mayReveal: false });
  };
  const numbered = (prefix: string) => table.replaceAll(/^A/gm, prefix);

  it("CSV in UTF-8 with its mark, in GB18030, with semicolons and with tabs", async () => {
    await check("表.csv", `\ufeff${numbered("UB")}`, "UB");
    await check("表.CSV", gb18030(numbered("GB")), "GB");
    await check("表.csv", numbered("SC").replaceAll(",", ";"), "SC");
    await check("表.tsv", numbered("TB").replaceAll(",", "\t"), "TB");
    await check("表.txt", numbered("TX").replaceAll("\n", "\r\n"), "TX");
  });

  it("a workbook", async () => {
    const folder = await mkdtemp(join(tmpdir(), "yingsheng-import-"));
    try {
      const path = join(folder, "表.xlsx");
      const [head = "", ...lines] = numbered("XL").trim().split("\n");
      const columns = head.split(",").map((title) => ({ key: title, title }));
      await writeXlsx(
        path,
        columns,
        lines.map((line) => Object.fromEntries(line.split(",").map((cell, i) => [columns[i]?.key, cell]))),
      );
      await check("表.xlsx", await readFile(path), "XL");
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("lines of JSON, with columns named, a channel and a kind for all", async () => {
    const rows = [
      { 号: "JL1", 诉: "第一件，公园长椅坏了" },
      { 号: "JL2", 诉: "第二件，图书馆几点开门" },
    ];
    const columns = JSON.stringify({ externalNumber: "号", content: "诉" });
    const done = await imported(
      app,
      { name: "留言.jsonl", content: jsonl(rows) },
      { columns, channel: "web", kind: "suggestion" },
    );
    assert.equal(figures(done), "done 2/0/0");
    const [bench] = (await titled("JL1")) as [Item];
    assert.deepEqual([bench.title, bench.kind, bench.channel], ["第一件，公园长椅坏了", "suggestion", "web"]);
  });

  it("knows by channel and number what it has, in the file and from before", async () => {
    const rows = [1, 2, 2, 3].map((n) => ({ id: `DUP${n}`, content: `重复测试第${n}件` }));
    const file = { name: "重复.jsonl", content: jsonl(rows) };
    assert.equal(figures(await imported(app, file)), "done 3/1/0");
    assert.equal(figures(await imported(app, file)), "done 0/4/0");
    assert.equal(figures(await imported(app, file, { channel: "web" })), "done 3/1/0", "another channel's numbers");
    assert.equal((await titled("重复测试第2件")).length, 2);
    const orphans = await app.platform.db.query(
      "select 1 from clocks.v_clock k where not exists (select from cases.case c where c.id = k.case_id)",
    );
    assert.equal(orphans.length, 0, "a line that is not taken leaves nothing behind");
  });
});

describe("downloadImportFaults", () => {
  it("gives each refused line back with its number, field, reason and content, ready to be mended", async () => {
    const lines = [
      "编号,标题,内容,分类,电话,时间",
      "F1,好的一行,内容,城乡建设,13900000001,2026-03-04 08:00",
      "F2,没有内容,,城乡建设,,",
      'F3,"不知道的分类","含,逗号与""引号""",海底捞月,,',
      "F4,多出一列,内容,,,,,多的",
      "F5,坏电话,=1+1,,1390000123x,",
      "F6,坏时间,内容,,,2026-02-30",
      "F7,其他不止一个,内容,其他,,",
      `F8,${"长".repeat(201)},内容,,,`,
      "F9,也是好的,内容,城乡建设 > 物业服务管理,,",
    ];
    const done = await imported(app, { name: "出错.csv", content: lines.join("\n") });
    assert.deepEqual([done.linesTotal, done.refused, done.accepted], [10, 7, 2]);
    const [head = "", ...faults] = (await faultsOf(app, done.id)).split("\r\n");
    assert.equal(head, "\ufeff行号,字段,原因,编号,标题,内容,分类,电话,时间");
    const start = (text: string) =>
      faults.find((line) => line.startsWith(text)) ?? `no line ${text} in ${faults.join("\n")}`;
    assert.equal(start("3,"), "3,诉求内容,没有诉求内容,F2,没有内容,,城乡建设,,");
    assert.equal(start("4,"), '4,诉求分类,代码表中没有“海底捞月”,F3,不知道的分类,"含,逗号与""引号""",海底捞月,,');
    assert.match(start("5,"), /^5,,第 H 列有内容但没有表头/);
    assert.equal(start("6,"), "6,联系电话,电话号码格式不正确。,F5,坏电话,'=1+1,,1390000123x,");
    assert.match(start("7,"), /^7,诉求提出时间,时间“2026-02-30”无法识别,F6,/);
    assert.match(start("8,"), /^8,诉求分类,代码表中有多个“其他”/);
    assert.match(start("9,"), /^9,标题,最多 200 个字,F8,/);

    // Mended and sent again: what was wrong comes in, nothing comes in twice.
    const mended = (await faultsOf(app, done.id))
      .replaceAll("海底捞月", "城乡建设")
      .replace("1390000123x", "13900001234");
    const again = await imported(app, { name: "出错-已改.csv", content: mended });
    assert.equal(again.accepted, 2);
    assert.match(await faultsOf(app, again.id), /^\ufeff行号,字段,原因,编号,标题,/, "its own columns do not pile up");
    const [formula] = await titled("F5");
    const full = await whoIn(app)("agent").must<{ content: string }>(`GET /cases/${formula?.id}`);
    assert.equal(full.content, "=1+1", "the guard against formulas comes off again");
  });

  it("names the fields of every line of JSON, also behind a line that cannot be read", async () => {
    const content = '{"broken\n{"甲":"只有甲"}\n{"乙":"只有乙","content":""}\n[1]\n{"id":"OK1","content":"好的"}\n';
    const done = await imported(app, { name: "行.jsonl", content });
    assert.equal(figures(done), "done 1/0/4");
    const [head = "", first, second, third] = (await faultsOf(app, done.id)).split("\r\n");
    assert.equal(head, "\ufeff行号,字段,原因,甲,乙,content");
    assert.deepEqual(
      [first, second, third],
      ["1,,这一行不是有效的 JSON,,,", "2,诉求内容,没有诉求内容,只有甲,,", "3,诉求内容,没有诉求内容,,只有乙,"],
    );
  });

  it("comes as a file under a name that says what it is; there is none where nothing was wrong", async () => {
    const bad = await imported(app, { name: "一月 留言.csv", content: "内容,分类\n甲,没有的\n" });
    const answer = await whoIn(app)("manager").send(`GET /imports/${bad.id}/faults`);
    assert.match(String(answer.headers["content-type"]), /^text\/csv; charset=utf-8/);
    assert.equal(
      answer.headers["content-disposition"],
      `attachment; filename*=UTF-8''${encodeURIComponent("一月 留言.csv-出错行.csv")}`,
    );
    const good = await imported(app, { name: "好.csv", content: "内容\n一件事\n" });
    assert.equal(await whoIn(app)("manager").refusal(`GET /imports/${good.id}/faults`), "404 import.no-faults");
    assert.equal(await whoIn(app)("manager").refusal(`GET /imports/${uuid()}/faults`), "404 import.not-found");
  });
});

describe("startImport: what it refuses and what it survives", () => {
  const refusal = (
    file: { name: string; content: string | Buffer },
    fields: Record<string, string> = {},
    login = "manager",
  ) => whoIn(app)(login).refusal("POST /imports", ...uploadOf(file, { programId: here, ...fields }));
  const one = { name: "一.csv", content: "内容\n一件事\n" };

  it("refuses wrong endings, wrong contents, empty files, fields that make no sense", async () => {
    for (const name of ["一.doc", "一", "csv", "一.csv.exe", "一.json", "一.xls", "一.constructor"]) {
      assert.equal(await refusal({ ...one, name }), "422 import.format", name);
    }
    const png = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex");
    assert.equal(await refusal({ name: "图.csv", content: png }), "422 import.format", "a picture called a table");
    assert.equal(
      await refusal({ name: "表.xlsx", content: one.content }),
      "422 import.format",
      "a text called a workbook",
    );
    assert.equal(await refusal({ name: "空.csv", content: "" }), "422 request.invalid");
    for (const columns of [
      "",
      "x",
      "5",
      "null",
      "[]",
      '"content"',
      '{"colour":"红"}',
      '{"content":5}',
      '{"__proto__":"x"}',
      '{"toString":"x"}',
    ]) {
      assert.equal(await refusal(one, { columns }), "422 request.invalid", columns);
    }
    assert.equal(await refusal(one, { channel: "nothing" }), "422 case.unknown-code");
    assert.equal(await refusal(one, { kind: "gossip" }), "422 request.invalid");
    assert.equal(await refusal(one, { colour: "red" }), "422 request.invalid");
    assert.equal(await refusal(one, { programId: "here" }), "422 request.invalid");
    assert.equal(await whoIn(app)("manager").refusal("POST /imports", { programId: here }), "415 request.media-type");
  });

  it("ends soundly on files without rows or without sense", async () => {
    assert.equal(figures(await imported(app, { name: "头.csv", content: "编号,内容\n" })), "done 0/0/0");
    assert.equal(figures(await imported(app, { name: "空行.jsonl", content: "\n\n \n" })), "done 0/0/0");
    assert.equal(
      figures(await imported(app, { name: "引号.csv", content: '内容,分类\n"没有结束,甲\n好的,\n' })),
      "done 1/0/1",
    );
    const zip = Buffer.concat([Buffer.from("504b0506", "hex"), Buffer.alloc(18)]);
    assert.equal(figures(await imported(app, { name: "空壳.xlsx", content: zip })), "done 0/0/1");
  });

  it("is for those who may import into this program", async () => {
    for (const login of ["agent", "purchaser", "handler", "admin"])
      assert.equal(await refusal(one, {}, login), "403 access.denied", login);
    assert.equal(await refusal(one, {}, "ls-manager"), "403 access.scope");
    assert.equal(await refusal(one, { programId: uuid() }), "403 access.scope");
    const id = await anImport(app, one);
    for (const path of [`GET /imports/${id}`, `GET /imports/${id}/faults`, `POST /imports/${id}/cancel`]) {
      assert.equal(await whoIn(app)("ls-manager").refusal(path, {}), "403 access.scope", path);
      assert.equal(await whoIn(app)("agent").refusal(path, {}), "403 access.denied", path);
    }
    assert.equal(await whoIn(app)("ls-manager").refusal(`GET /programs/${here}/imports`), "403 access.denied");
    assert.equal(await whoIn(app)("manager").refusal(`GET /imports/${uuid()}`), "404 import.not-found", "getImport");
    assert.equal(
      await whoIn(app)("manager").refusal(`POST /imports/${uuid()}/cancel`, {}),
      "404 import.not-found",
      "cancelImport",
    );
    assert.equal((await importOf(app, id)).state, "queued");
  });

  it("lists a program's imports, newest first, page by page", async () => {
    const seen: string[] = [];
    let cursor: string | null = "";
    do {
      const page: { items: { id: string; createdAt: string }[]; nextCursor: string | null } = await whoIn(app)(
        "supervisor",
      ).must(`GET /programs/${here}/imports?limit=4${cursor ? `&cursor=${cursor}` : ""}`);
      seen.push(...page.items.map(({ createdAt, id }) => `${createdAt} ${id}`));
      cursor = page.nextCursor;
    } while (cursor);
    assert.deepEqual(seen, [...new Set(seen)].sort().reverse());
    const { count } = await app.platform.db.one<{ count: number }>("select count(*)::int as count from cases.import");
    assert.equal(seen.length, count);
  });
});
