import assert from "node:assert/strict";
import { test } from "node:test";
import { withAncestors } from "./tree-rows.ts";

const rows = [
  { id: "a", parent: null },
  { id: "a1", parent: "a" },
  { id: "a11", parent: "a1" },
  { id: "a2", parent: "a" },
  { id: "b", parent: null },
  // Its parent is not among the rows: it stands for itself.
  { id: "c1", parent: "c" },
];
const told = { id: (row: { id: string }) => row.id, parent: (row: { parent: string | null }) => row.parent };
const kept = (...ids: string[]) => withAncestors(rows, told, (row) => ids.includes(row.id)).map((row) => row.id);

test("a find shows where it stands, in the order of the tree", () => {
  assert.deepEqual(kept("a11"), ["a", "a1", "a11"]);
  assert.deepEqual(kept("b", "a2"), ["a", "a2", "b"]);
  assert.deepEqual(kept("c1"), ["c1"]);
  assert.deepEqual(kept(), []);
});
