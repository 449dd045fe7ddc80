import { Closed, Day, defineQuery, demand, Instant, Nullable, OneOf, Uuid } from "@yingsheng/kernel";
import { Type } from "typebox";
import { dayOf } from "../day.ts";
import { RuleConditions } from "../rule-input.ts";
import { type Rule, ruleColumns } from "../rules.ts";

const Item = Closed({
  id: Uuid,
  name: Type.String(),
  conditions: RuleConditions,
  /** Null: to where the catalogue says. */
  unitId: Nullable(Uuid),
  unitName: Nullable(Type.String()),
  /** False: the unit is out of use and the rule sends nothing. */
  unitActive: Nullable(Type.Boolean()),
  priority: Type.Integer(),
  validFrom: Day,
  validUntil: Nullable(Day),
  isOn: Type.Boolean(),
  standing: OneOf(["off", "holds", "later", "ended"]),
  changedAt: Instant,
  previewedAt: Nullable(Instant),
  switchedAt: Nullable(Instant),
});

const standingOf = (rule: Pick<Rule, "isOn" | "validFrom" | "validUntil">, today: string) => {
  if (!rule.isOn) return "off" as const;
  if (rule.validFrom > today) return "later" as const;
  return rule.validUntil !== null && rule.validUntil < today ? ("ended" as const) : ("holds" as const);
};

/** 派单规则: all of a program's rules, the first rank first. */
export const listDispatchRules = defineQuery({
  name: "listDispatchRules",
  title: "派单规则",
  route: "GET /programs/:programId/dispatch-rules",
  permission: "program.view",
  output: Closed({ items: Type.Array(Item) }),
  async run({ tx, actor, params, now }) {
    demand(actor, "program.view", { programId: params.programId });
    const rules = await tx.query<Rule>(
      `select ${ruleColumns} from dispatch.rule r left join identity.v_unit u on u.id = r.unit_id
       where r.program_id = $1 order by r.priority, r.name limit 500`,
      [params.programId],
    );
    const today = dayOf(now);
    return { items: rules.map(({ programId: _, ...rule }) => ({ ...rule, standing: standingOf(rule, today) })) };
  },
});
