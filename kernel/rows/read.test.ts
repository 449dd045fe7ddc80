import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { type Row, type RowFormat, readRows } from "./read.ts";

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "rows-"));
});
after(() => rm(folder, { recursive: true, force: true }));

let files = 0;
async function read(contents: string | Uint8Array, format: RowFormat): Promise<Row[]> {
  const path = join(folder, `${++files}.${format}`);
  await writeFile(path, contents);
  // Rows have no prototype; spreading gives them one, so that they compare with literals.
  return (await Array.fromAsync(readRows(path, format))).map((row) =>
    "values" in row ? { line: row.line, values: { ...row.values } } : row,
  );
}

const values = (rows: readonly Row[]) => rows.map((row) => ("values" in row ? row.values : row.fault));
const gb = (hex: string) => Buffer.from(hex.replace(/\s/g, ""), "hex");

test("JSONL: objects are rows, everything else is a fault with its line", async () => {
  const rows = await read(
    '{"标题":" 路灯\\u0000坏了 ","次数":2}\r\n\n{broken\n[1]\n"x"\nnull\n{"标题":"末行"}',
    "jsonl",
  );
  assert.deepEqual(rows, [
    { line: 1, values: { 标题: "路灯坏了", 次数: 2 } },
    { line: 3, fault: "这一行不是有效的 JSON" },
    { line: 4, fault: '这一行不是 JSON 对象（应形如 {"标题": …}）' },
    { line: 5, fault: '这一行不是 JSON 对象（应形如 {"标题": …}）' },
    { line: 6, fault: '这一行不是 JSON 对象（应形如 {"标题": …}）' },
    { line: 7, values: { 标题: "末行" } },
  ]);
});

test("JSONL: names of built-in properties are names like others", async () => {
  const [row] = await read('{"__proto__":{"x":1},"constructor":"c"}', "jsonl");
  assert.ok(row && "values" in row);
  assert.deepEqual(Object.keys(row.values).sort(), ["__proto__", "constructor"]);
});

test("JSONL: a line of broken UTF-8, an endless line and deep nesting cost their own line only", async () => {
  const long = Buffer.alloc(3_000_000, "x");
  const rows = await read(
    Buffer.concat([
      Buffer.from('{"a":"甲"}\n{"a":"'),
      Buffer.from("ff", "hex"),
      Buffer.from('"}\n{"a":"'),
      long,
      Buffer.from(`"}\n${"[".repeat(900_000)}\n{"a":"乙"}\n`),
    ]),
    "jsonl",
  );
  assert.deepEqual(
    rows.map((row) => [row.line, "values" in row ? row.values.a : row.fault.slice(0, 5)]),
    [
      [1, "甲"],
      [2, "这一行有无"],
      [3, "这一行超过"],
      [4, "这一行不是"],
      [5, "乙"],
    ],
  );
});

test("CSV: quotes, line breaks in cells, empty cells, missing and empty rows", async () => {
  const rows = await read(
    '标题,内容,次数\r\n路灯,"坏了，""三天""\r\n没人修",2\r\n\r\n,,\r\n噪音\r\n"  a ", b ,\r\n',
    "csv",
  );
  assert.deepEqual(rows, [
    { line: 2, values: { 标题: "路灯", 内容: '坏了，"三天"\n没人修', 次数: "2" } },
    { line: 6, values: { 标题: "噪音", 内容: null, 次数: null } },
    { line: 7, values: { 标题: "a", 内容: "b", 次数: null } },
  ]);
});

test("CSV: delimiters are found", async () => {
  for (const delimiter of [",", ";", "\t"]) {
    const rows = await read(`标题${delimiter}内容\n"a${delimiter}1"${delimiter}b`, "csv");
    assert.deepEqual(values(rows), [{ 标题: `a${delimiter}1`, 内容: "b" }]);
  }
});

test("CSV: encodings are found: UTF-8 with and without mark, GB18030, UTF-16", async () => {
  const expected = [{ 标题: "路灯", 内容: "坏了𠮷" }];
  const text = "标题,内容\n路灯,坏了𠮷\n";
  assert.deepEqual(values(await read(text, "csv")), expected);
  assert.deepEqual(values(await read(`\ufeff${text}`, "csv")), expected);
  assert.deepEqual(values(await read(Buffer.from(`\ufeff${text}`, "utf16le"), "csv")), expected);
  assert.deepEqual(values(await read(Buffer.from(`\ufeff${text}`, "utf16le").swap16(), "csv")), expected);
  const gb18030 = gb("b1eacce2 2c c4dac8dd 0a c2b7b5c6 2c bbb5c1cb 95329031 0a");
  assert.equal(
    new TextDecoder("gb18030").decode(gb18030),
    text.replace("𠮷", new TextDecoder("gb18030").decode(gb("95329031"))),
  );
  assert.equal((values(await read(gb18030, "csv"))[0] as { 标题: string }).标题, "路灯");
  const late = Buffer.concat([Buffer.from(`a,b\n${"1,2\n".repeat(80_000)}`), gb("c2b7b5c6 2c bbb5c1cb")]);
  assert.deepEqual(values(await read(late, "csv")).at(-1), { a: "路灯", b: "坏了" });
});

test("CSV: one broken line does not turn a UTF-8 file into another encoding", async () => {
  const rows = await read(
    Buffer.concat([Buffer.from("标题,内容\n路灯,坏\n"), gb("c2b7b5c6 2c bbb5"), Buffer.from("\n噪音,大\n")]),
    "csv",
  );
  assert.deepEqual(values(rows), [
    { 标题: "路灯", 内容: "坏" },
    "这一行有无法识别的字符，请检查文件编码（应为 UTF-8 或 GB18030）",
    { 标题: "噪音", 内容: "大" },
  ]);
});

test("CSV: a forgotten quotation mark costs its own line, not the rest of the file", async () => {
  const rest = Array.from({ length: 3000 }, (_, i) => `第${i}行,好`).join("\n");
  const rows = await read(`标题,内容\n甲,"没有结束\n${rest}\n乙,"关上"多了\n丙,好\n丁,"到文件尾`, "csv");
  const faults = rows.filter((row) => "fault" in row);
  assert.deepEqual(faults, [
    { line: 2, fault: "引号没有结束" },
    { line: 3003, fault: "引号后面还有内容，引号没有成对" },
    { line: 3005, fault: "引号没有结束" },
  ]);
  assert.equal(rows.length, 3000 + 1 + 3);
  assert.deepEqual(
    rows.map((row) => row.line),
    rows.map((_, i) => i + 2),
  );
});

test("CSV: a quoted cell may be long, but not longer than 1 MB", async () => {
  const cell = (lines: number) => `"${`${"长".repeat(3000)}\n`.repeat(lines)}"`;
  const rows = await read(`标题,内容\n甲,${cell(100)}\n乙,${cell(0)}\n`, "csv");
  assert.deepEqual(
    rows.map((row) => "values" in row),
    [true, true],
  );
  const [first] = await read(`标题,内容\n甲,${cell(600)}\n`, "csv");
  assert.deepEqual(first, { line: 2, fault: "引号没有结束" });
});

test("CSV: more cells than headings is a fault", async () => {
  const rows = await read("标题,内容\n路灯,坏了,三天\n噪音,大,,\n", "csv");
  assert.deepEqual(values(rows), ["第 C 列有内容但没有表头，这一行可能错位", { 标题: "噪音", 内容: "大" }]);
});

test("headings: titles above are passed over, empty and repeated ones get names, line breaks go", async () => {
  const rows = await read('工单统计表,,,\n2026年11月,,,\n\n"诉求\n内容",,电话,电话\n路灯,x,1,2\n', "csv");
  assert.deepEqual(rows, [{ line: 6, values: { 诉求内容: "路灯", 列B: "x", 电话: "1", "电话（2）": "2" } }]);
  assert.deepEqual(values(await read("标题\n甲\n乙\n", "csv")), [{ 标题: "甲" }, { 标题: "乙" }]);
  const many = await read(`标题\n${"行\n".repeat(20)}`, "csv");
  assert.equal(many.length, 20);
  assert.deepEqual(await read("标题,内容\n", "csv"), []);
  const odd = await read("__proto__,constructor\n1,2", "csv");
  assert.deepEqual(Object.entries(values(odd)[0] as object), [
    ["__proto__", "1"],
    ["constructor", "2"],
  ]);
});

test("headings: faults above them keep their place", async () => {
  const broken = 'x,"y"z';
  const fault = "引号后面还有内容，引号没有成对";
  const titled = await read(`统计表\n${broken}\n标题,内容\n甲,乙\n`, "csv");
  assert.deepEqual(titled, [
    { line: 2, fault },
    { line: 4, values: { 标题: "甲", 内容: "乙" } },
  ]);
  const oneColumn = await read(`标题\n甲\n${broken}\n乙\n`, "csv");
  assert.deepEqual(oneColumn, [
    { line: 2, values: { 标题: "甲" } },
    { line: 3, fault },
    { line: 4, values: { 标题: "乙" } },
  ]);
  const faults = await read(`${broken}\n`.repeat(3000), "csv");
  assert.deepEqual(
    faults.map((row) => row.line),
    faults.map((_, i) => i + 1),
  );
  assert.equal(faults.length, 3000);
});

test("headings: too many columns end the reading", async () => {
  assert.deepEqual(await read(`${"a,".repeat(2000)}\n1,2\n`, "csv"), [
    { line: 1, fault: "表头超过 1000 列，请检查文件的分隔符。" },
  ]);
  const empty = ",".repeat(2000);
  assert.deepEqual(values(await read(`标题,内容${empty}\n甲,乙${empty}\n`, "csv")), [{ 标题: "甲", 内容: "乙" }]);
});

test("files that are no tables end with one fault", async () => {
  for (const format of ["csv", "jsonl"] as const) {
    assert.deepEqual(await read("", format), []);
    const binary = await read(Buffer.from("00010203ff", "hex"), format);
    assert.deepEqual(binary, [{ line: 1, fault: "这不是文本文件，请检查选择的文件和格式。" }]);
  }
  await assert.rejects(Array.fromAsync(readRows(join(folder, "missing"), "csv")), { code: "ENOENT" });
});

test("any bytes give rows with growing lines, never an exception", async () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 20 }),
    fc.constantFrom(...['"', ",", "\n", "\r\n", "标题", '{"a":1}', "\ufeff", ";"].map((text) => Buffer.from(text))),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece), fc.constantFrom("csv" as const, "jsonl" as const), async (pieces, format) => {
      let last = 0;
      for (const row of await read(Buffer.concat(pieces), format)) {
        assert.ok(row.line > last);
        last = row.line;
      }
    }),
    { numRuns: 300 },
  );
});

test("reading can be given up in the middle", async () => {
  const path = join(folder, "half.csv");
  await writeFile(path, `a,b\n${"1,2\n".repeat(500_000)}`);
  for await (const row of readRows(path, "csv")) if (row.line > 5) break;
  await rm(path);
});
