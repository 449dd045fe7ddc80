import assert from "node:assert/strict";
import { test } from "node:test";
import { treeOf } from "./tree-of.ts";

test("lines become a tree in their order; an orphan stands at the top", () => {
  const tree = treeOf([
    { value: "a", title: "甲", parent: null },
    { value: "a1", title: "甲一", parent: "a" },
    { value: "z", title: "孤", parent: "unseen" },
    { value: "a2", title: "甲二", parent: "a" },
  ]);
  assert.deepEqual(
    tree.map((node) => node.value),
    ["a", "z"],
  );
  assert.deepEqual(
    tree[0]?.children?.map((node) => node.value),
    ["a1", "a2"],
  );
});
