import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDutyCatalogue } from "@yingsheng/dispatch";
import { lingshui as pack } from "./pack.ts";

test("the duty catalogue names codes and units of the pack, and somebody for every second-level category", () => {
  assert.deepEqual(checkDutyCatalogue(pack), []);
  assert.ok((pack.dutyCatalogue?.rows.length ?? 0) >= 90);
});

test("what is wrong with a catalogue is told", () => {
  const row = { category: "0101", lead: pack.units.at(-1)?.code ?? "", basis: "依据" };
  const rows = [
    row,
    row,
    { ...row, category: "no-such" },
    { ...row, category: "0102", region: "no-such" },
    { ...row, category: "0103", lead: "no-such" },
    { ...row, category: "0104", joint: [row.lead] },
  ];
  const faults = checkDutyCatalogue({ ...pack, dutyCatalogue: { validFrom: "2024", source: " ", rows } });
  for (const part of ["which is no day", "no source", "stands twice", 'no category "no-such"', 'no region "no-such"']) {
    assert.ok(
      faults.some((fault) => fault.includes(part)),
      part,
    );
  }
  assert.ok(faults.some((fault) => fault.includes('no unit "no-such"')));
  assert.ok(faults.some((fault) => fault.startsWith("nobody is in charge of 0201")));
});
