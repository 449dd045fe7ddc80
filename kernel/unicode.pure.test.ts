import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cleanText, isWellFormed } from "./unicode.ts";

const anyText = fc.string({ unit: fc.oneof(fc.string({ unit: "binary", minLength: 1, maxLength: 1 }), loneUnit()) });

function loneUnit() {
  return fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom(" ", "\n", "\r", "\r\n", "\t", "\u0301", "\u200b", "\ufeff", "市", "民", "，", "A"),
  );
}

test("ordinary text stays as it is", () => {
  for (const text of ["", "投诉A市A1区苑小区，物业收费。", "第一行\n第二行\t末", "👨‍👩‍👧 一家", "བོད་ཡིག", "ئۇيغۇرچە"]) {
    assert.equal(cleanText(text), text);
  }
});

test("control, zero-width and bidirectional characters go, line breaks become line feeds, ends are trimmed", () => {
  assert.equal(cleanText("\u0000路\u0007灯\u007f坏\u0085了\u009b"), "路灯坏\n了");
  assert.equal(cleanText("\ufeff 停\u200b车\u202e费\u2066 "), "停车费");
  assert.equal(cleanText("甲\r\n乙\r丙\u2028丁"), "甲\n乙\n丙\n丁");
  assert.equal(cleanText("  \u3000前后\u3000\n"), "前后");
  assert.equal(cleanText("\u3000"), "");
});

test("lone surrogates go, whole pairs stay", () => {
  assert.equal(cleanText("坏\ud800掉\udc00的"), "坏掉的");
  assert.equal(cleanText("𠮷野家😀"), "𠮷野家😀");
  assert.equal(cleanText("\ud842\ud842\udfb7"), "𠮷");
});

test("combining characters are composed, also across a character that was removed", () => {
  assert.equal(cleanText("e\u0301"), "é");
  assert.equal(cleanText("e\u0000\u0301"), "é");
});

test("whatever comes in, what comes out is well formed, NFC, free of control characters, trimmed, and stays the same", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const clean = cleanText(text);
      assert.ok(isWellFormed(clean));
      assert.equal(clean, clean.normalize("NFC"));
      assert.equal(clean, clean.trim());
      assert.doesNotMatch(clean, /[^\P{Cc}\n\t]/u);
      assert.equal(cleanText(clean), clean);
    }),
    { numRuns: 2000 },
  );
});

test("broken Unicode is recognised", () => {
  assert.equal(isWellFormed("市民😀"), true);
  assert.equal(isWellFormed("市\ud83d民"), false);
  assert.equal(isWellFormed("市\u0000民"), false);
});
