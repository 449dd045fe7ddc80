import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { chooseDuty, type Duty, holdsOn } from "./choose-duty.ts";

const row = (id: string, categoryCode: string, more: Partial<Duty> = {}): Duty => ({
  id,
  categoryCode,
  regionCode: null,
  validFrom: "2024-01-01",
  validUntil: null,
  ...more,
});

const place = { categories: ["100101", "1001", "10"], regions: ["c", "t", "d"] };
const chosen = (rows: readonly Duty[], day = "2026-11-22") => chooseDuty(rows, place, day)?.id;

test("the deepest category wins, whatever the region says", () => {
  const rows = [
    row("first", "10", { regionCode: "c" }),
    row("second", "1001", { regionCode: "d" }),
    row("third", "100101"),
  ];
  assert.equal(chosen(rows), "third");
  assert.equal(chosen(rows.slice(0, 2)), "second");
});

test("among rows of one category the deepest region wins, and none at all is the widest", () => {
  const rows = [
    row("everywhere", "1001"),
    row("district", "1001", { regionCode: "d" }),
    row("town", "1001", { regionCode: "t" }),
  ];
  assert.equal(chosen(rows), "town");
  assert.equal(chosen(rows.slice(0, 2)), "district");
});

test("among rows of one place the latest first day wins, and only on days on which it holds", () => {
  const rows = [
    row("old", "1001", { validUntil: "2026-12-31" }),
    row("new", "1001", { validFrom: "2026-06-01", validUntil: "2026-11-22" }),
  ];
  assert.equal(chosen(rows, "2026-05-31"), "old");
  assert.equal(chosen(rows, "2026-06-01"), "new");
  assert.equal(chosen(rows, "2026-11-22"), "new", "the last day counts");
  assert.equal(chosen(rows, "2026-11-23"), "old");
  assert.equal(chosen(rows, "2027-01-01"), undefined);
});

test("rows of other categories and regions, and a matter without a category, find nobody", () => {
  assert.equal(chosen([row("a", "1002"), row("b", "1001", { regionCode: "x" })]), undefined);
  assert.equal(chooseDuty([row("a", "10")], { categories: [], regions: ["d"] }, "2026-11-22"), undefined);
});

const day = fc.constantFrom("2024-01-01", "2025-01-01", "2026-01-01", "2027-01-01");
const anyRow = fc.record({
  id: fc.uuid(),
  categoryCode: fc.constantFrom("10", "1001", "100101", "1002"),
  regionCode: fc.constantFrom(null, "c", "t", "d", "x"),
  validFrom: day,
  validUntil: fc.option(day),
});

test("the answer holds on the day, covers the matter, and does not depend on the order of the rows", () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyRow, { maxLength: 12, selector: ({ id }) => id }), day, (rows, on) => {
      const answer = chooseDuty(rows, place, on);
      assert.equal(chooseDuty(rows.toReversed(), place, on)?.id, answer?.id);
      const covering = rows.filter(
        (one) =>
          holdsOn(one, on) &&
          place.categories.includes(one.categoryCode) &&
          (one.regionCode === null || place.regions.includes(one.regionCode)),
      );
      assert.equal(answer !== undefined, covering.length > 0);
      if (!answer) return;
      assert.ok(covering.includes(answer));
      for (const other of covering) {
        assert.ok(place.categories.indexOf(answer.categoryCode) <= place.categories.indexOf(other.categoryCode));
      }
    }),
  );
});
