import { Done, defineAction, demand, done, Refused } from "@yingsheng/kernel";
import { checkRule } from "../check-rule.ts";
import { RuleInput } from "../rule-input.ts";
import { lockRule } from "../rules.ts";
import { ordinaryPriority } from "./add-dispatch-rule.ts";

/** 修改派单规则: only while it is off; what it would do has to be looked at again before it is switched on. */
export const changeDispatchRule = defineAction({
  name: "changeDispatchRule",
  title: "修改派单规则",
  route: "PUT /programs/:programId/dispatch-rules/:ruleId",
  permission: "dispatch.manage",
  input: RuleInput,
  output: Done,
  refuses: [
    "dispatch.rule-not-found",
    "dispatch.rule-on",
    "dispatch.rule-empty",
    "dispatch.period",
    "dispatch.unknown-code",
    "dispatch.unknown-unit",
    "dispatch.rule-name",
  ],
  async run(context) {
    const { tx, actor, now, params, input, audit } = context;
    demand(actor, "dispatch.manage", { programId: params.programId, unitId: null });
    const rule = await lockRule(context, params.programId, params.ruleId);
    if (rule.isOn) throw new Refused("dispatch.rule-on");
    const unitId = await checkRule(context, params.programId, input);
    const changed = await tx.query(
      `update dispatch.rule set name = $3, conditions = $4::jsonb, unit_id = $5, priority = $6, valid_from = $7,
         valid_until = $8, changed_at = $9, previewed_at = null
       where id = $2 and not exists (select from dispatch.rule other
                                     where other.program_id = $1 and other.name = $3 and other.id <> $2)
       returning id`,
      [
        params.programId,
        rule.id,
        input.name,
        JSON.stringify(input.conditions),
        unitId,
        input.priority ?? ordinaryPriority,
        input.validFrom,
        input.validUntil ?? null,
        now,
      ],
    );
    if (changed.length === 0) throw new Refused("dispatch.rule-name", { field: "name" });
    audit({ subject: "dispatch-rule", subjectId: rule.id, programId: params.programId });
    return done;
  },
});
