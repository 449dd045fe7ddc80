import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fillPath, queryString, splitRoute } from "./path.ts";

test("a route splits into method and path", () => {
  assert.deepEqual(splitRoute("POST /cases/:caseId/return"), { method: "POST", path: "/cases/:caseId/return" });
});

test("parameters fill the path, and nothing of them can change it", () => {
  assert.equal(fillPath("/cases/:caseId/return", { caseId: "a1" }), "/cases/a1/return");
  assert.equal(fillPath("/a/:x/b/:xy", { x: "1", xy: "2" }), "/a/1/b/2");
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: "grapheme" }), (value) => {
      const path = fillPath("/cases/:caseId/return", { caseId: value });
      assert.equal(path.split("/").length, 4);
      assert.equal(decodeURIComponent(path.split("/")[2] ?? ""), value);
    }),
  );
});

test("a missing parameter is a bug and says so", () => {
  assert.throws(() => fillPath("/cases/:caseId", {}), /caseId/);
  assert.throws(() => fillPath("/cases/:caseId", { caseId: "" }), /caseId/);
});

test("queries leave empty values out and repeat lists", () => {
  assert.equal(
    queryString({ words: "噪声 工地", state: ["a", "b"], unit: "", cursor: undefined, limit: 0 }),
    "?words=%E5%99%AA%E5%A3%B0+%E5%B7%A5%E5%9C%B0&state=a&state=b&limit=0",
  );
  assert.equal(queryString({ cursor: null }), "");
  assert.equal(queryString(), "");
});
