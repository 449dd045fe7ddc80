import assert from "node:assert/strict";
import { test } from "node:test";
import { looksPersonal } from "./looks-personal.ts";

test("phone and identity numbers stay out of addresses, case numbers and words do not", () => {
  for (const words of ["13900001234", "139 0000 1234", "+86 139-0000-1234", "0871-65310000", "53010219000101001X"]) {
    assert.ok(looksPersonal(words), words);
  }
  for (const words of ["", "YS2026112200017", "KM2026112200017", "噪声", "12345", "2026-11-22"])
    assert.ok(!looksPersonal(words), words);
});
