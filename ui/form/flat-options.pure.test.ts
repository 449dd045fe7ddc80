import assert from "node:assert/strict";
import { test } from "node:test";
import { flatOptions, rankOf } from "./flat-options.ts";

const tree = [
  {
    value: "01",
    title: "环境保护",
    children: [
      {
        value: "0101",
        title: "噪声",
        children: [
          { value: "010101", title: "施工噪声" },
          { value: "010102", title: "交通噪声", disabled: true },
        ],
      },
    ],
  },
  { value: "02", title: "供水", keys: "自来水" },
];

test("a tree becomes lines with their paths", () => {
  const lines = flatOptions(tree, false);
  assert.deepEqual(
    lines.map((line) => [line.value, line.depth, line.path]),
    [
      ["01", 0, "环境保护"],
      ["0101", 1, "环境保护 / 噪声"],
      ["010101", 2, "环境保护 / 噪声 / 施工噪声"],
      ["010102", 2, "环境保护 / 噪声 / 交通噪声"],
      ["02", 0, "供水"],
    ],
  );
});

test("with leaves only, branches cannot be picked", () => {
  assert.deepEqual(
    flatOptions(tree, true)
      .filter((line) => !line.disabled)
      .map((line) => line.value),
    ["010101", "02"],
  );
});

test("a line's own name ranks before what stands above it", () => {
  const rank = (value: string, typed: string) =>
    rankOf(flatOptions(tree, false).find((line) => line.value === value) as never, typed);
  assert.deepEqual(
    [rank("0101", "噪声"), rank("010101", "噪声"), rank("010101", "sgzs"), rank("010101", "环境")],
    [0, 1, 2, 3],
  );
  assert.equal(rank("02", "自来水"), 3);
  assert.equal(rank("02", "噪声"), undefined);
  assert.equal(rank("010102", "交通"), undefined);
});
