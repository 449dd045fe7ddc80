import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type CodeBook, type ImportOptions, RowFault, readLocalTime, rowToCase } from "./import-row.ts";

const book: CodeBook = {
  channel: new Map([
    ["phone", "phone"],
    ["电话", "phone"],
    ["import", "import"],
  ]),
  category: new Map<string, string | null>([
    ["01", "01"],
    ["城乡建设", "01"],
    ["城乡建设/供水", "0101"],
    ["供水", "0101"],
    ["其他", null],
  ]),
  region: new Map([
    ["990102", "990102"],
    ["云麓区", "990102"],
  ]),
};
const options: ImportOptions = { channel: "import", kind: "help", columns: {} };
const make = (row: Record<string, unknown>, more: Partial<ImportOptions> = {}) =>
  rowToCase(row, { ...options, ...more }, book) as Record<string, unknown>;
const faultOf = (row: Record<string, unknown>, more: Partial<ImportOptions> = {}): [string, string] => {
  try {
    make(row, more);
  } catch (error) {
    if (error instanceof RowFault) return [error.field, error.message];
    throw error;
  }
  throw new Error("no fault");
};

describe("a row becomes the input of a case", () => {
  it("by the headings that people use, and by the columns that were named", () => {
    const row = {
      工单标题: "路灯不亮",
      问题描述: "柳堤路口",
      类型: "投诉",
      来源: "电话",
      诉求分类: "城乡建设 > 供水",
      所属区域: "云麓区",
      地址: "柳堤路 12 号",
      紧急程度: "紧急",
      编号: 77,
      来电时间: "2026/3/4 8:05",
      来电人: "测试",
      手机: 13900000001,
      经度: "110.5",
      纬度: 18.5,
      备注: "不用",
    };
    assert.deepEqual(make(row), {
      kind: "complaint",
      title: "路灯不亮",
      content: "柳堤路口",
      channel: "phone",
      category: "0101",
      region: "990102",
      place: "柳堤路 12 号",
      urgency: "urgent",
      longitude: 110.5,
      latitude: 18.5,
      externalNumber: "77",
      submittedAt: "2026-03-04T00:05:00.000Z",
      requester: { name: "测试", phone: "13900000001" },
    });
    const named = make({ 甲: "内容在此", content: "不是它" }, { columns: { content: "甲" }, kind: "consult" });
    assert.deepEqual(named, { kind: "consult", title: "内容在此", content: "内容在此", channel: "import" });
    assert.equal(faultOf({ content: "有" }, { columns: { content: "没有这一列" } })[0], "content");
  });

  it("with a title from its first sentence where it has none", () => {
    assert.equal(make({ content: "！！\n\n  水管爆了！三天没人来。" }).title, "水管爆了");
    assert.equal(make({ content: "水".repeat(100) }).title, "水".repeat(40));
    assert.equal(make({ content: "！？。" }).title, "！？。");
  });

  it("or says which field is wrong and why, without repeating what identifies people", () => {
    const content = "路灯";
    assert.deepEqual(faultOf({ 标题: "只有标题" }), ["content", "没有诉求内容"]);
    assert.deepEqual(faultOf({ content, 分类: "海底捞月" }), ["category", "代码表中没有“海底捞月”"]);
    assert.deepEqual(faultOf({ content, 分类: "其他" }), [
      "category",
      "代码表中有多个“其他”，请写代码，或用“/”连接的完整名称",
    ]);
    assert.deepEqual(faultOf({ content, 类型: "八卦" })[0], "kind");
    assert.deepEqual(faultOf({ content, 经度: "东" }), ["longitude", "“东”不是数字"]);
    assert.deepEqual(faultOf({ content, 时间: "下周三" }), ["submittedAt", "时间“下周三”无法识别"]);
    assert.deepEqual(faultOf({ content: { deep: ["x"] } }), ["content", "应为文字"]);
    assert.deepEqual(faultOf({ content, title: ["a", "b"] }), ["title", "应为文字"]);
    for (const 列 of ["分类", "经度", "时间", "区域"]) {
      const [, reason] = faultOf({ content, [列]: "李测试 13900007777" });
      assert.ok(!reason.includes("13900007777") && reason.includes("139****7777"), reason);
    }
    for (const word of ["constructor", "__proto__", "toString"]) {
      assert.equal(faultOf({ content, 类型: word })[0], "kind");
      assert.equal(faultOf({ content, 分类: word })[0], "category");
    }
  });

  it("and nothing else, whatever stands in it", () => {
    const headings = fc.constantFrom(
      "content",
      "title",
      "类型",
      "分类",
      "时间",
      "经度",
      "phone",
      "name",
      "id",
      "__proto__",
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(headings, fc.jsonValue())), (cells) => {
        try {
          rowToCase(Object.fromEntries(cells), options, book);
        } catch (error) {
          if (!(error instanceof RowFault)) throw error;
        }
      }),
      { numRuns: 2000 },
    );
  });
});

it("readLocalTime reads times as people write them in China, and no days that do not exist", () => {
  const same = [
    "2026-03-04 00:05:00",
    "2026/3/4 0:05",
    "2026.03.04 00:05",
    "2026年3月4日 00:05",
    "2026-03-04T00:05:00",
    "2026-03-03T16:05:00Z",
    "2026-03-04T01:05:00+09:00",
  ];
  for (const text of same) assert.equal(readLocalTime(text), "2026-03-03T16:05:00.000Z", text);
  assert.equal(readLocalTime("2024年2月29日"), "2024-02-28T16:00:00.000Z");
  for (const text of [
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-03-04 24:00",
    "2026-03-04 12:60",
    "0099-01-01",
    "20260304",
    "3月4日",
    "",
    "今天",
  ]) {
    assert.throws(() => readLocalTime(text), RowFault, text);
  }
});
