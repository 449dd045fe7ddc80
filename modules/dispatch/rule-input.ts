import { type Kind, kindNames, kinds, type Urgency, urgencies, urgencyNames } from "@yingsheng/cases";
import { Closed, Day, Line, Nullable, OneOf } from "@yingsheng/kernel";
import { type Static, Type } from "typebox";

/** What a case must be for a rule to fit; every condition given must hold, and at least one is given. */
export const RuleConditions = Closed({
  kinds: Type.Optional(
    Type.Array(OneOf(kinds, { "x-labels": kindNames }), {
      title: "诉求类型",
      minItems: 1,
      maxItems: 7,
      uniqueItems: true,
    }),
  ),
  channels: Type.Optional(
    Type.Array(Line("来源渠道", 40), { title: "来源渠道", minItems: 1, maxItems: 20, uniqueItems: true }),
  ),
  /** With everything below it. */
  category: Type.Optional(Line("诉求分类", 40, { "x-widget": "code", "x-list": "category" })),
  region: Type.Optional(Line("事发区域", 40, { "x-widget": "code", "x-list": "region" })),
  /** Left out: only what is not urgent. Urgent matters go by themselves only where a rule names them. */
  urgencies: Type.Optional(
    Type.Array(OneOf(urgencies, { "x-labels": urgencyNames }), {
      title: "紧急程度",
      minItems: 1,
      maxItems: 3,
      uniqueItems: true,
    }),
  ),
  /** Any of them stands in title or content. */
  words: Type.Optional(
    Type.Array(Line("关键词", 20), { title: "含任一关键词", minItems: 1, maxItems: 20, uniqueItems: true }),
  ),
});
export type RuleConditions = Static<typeof RuleConditions> & { kinds?: Kind[]; urgencies?: Urgency[] };

/** Everything a rule says. */
export const RuleInput = Closed({
  name: Line("规则名称", 60),
  conditions: RuleConditions,
  /** Id or code of the unit; null or left out sends to where the catalogue says. */
  unit: Type.Optional(Nullable(Line("派往单位", 64, { "x-widget": "unit" }))),
  priority: Type.Optional(Type.Integer({ title: "优先级", minimum: 1, maximum: 999, description: "数字小的先用" })),
  validFrom: Day,
  validUntil: Type.Optional(Nullable(Day)),
});
export type RuleInput = Static<typeof RuleInput>;
