import { holdsOn, type Place } from "./choose-duty.ts";
import type { RuleConditions } from "./rule-input.ts";

/** A case as rules see it; `text` is title and content. */
export type RuleMatter = {
  kind: string;
  channel: string;
  urgency: string;
  isSecret: boolean;
  text: string;
  place: Place;
};

/**
 * Does a rule fit a case? Every condition given must hold. What names no urgency is for the ordinary ones only, and
 * secret cases 保密 are never decided by a rule. Pure.
 */
export function ruleFits(conditions: RuleConditions, matter: RuleMatter): boolean {
  if (matter.isSecret) return false;
  const { kinds, channels, category, region, urgencies, words } = conditions;
  const isOneOf = (wanted: readonly string[] | undefined, value: string) => !wanted || wanted.includes(value);
  return (
    isOneOf(urgencies ?? ["normal"], matter.urgency) &&
    isOneOf(kinds, matter.kind) &&
    isOneOf(channels, matter.channel) &&
    (category === undefined || matter.place.categories.includes(category)) &&
    (region === undefined || matter.place.regions.includes(region)) &&
    (!words || words.some((word) => matter.text.includes(word)))
  );
}

/** A rule as choosing sees it. */
export type ChoosableRule = {
  id: string;
  conditions: RuleConditions;
  priority: number;
  isOn: boolean;
  validFrom: string;
  validUntil: string | null;
};

/**
 * The rules that count for a case on a day: those that are on, hold and fit, of the first rank among them. One decides;
 * more than one contradict each other and leave the case to the desk. Pure.
 */
export function fittingRules<Rule extends ChoosableRule>(
  rules: readonly Rule[],
  matter: RuleMatter,
  day: string,
): Rule[] {
  const fitting = rules.filter((rule) => rule.isOn && holdsOn(rule, day) && ruleFits(rule.conditions, matter));
  const first = Math.min(...fitting.map((rule) => rule.priority));
  return fitting.filter((rule) => rule.priority === first);
}
