import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { type ZipPart, zipOf } from "../testing/zip.ts";
import { type Row, readRows } from "./read.ts";
import { dateKind, dateText } from "./sheet-dates.ts";

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "sheet-"));
});
after(() => rm(folder, { recursive: true, force: true }));

const relation = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;

type Made = { rows: string; shared?: string; styles?: string; workbook?: string; sheets?: string; extra?: ZipPart[] };

/** A workbook as Excel lays it out: the sheet before the texts it refers to. */
function parts(made: Made): ZipPart[] {
  const sheets = made.sheets ?? '<sheet name="数据" sheetId="1" r:id="rId1"/>';
  return [
    { name: "[Content_Types].xml", data: "<Types/>" },
    {
      name: "_rels/.rels",
      data: `<Relationships>${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      data: `<?xml version="1.0"?><workbook>${made.workbook ?? ""}<sheets>${sheets}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: `<Relationships>${relation("rId1", "worksheet", "worksheets/工作表.xml")}${relation("rId2", "worksheet", "/xl/worksheets/sheet2.xml")}${relation("rId3", "styles", "styles.xml")}${relation("rId4", "sharedStrings", "sharedStrings.xml")}</Relationships>`,
    },
    { name: "xl/worksheets/工作表.xml", data: `<worksheet><sheetData>${made.rows}</sheetData></worksheet>` },
    { name: "xl/styles.xml", data: `<styleSheet>${made.styles ?? ""}</styleSheet>` },
    { name: "xl/sharedStrings.xml", data: `<sst>${made.shared ?? ""}</sst>` },
    ...(made.extra ?? []),
  ];
}

let files = 0;
async function readBytes(bytes: Uint8Array, sheet?: string): Promise<Row[]> {
  const path = join(folder, `${++files}.xlsx`);
  await writeFile(path, bytes);
  const rows = await Array.fromAsync(readRows(path, "xlsx", sheet === undefined ? {} : { sheet }));
  return rows.map((row) => ("values" in row ? { line: row.line, values: { ...row.values } } : row));
}
const read = (made: Made, sheet?: string) => readBytes(zipOf(parts(made)), sheet);
const inline = (...texts: string[]) => texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("");

test("texts, numbers, truth values, empty cells, formulas with their stored results", async () => {
  const rows = await read({
    shared:
      '<si><t>标题</t></si><si><r><t>路</t></r><r><rPr><b/></rPr><t xml:space="preserve">灯 </t></r><rPh sb="0" eb="1"><t>ludeng</t></rPh></si>',
    rows: `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><t>数</t></is></c><c r="D2" t="str"><v>末列</v></c></row>
<row r="5"><c r="A5" t="s"><v>1</v></c><c r="B5"><v>12.5</v></c><c r="C5" s="9"/><c r="D5" t="b"><v>1</v></c></row>
<row r="6"/>
<row r="7"><c r="A7" t="str"><f>A5&amp;"x"</f><v>甲_x000D_&lt;乙&#x4E19;</v></c><c r="B7"><f>1+1</f></c></row>`,
  });
  assert.deepEqual(rows, [
    { line: 5, values: { 标题: "路灯", 数: 12.5, 列C: null, 末列: true } },
    { line: 7, values: { 标题: "甲\n<乙丙", 数: null, 列C: null, 末列: null } },
  ]);
});

test("rows and cells without names follow each other; prefixes, CDATA, comments and single quotes are XML", async () => {
  const rows = await read({
    rows: `<x:row>${inline("标题", "内容")}</x:row><!-- > --><x:row><x:c t='inlineStr'><x:is><x:t><![CDATA[<路&灯>]]></x:t></x:is></x:c>${inline("坏 &gt; 了")}</x:row>`,
  });
  assert.deepEqual(rows, [{ line: 2, values: { 标题: "<路&灯>", 内容: "坏 > 了" } }]);
});

test("dates are local text; the calendar of 1904 is known", async () => {
  const styles =
    '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\\ hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="20"/><xf numFmtId="46"/></cellXfs>';
  const rows = `<row>${inline("日", "时", "钟", "长", "数")}</row><row><c s="1"><v>46348</v></c><c s="2"><v>46348.384722222225</v></c><c s="3"><v>0.38472222222222224</v></c><c s="4"><v>1.1041666666666667</v></c><c s="0"><v>46348</v></c></row>`;
  const expected = { 日: "2026-11-22", 时: "2026-11-22T09:14:00", 钟: "09:14:00", 长: "26:30:00", 数: 46348 };
  assert.deepEqual(await read({ styles, rows }), [{ line: 2, values: expected }]);
  const later = await read({ styles, rows, workbook: '<workbookPr date1904="1"/>' });
  assert.deepEqual(later, [{ line: 2, values: { ...expected, 日: "2030-11-23", 时: "2030-11-23T09:14:00" } }]);
});

test("number formats are told from dates", () => {
  const kinds = {
    date: ["yyyy/m/d", 'm"月"d"日"', '[$-804]yyyy"年"m"月"', "mmm-yy", "[$-F800]dddd\\,\\ mmmm\\ dd"],
    time: ["h:mm", "上午/下午h:mm", "[$-409]h:mm AM/PM", "mm:ss.0"],
    dateTime: ["yyyy-mm-dd hh:mm:ss"],
    elapsed: ["[h]:mm", "[mm]:ss"],
    none: ["General", "0.00", "#,##0_);[Red](#,##0)", "@", "0.00E+00", '"共"0"天"', "G/通用格式"],
  };
  for (const [kind, codes] of Object.entries(kinds))
    for (const code of codes) assert.equal(dateKind(176, code), kind, code);
  assert.deepEqual(
    [dateKind(14, undefined), dateKind(31, undefined), dateKind(0, undefined)],
    ["date", "date", "none"],
  );
  assert.deepEqual(
    [1, 59, 61, 2_958_465].map((day) => dateText(day, "date", 1900)),
    ["1900-01-01", "1900-02-28", "1900-03-01", "9999-12-31"],
  );
  assert.deepEqual(
    [-1, 1e12, Number.NaN].map((day) => dateText(day, "date", 1900)),
    [-1, 1e12, Number.NaN],
  );
});

test("each second of a day comes back exact", () => {
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 60_000 }), fc.integer({ min: 0, max: 86_399 }), (day, second) => {
      const text = String(dateText(day + second / 86_400, "dateTime", 1900));
      assert.equal(Date.parse(`${text}Z`) / 1000, (day - 25_569) * 86_400 + second);
    }),
  );
});

test("the first visible sheet is read, or the named one", async () => {
  const sheet2 = {
    name: "xl/worksheets/sheet2.xml",
    data: `<worksheet><sheetData><row>${inline("甲", "乙")}</row><row>${inline("1", "2")}</row></sheetData></worksheet>`,
  };
  const made = {
    rows: `<row>${inline("丙", "丁")}</row><row>${inline("3", "4")}</row>`,
    sheets: '<sheet name="说明" sheetId="1" state="hidden" r:id="rId1"/><sheet name="工单" sheetId="2" r:id="rId2"/>',
    extra: [sheet2],
  };
  assert.deepEqual(await read(made), [{ line: 2, values: { 甲: "1", 乙: "2" } }]);
  assert.deepEqual(await read(made, "说明"), [{ line: 2, values: { 丙: "3", 丁: "4" } }]);
  assert.deepEqual(await read(made, "没有"), [{ line: 1, fault: "工作簿里没有名为“没有”的工作表。" }]);
});

test("a formula error and cells far to the right cost their row", async () => {
  const rows = await read({
    rows: `<row>${inline("标题", "内容")}</row><row r="2"><c r="A2" t="e"><v>#N/A</v></c></row><row r="3"><c r="XFD3"><v>1</v></c></row><row r="4"><c r="ZZZZZZZZ4"><v>1</v></c></row><row r="5"><c r="C5"><v>1</v></c></row><row r="6">${inline("甲")}</row>`,
  });
  assert.deepEqual(rows, [
    { line: 2, fault: "单元格 A2 是公式错误 #N/A" },
    { line: 3, fault: "单元格 XFD3 超出了 1000 列" },
    { line: 4, fault: "单元格 ZZZZZZZZ4 超出了 1000 列" },
    { line: 5, fault: "第 C 列有内容但没有表头，这一行可能错位" },
    { line: 6, values: { 标题: "甲", 内容: null } },
  ]);
});

test("rows that are out of order, twice there or beyond Excel's last never give a line twice", async () => {
  const rows = await read({
    rows: `<row r="1">${inline("标题", "内容")}</row><row r="5">${inline("甲")}</row><row r="5">${inline("乙")}</row><row r="2">${inline("丙")}</row><row r="x">${inline("丁")}</row><row r="1048577">${inline("戊")}</row>`,
  });
  assert.deepEqual(
    rows.map((row) => [row.line, "values" in row ? row.values.标题 : row.fault]),
    [
      [5, "甲"],
      [6, "乙"],
      [7, "丙"],
      [8, "丁"],
      [9, "工作表超过 1048576 行，后面的没有读取。"],
    ],
  );
});

const faultOf = (rows: readonly Row[]) => {
  const last = rows.at(-1);
  assert.ok(last && "fault" in last, "the file ends with a fault");
  return last.fault;
};
const good = { rows: `<row>${inline("标题", "内容")}</row><row>${inline("甲", "乙")}</row>` };

test("what is no workbook says so", async () => {
  assert.match(faultOf(await readBytes(Buffer.from("标题,内容\n"))), /不是 Excel 工作簿/);
  assert.match(faultOf(await readBytes(Buffer.alloc(0))), /不是 Excel 工作簿/);
  assert.match(faultOf(await readBytes(zipOf([{ name: "a.txt", data: "x" }]))), /不是 Excel 工作簿/);
  const old = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(1000)]);
  assert.match(faultOf(await readBytes(old)), /旧版 \.xls 或有密码/);
  const locked = parts(good).map((part) => ({ ...part, flags: 1 }));
  assert.match(faultOf(await readBytes(zipOf(locked))), /不是 Excel 工作簿/);
});

test("a workbook that is cut off or damaged anywhere never throws", async () => {
  const whole = zipOf(parts({ ...good, shared: "<si><t>x</t></si>".repeat(50) }));
  const expected = await readBytes(whole);
  assert.deepEqual(expected, [{ line: 2, values: { 标题: "甲", 内容: "乙" } }]);
  for (let end = 0; end < whole.length; end += 97) assert.ok(faultOf(await readBytes(whole.subarray(0, end))));
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ change;
      for (const row of await readBytes(changed)) assert.ok(row.line >= 1);
    }),
    { numRuns: 300 },
  );
});

test("contents that differ from their checksum are damage, also where nothing is packed", async () => {
  const bytes = zipOf(parts(good).map((part) => ({ ...part, stored: true })));
  assert.equal((await readBytes(bytes)).length, 1);
  bytes.write("丙", bytes.indexOf("甲"));
  assert.match(faultOf(await readBytes(bytes)), /损坏/);
});

test("damage in the middle: rows before it are read, then one fault tells the end", async () => {
  const many = Array.from(
    { length: 20_000 },
    (_, i) => `<row>${inline(`标题${(i * 7919) % 10_007}`, `内容${(i * 104_729) % 99_991}`)}</row>`,
  ).join("");
  const bytes = zipOf(parts({ rows: `<row>${inline("标题", "内容")}</row>${many}` }));
  const at = bytes.indexOf("worksheets/工作表.xml") + 80_000;
  bytes.fill(0xff, at, at + 200);
  const rows = await readBytes(bytes);
  assert.ok(rows.length > 1000 && rows.length < 20_000, `${rows.length} rows`);
  assert.match(faultOf(rows), /损坏/);
  assert.equal(rows.filter((row) => "fault" in row).length, 1);
});

test("zip bombs are stopped by what comes out, whatever the directory claims", async () => {
  const bomb = `<row>${inline("标题", "内容")}</row>${`<!--${" ".repeat(1_000_000)}-->`.repeat(80)}`;
  const bytes = zipOf(parts({ rows: bomb }).map((part) => ({ ...part, claimedSize: 100 })));
  assert.ok(bytes.length < 200_000, `${bytes.length} bytes packed`);
  assert.match(faultOf(await readBytes(bytes)), /展开后过大/);
  const texts = zipOf(parts({ ...good, shared: `<si><t>${"a".repeat(81_000_000)}</t></si>` }));
  assert.match(faultOf(await readBytes(texts)), /展开后过大/);
});

test("XML that defines entities is refused, unclosed markup and long texts are bounded", async () => {
  const lol = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';
  assert.match(faultOf(await read({ rows: `${lol}<row>${inline("&b;", "x")}</row>` })), /格式已损坏/);
  assert.match(faultOf(await read({ rows: `<row><c t="${"x".repeat(2_000_000)}` })), /格式已损坏/);
  const long = await read({
    rows: `<row>${inline("标题", "内容")}</row><row>${inline("长".repeat(2_000_000))}</row><row>${inline("甲")}</row>`,
  });
  assert.deepEqual(long, [
    { line: 2, fault: "这一行超过 1 MB，没有读取" },
    { line: 3, values: { 标题: "甲", 内容: null } },
  ]);
});

test("an archive with a comment behind it or with 64-bit sizes is read", async () => {
  const bytes = zipOf(parts(good));
  const commented = Buffer.concat([bytes, Buffer.from("注释")]);
  commented.writeUInt16LE(6, bytes.length - 2);
  assert.equal((await readBytes(commented)).length, 1);
  const end = bytes.lastIndexOf("PK\x05\x06", undefined, "latin1");
  const large = Buffer.alloc(56 + 20);
  large.write("PK\x06\x06", "latin1");
  large.writeBigUInt64LE(BigInt(bytes.readUInt16LE(end + 10)), 32);
  large.writeBigUInt64LE(BigInt(bytes.readUInt32LE(end + 12)), 40);
  large.writeBigUInt64LE(BigInt(bytes.readUInt32LE(end + 16)), 48);
  large.write("PK\x06\x07", 56, "latin1");
  large.writeBigUInt64LE(BigInt(end), 64);
  const tail = Buffer.from(bytes.subarray(end));
  tail.writeUInt16LE(0xffff, 10);
  tail.writeUInt32LE(0xffffffff, 16);
  assert.equal((await readBytes(Buffer.concat([bytes.subarray(0, end), large, tail]))).length, 1);
});

test("reading can be given up in the middle", async () => {
  const path = join(folder, "half.xlsx");
  const many = Array.from({ length: 20_000 }, (_, i) => `<row>${inline(`标题${i}`, `内容${i}`)}</row>`).join("");
  await writeFile(path, zipOf(parts({ rows: `<row>${inline("标题", "内容")}</row>${many}` })));
  for await (const row of readRows(path, "xlsx")) if (row.line > 9) break;
  await rm(path);
});
