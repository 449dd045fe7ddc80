import assert from "node:assert/strict";
import { test } from "node:test";
import { ariaSort, nextSort } from "./columns.ts";

test("a header goes through ascending, descending and the list's own order", () => {
  assert.equal(nextSort("", "due"), "due");
  assert.equal(nextSort("due", "due"), "-due");
  assert.equal(nextSort("-due", "due"), "");
  assert.equal(nextSort("-received", "due"), "due");
  assert.deepEqual(
    ["due", "-due", ""].map((sort) => ariaSort(sort, "due")),
    ["ascending", "descending", "none"],
  );
});
