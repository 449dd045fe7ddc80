import { Closed, Done, defineAction, demand, done, Refused } from "@yingsheng/kernel";
import { Type } from "typebox";
import { lockRule } from "../rules.ts";

/** 启用、停用派单规则. Nothing is switched on before somebody has looked at what it would have done. */
export const switchDispatchRule = defineAction({
  name: "switchDispatchRule",
  title: "启用、停用派单规则",
  route: "POST /programs/:programId/dispatch-rules/:ruleId/switch",
  permission: "dispatch.manage",
  input: Closed({ on: Type.Boolean({ title: "启用" }) }),
  output: Done,
  refuses: ["dispatch.rule-not-found", "dispatch.rule-not-previewed"],
  async run(context) {
    const { tx, actor, now, params, input, audit } = context;
    demand(actor, "dispatch.manage", { programId: params.programId, unitId: null });
    const rule = await lockRule(context, params.programId, params.ruleId);
    if (input.on && rule.previewedAt === null) throw new Refused("dispatch.rule-not-previewed");
    await tx.query("update dispatch.rule set is_on = $2, switched_at = $3, switched_by = $4 where id = $1", [
      rule.id,
      input.on,
      now,
      actor.personId,
    ]);
    audit({ subject: "dispatch-rule", subjectId: rule.id, programId: params.programId, detail: { on: input.on } });
    return done;
  },
});
