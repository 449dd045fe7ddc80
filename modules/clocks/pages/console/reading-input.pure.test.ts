import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hoursText, parseHoursText, weekText } from "./hours-text.ts";
import { noticeRows, readNotice } from "./notice-rows.ts";

describe("hours as people type them", () => {
  it("reads what is meant and nothing else", () => {
    const day = [
      ["09:00", "12:00"],
      ["13:00", "17:30"],
    ];
    for (const text of ["09:00-12:00, 13:00-17:30", "9:00–12:00、13：00至17:30", "09:00 - 12:00  13:00 ~ 17:30"]) {
      assert.deepEqual(parseHoursText(text), day);
    }
    assert.deepEqual(parseHoursText(" 休息 "), []);
    assert.deepEqual(parseHoursText(""), []);
    for (const text of ["9点到12点", "09:00", "09:00-12:00-13:00"]) assert.equal(parseHoursText(text), null);
    assert.equal(hoursText([["09:00", "12:00"]]), "09:00–12:00");
  });

  it("puts weekdays with the same hours together", () => {
    const day = [["09:00", "17:00"]] as const;
    assert.deepEqual(weekText({ 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] }), [
      "周一至周五 09:00–17:00",
      "周六、周日 休息",
    ]);
  });
});

describe("a notice copied in", () => {
  const rows = [
    { name: "元旦", off: "1-1 至 1月3日", makeUp: "2027-01-10" },
    { name: "端午节", off: "6/9", makeUp: "" },
    { name: "国庆节", off: "10-01~10-02、10-04", makeUp: "9-26 10-9" },
    { name: "", off: "", makeUp: "" },
  ];

  it("becomes days", () => {
    const { days, faults } = readNotice(rows, 2027);
    assert.deepEqual(faults, []);
    assert.deepEqual(
      days.map(({ date, name, kind }) => `${date} ${name} ${kind}`),
      [
        "2027-01-01 元旦 off",
        "2027-01-02 元旦 off",
        "2027-01-03 元旦 off",
        "2027-01-10 元旦 makeUp",
        "2027-06-09 端午节 off",
        "2027-09-26 国庆节 makeUp",
        "2027-10-01 国庆节 off",
        "2027-10-02 国庆节 off",
        "2027-10-04 国庆节 off",
        "2027-10-09 国庆节 makeUp",
      ],
    );
    assert.deepEqual(readNotice(noticeRows(days), 2027).days, days);
  });

  it("names what it cannot read", () => {
    const wrong = [
      { name: "春节", off: "除夕至初六", makeUp: "2-30" },
      { name: "", off: "10-07 至 10-01", makeUp: "" },
    ];
    assert.deepEqual(readNotice(wrong, 2027).faults, [
      "春节的放假日期“除夕 至 初六”看不懂",
      "春节的调休日期“2-30”看不懂",
      "未命名的放假日期“10-07 至 10-01”看不懂",
    ]);
  });
});
