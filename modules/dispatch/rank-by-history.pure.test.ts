import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { rankByHistory } from "./rank-by-history.ts";

test("what happened in the same place outweighs what happens elsewhere", () => {
  const ranked = rankByHistory([
    { unitId: "city", wide: 300, category: 200, near: 20, same: 2 },
    { unitId: "town", wide: 40, category: 30, near: 25, same: 20 },
  ]);
  assert.deepEqual(
    ranked.map(({ unitId }) => unitId),
    ["town", "city"],
  );
});

test("a thin circle leans on the wider one", () => {
  const ranked = rankByHistory([
    { unitId: "often", wide: 90, category: 90, near: 0, same: 0 },
    { unitId: "once", wide: 1, category: 1, near: 1, same: 1 },
  ]);
  assert.equal(ranked[0]?.unitId, "often");
});

test("nothing known, nothing offered", () => {
  assert.deepEqual(rankByHistory([]), []);
  assert.deepEqual(rankByHistory([{ unitId: "a", wide: 0, category: 0, near: 0, same: 0 }]), []);
});

const counts = fc
  .tuple(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50))
  .map(([a, b, c, d]) => ({ wide: a + b + c + d, category: b + c + d, near: c + d, same: d }));

test("likelihoods are shares in falling order, the same whatever the order given", () => {
  fc.assert(
    fc.property(fc.array(counts, { maxLength: 8 }), (given) => {
      const shares = given.map((one, i) => ({ ...one, unitId: `u${i}` }));
      const ranked = rankByHistory(shares);
      assert.deepEqual(rankByHistory(shares.toReversed()), ranked);
      for (const [i, { likelihood }] of ranked.entries()) {
        assert.ok(likelihood > 0 && likelihood <= 1);
        assert.ok(likelihood <= (ranked[i - 1]?.likelihood ?? 1));
      }
      assert.ok(ranked.reduce((sum, { likelihood }) => sum + likelihood, 0) <= 1 + 1e-9);
    }),
  );
});
