import assert from "node:assert/strict";
import { test } from "node:test";
import { type ChoosableRule, fittingRules, type RuleMatter, ruleFits } from "./rule-fits.ts";
import type { RuleConditions } from "./rule-input.ts";

const matter: RuleMatter = {
  kind: "complaint",
  channel: "phone",
  urgency: "normal",
  isSecret: false,
  text: "路灯坏了\n夜里看不清路",
  place: { categories: ["070302", "0703", "07"], regions: ["c", "t", "d"] },
};

const rule = (id: string, conditions: RuleConditions, more: Partial<ChoosableRule> = {}): ChoosableRule => ({
  id,
  conditions,
  priority: 100,
  isOn: true,
  validFrom: "2024-01-01",
  validUntil: null,
  ...more,
});

test("every condition given must hold", () => {
  const fits: RuleConditions[] = [
    { category: "070302" },
    { category: "07", region: "t" },
    { kinds: ["help", "complaint"], channels: ["phone"] },
    { words: ["水管", "路灯"], urgencies: ["normal", "urgent"] },
  ];
  for (const conditions of fits) assert.equal(ruleFits(conditions, matter), true, JSON.stringify(conditions));
  const fails: RuleConditions[] = [
    { category: "0704" },
    { category: "07", region: "x" },
    { category: "07", kinds: ["help"] },
    { category: "07", channels: ["web"] },
    { category: "07", words: ["井盖"] },
    { category: "07", urgencies: ["urgent"] },
  ];
  for (const conditions of fails) assert.equal(ruleFits(conditions, matter), false, JSON.stringify(conditions));
});

test("urgent matters only where the rule names them, secret ones never", () => {
  for (const urgency of ["urgent", "critical"]) {
    assert.equal(ruleFits({ category: "07" }, { ...matter, urgency }), false);
    assert.equal(ruleFits({ category: "07", urgencies: ["urgent", "critical"] }, { ...matter, urgency }), true);
  }
  assert.equal(ruleFits({ category: "07" }, { ...matter, isSecret: true }), false);
});

test("of the rules that are on and hold, only the first rank counts, and two of one rank contradict each other", () => {
  const of = (...rules: ChoosableRule[]) => fittingRules(rules, matter, "2026-11-22").map(({ id }) => id);
  const wide = rule("wide", { category: "07" });
  assert.deepEqual(of(wide, rule("other", { category: "08" })), ["wide"]);
  assert.deepEqual(of(wide, rule("first", { category: "0703" }, { priority: 10 })), ["first"]);
  assert.deepEqual(of(wide, rule("same", { category: "0703" })), ["wide", "same"]);
  assert.deepEqual(of(rule("off", { category: "07" }, { isOn: false })), []);
  assert.deepEqual(of(rule("later", { category: "07" }, { validFrom: "2026-11-23" })), []);
  assert.deepEqual(of(rule("over", { category: "07" }, { validUntil: "2026-11-21" })), []);
});
