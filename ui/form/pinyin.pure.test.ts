import assert from "node:assert/strict";
import { test } from "node:test";
import { initialOf, matchesInitials, matchesWords } from "./pinyin.ts";

test("initials are those of pinyin", () => {
  assert.equal([..."噪声扰民施工"].map(initialOf).join(""), "ZSRMSG");
  assert.equal(
    [..."阿八嚓哒额发旮哈讥咔垃妈拏噢趴七然撒他哇夕压匝"].map(initialOf).join(""),
    "ABCDEFGHJKLMNOPQRSTWXYZ",
  );
  assert.equal(initialOf("，"), "");
  assert.equal(initialOf("b"), "B");
});

test("letters find names, also by a second reading", () => {
  assert.ok(matchesInitials("噪声扰民", "zsrm"));
  assert.ok(matchesInitials("施工噪声扰民", "rm"));
  assert.ok(matchesInitials("长春路", "ccl"));
  assert.ok(matchesInitials("长春路", "zcl"));
  assert.ok(!matchesInitials("噪声扰民", "sz"));
});

test("every word typed must be found", () => {
  const path = "环境保护 噪声 施工噪声 010101";
  for (const typed of ["", "噪声", "施工 环境", "sgzs", "hj 施工", "0101"]) assert.ok(matchesWords(path, typed), typed);
  for (const typed of ["供水", "噪声 供水", "xyz"]) assert.ok(!matchesWords(path, typed), typed);
});
