import { Closed, defineAction, demand, Refused, Uuid } from "@yingsheng/kernel";
import { v7 as uuid } from "uuid";
import { checkRule } from "../check-rule.ts";
import { RuleInput } from "../rule-input.ts";

/** The rank of a rule that names none. */
export const ordinaryPriority = 100;

/** 新增派单规则: it stands there switched off, to be tried on past cases first. */
export const addDispatchRule = defineAction({
  name: "addDispatchRule",
  title: "新增派单规则",
  route: "POST /programs/:programId/dispatch-rules",
  permission: "dispatch.manage",
  input: RuleInput,
  output: Closed({ id: Uuid }),
  refuses: [
    "dispatch.rule-empty",
    "dispatch.period",
    "dispatch.unknown-code",
    "dispatch.unknown-unit",
    "dispatch.rule-name",
  ],
  async run(context) {
    const { tx, actor, now, params, input, audit } = context;
    demand(actor, "dispatch.manage", { programId: params.programId, unitId: null });
    const unitId = await checkRule(context, params.programId, input);
    const id = uuid();
    const added = await tx.query(
      `insert into dispatch.rule (id, program_id, name, conditions, unit_id, priority, valid_from, valid_until,
         added_at, added_by, changed_at)
       values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9, $10, $9)
       on conflict (program_id, name) do nothing returning id`,
      [
        id,
        params.programId,
        input.name,
        JSON.stringify(input.conditions),
        unitId,
        input.priority ?? ordinaryPriority,
        input.validFrom,
        input.validUntil ?? null,
        now,
        actor.personId,
      ],
    );
    if (added.length === 0) throw new Refused("dispatch.rule-name", { field: "name" });
    audit({ subject: "dispatch-rule", subjectId: id, programId: params.programId });
    return { id };
  },
});
