import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { cleanText } from "../unicode.ts";
import { csvLine, type ExportColumn, readRows, writeCsv, writeXlsx } from "./index.ts";
import { withZip } from "./zip.ts";

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "write-"));
});
after(() => rm(folder, { recursive: true, force: true }));

const columns: ExportColumn[] = [
  { key: "number", title: "工单编号", width: 22 },
  { key: "title", title: "标题" },
  { key: "count", title: "次数", kind: "number" },
  { key: "day", title: "日期", kind: "date" },
  { key: "at", title: "受理时间", kind: "dateTime" },
  { key: "solved", title: "解决" },
];
const row = {
  number: "202611220001",
  title: "=1+1",
  count: 3,
  day: "2026-11-22",
  at: "2026-11-22T01:14:00.000Z",
  solved: true,
};

async function* rowsOf<T>(rows: readonly T[]): AsyncGenerator<T> {
  yield* rows;
}
const readBack = async (path: string, format: "csv" | "xlsx") =>
  (await Array.fromAsync(readRows(path, format))).map((found) =>
    "values" in found ? { ...found.values } : found.fault,
  );

async function partOf(path: string, name: string): Promise<string> {
  const found = withZip(path, async function* (zip) {
    const part = zip.parts.get(name);
    assert.ok(part, name);
    yield Buffer.concat(await Array.fromAsync(zip.read(part, 10_000_000))).toString();
  });
  return (await Array.fromAsync(found))[0] ?? "";
}

test("XLSX: texts stay texts, numbers and dates are real ones, times show Shanghai's clock", async () => {
  const path = join(folder, "a.xlsx");
  await writeXlsx(
    path,
    columns,
    rowsOf([row, { number: "2", title: null, at: "不是时间", day: "昨天", count: "多" }]),
    { sheet: "工单[2026/11]" },
  );
  assert.deepEqual(await readBack(path, "xlsx"), [
    {
      工单编号: "202611220001",
      标题: "=1+1",
      次数: 3,
      日期: "2026-11-22",
      受理时间: "2026-11-22T09:14:00",
      解决: true,
    },
    { 工单编号: "2", 标题: null, 次数: "多", 日期: "昨天", 受理时间: "不是时间", 解决: null },
  ]);
  const sheet = await partOf(path, "xl/worksheets/sheet1.xml");
  assert.doesNotMatch(sheet, /<f[ >]/);
  assert.match(sheet, /state="frozen"/);
  assert.match(sheet, /<is><t>=1\+1<\/t><\/is>/);
  assert.match(await partOf(path, "xl/workbook.xml"), /name="工单 2026 11"/);
});

test("XLSX: what Excel would refuse or misread is made sound", async () => {
  const path = join(folder, "b.xlsx");
  const texts = ["_x0041_", "a\u0001b", "坏\ud800", "\uffff", "<&>\"'", "第一行\n第二行", "长".repeat(40_000)];
  await writeXlsx(
    path,
    [
      { key: "t", title: "文" },
      { key: "n", title: "号" },
    ],
    texts.map((t, n) => ({ t, n })),
    { sheet: "" },
  );
  const back = (await readBack(path, "xlsx")).map((values) => (values as { 文: string }).文);
  assert.deepEqual(back.slice(0, 6), ["_x0041_", "ab", "坏\ufffd", null, "<&>\"'", "第一行\n第二行"]);
  assert.equal(back[6]?.length, 32_767);
  assert.match(back[6] ?? "", /已截断）$/);
});

test("XLSX and CSV: any text comes back as it was written", async () => {
  const text = fc
    .string({
      unit: fc.oneof(
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
        fc.constantFrom(..."=+-@'\",;\t\n_x041 路"),
      ),
    })
    .map(cleanText);
  const two: ExportColumn[] = [
    { key: "a", title: "甲" },
    { key: "b", title: "乙" },
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ a: text.filter((t) => t !== ""), b: text }), { minLength: 1, maxLength: 20 }),
      async (rows) => {
        const expected = rows.map(({ a, b }) => ({ 甲: a, 乙: b === "" ? null : b }));
        for (const format of ["csv", "xlsx"] as const) {
          const path = join(folder, `p.${format}`);
          await (format === "csv" ? writeCsv : writeXlsx)(path, two, rows);
          assert.deepEqual(await readBack(path, format), expected);
        }
      },
    ),
    { numRuns: 60 },
  );
});
test("CSV: mark for Excel, line ends, quotes, times, and no text that runs as a formula", async () => {
  const path = join(folder, "a.csv");
  await writeCsv(path, columns, rowsOf([row]));
  assert.equal(
    await readFile(path, "utf8"),
    "\ufeff工单编号,标题,次数,日期,受理时间,解决\r\n202611220001,'=1+1,3,2026-11-22,2026-11-22 09:14,TRUE\r\n",
  );
  assert.equal(
    csvLine([
      '=cmd|"/c calc"!A1',
      "@SUM(A1)",
      "+86 139",
      "-1+2",
      "＝1",
      "-12.5",
      -3,
      null,
      undefined,
      "a,b",
      ' "x" ',
      { a: 1 },
    ]),
    `"'=cmd|""/c calc""!A1",'@SUM(A1),'+86 139,'-1+2,'＝1,-12.5,-3,,,"a,b"," ""x"" ","{""a"":1}"\r\n`,
  );
});

test("files can be written to streams; an error of the rows ends the stream and is told", async () => {
  const stream = new PassThrough();
  const bytes = buffer(stream);
  await writeCsv(stream, [{ key: "a", title: "甲" }], [{ a: 1 }]);
  assert.equal((await bytes).toString(), "\ufeff甲\r\n1\r\n");
  async function* broken() {
    yield { a: 1 };
    throw new Error("the database went away");
  }
  for (const write of [writeCsv, writeXlsx]) {
    await assert.rejects(write(join(folder, "broken"), [{ key: "a", title: "甲" }], broken()), /database went away/);
  }
});

test("many rows go through as they are made", async () => {
  const path = join(folder, "many.xlsx");
  let made = 0;
  async function* many() {
    for (; made < 20_000; made++) yield { ...row, title: `路灯坏了${made}` };
  }
  await writeXlsx(path, columns, many());
  let last: unknown;
  let count = 0;
  for await (const found of readRows(path, "xlsx")) {
    last = "values" in found ? found.values.标题 : found.fault;
    count++;
  }
  assert.deepEqual([count, last], [20_000, "路灯坏了19999"]);
});
