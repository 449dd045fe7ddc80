import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { rules } from "./rules/index.ts";
import { cleanHouse, houseSize, tidyHouse, writeHouse } from "./testing/house.ts";
import { plantings } from "./testing/plantings.ts";

describe("a clean house", () => {
  test("passes every rule, and every rule looked at something", () => {
    const outcome = tidyHouse();
    assert.deepEqual(outcome.lines, [`tidy: ${houseSize} files, ${rules.length} rules, 0 faults`]);
    assert.equal(outcome.passed, true);
    assert.ok(outcome.files > 0);
  });
});

describe("a planted violation", () => {
  for (const [rule, cases] of Object.entries(plantings)) {
    for (const { what, files, faults } of cases) {
      test(`${rule}: ${what}`, () => {
        const outcome = tidyHouse(files);
        assert.ok(outcome.files >= houseSize);
        assert.equal(outcome.passed, faults.length === 0);
        // Exactly these faults, and no other rule complains: a planting that trips a second rule proves neither.
        const found = outcome.lines.slice(0, -1);
        assert.deepEqual(
          found.map((line) => line.slice(0, line.indexOf(": "))),
          faults.map((fault) => `${fault} ${rule}`),
          found.join("\n"),
        );
      });
    }
  }

  test("exists for every rule", () => {
    const failing = Object.entries(plantings).filter(([, cases]) => cases.some(({ faults }) => faults.length > 0));
    assert.deepEqual(failing.map(([rule]) => rule).toSorted(), rules.map(({ name }) => name).toSorted());
  });
});

describe("a run that saw too little", () => {
  test("fails when fewer files were seen than expected", () => {
    const outcome = tidyHouse({}, houseSize + 1);
    assert.equal(outcome.passed, false);
    assert.match(outcome.lines[0] ?? "", /only \d+ files seen, expected at least \d+/);
  });

  test("fails when a rule found nothing to look at", () => {
    const outcome = tidyHouse({ "modules/cases/actions/return-case.ts": undefined }, 1);
    assert.equal(outcome.passed, false);
    assert.equal(outcome.lines[0], "one-verb-one-file: found no file to check");
  });
});

test("the command prints the faults and ends with 1, or says what it checked and ends with 0", () => {
  const root = mkdtempSync(join(tmpdir(), "tidy-"));
  const run = () =>
    spawnSync(process.execPath, [join(import.meta.dirname, "main.ts"), root, "10"], { encoding: "utf8" });
  try {
    writeHouse(root);
    const clean = run();
    assert.equal(clean.status, 0, clean.stderr);
    assert.equal(clean.stdout, `tidy: ${Object.keys(cleanHouse).length} files, ${rules.length} rules, 0 faults\n`);
    writeHouse(root, { "modules/cases/Bad_Name.ts": "export {};\n" });
    const faulty = run();
    assert.equal(faulty.status, 1);
    assert.match(
      faulty.stdout,
      /^modules\/cases\/Bad_Name\.ts:1 names: .+\ntidy: \d+ files, \d+ rules, 1 fault, failed\n$/,
    );
  } finally {
    rmSync(root, { recursive: true });
  }
});
