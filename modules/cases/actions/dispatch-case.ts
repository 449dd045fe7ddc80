import { findUnit } from "@yingsheng/identity";
import { Closed, defineAction, Line, Refused } from "@yingsheng/kernel";
import { Type } from "typebox";
import { v7 as uuid } from "uuid";
import { CaseState } from "../case-state.ts";
import { stepCase } from "../step.ts";

/** 派单: gives the case to one lead unit 主办 and any number of joint units 协办 (C4, C6). */
export const dispatchCase = defineAction({
  name: "dispatchCase",
  title: "派单",
  route: "POST /cases/:caseId/dispatch",
  permission: "case.dispatch",
  input: Closed({
    unit: Line("主办单位", 64, { "x-widget": "unit" }),
    jointUnits: Type.Optional(
      Type.Array(Line("协办单位", 64), { title: "协办单位", maxItems: 20, uniqueItems: true, "x-widget": "units" }),
    ),
    note: Type.Optional(Line("派单说明", 500)),
  }),
  output: CaseState,
  refuses: ["case.not-found", "case.state", "case.unknown-unit"],
  run: (context) =>
    stepCase(context, "dispatchCase", context.params.caseId, async (row) => {
      const { unit, jointUnits = [], note } = context.input;
      const chosen = [];
      for (const [i, code] of [unit, ...jointUnits].entries()) {
        const found = await findUnit(context, row.programId, code);
        if (!found?.active) throw new Refused("case.unknown-unit", { field: i === 0 ? "unit" : `jointUnits/${i - 1}` });
        chosen.push(found);
      }
      const [lead, ...joint] = chosen;
      // A unit may be named by its code or its id: what counts is whether it is the same one.
      if (!lead || new Set(chosen.map((one) => one.id)).size < chosen.length) {
        throw new Refused("case.unknown-unit", {
          field: "jointUnits",
          detail: "同一单位只能选一次，协办单位不能与主办单位相同。",
        });
      }
      await context.tx.query(
        `insert into cases.assignment (case_id, id, unit_id, part, state, note, assigned_at, assigned_by)
         select $1, a.id, a.unit_id, a.part, 'waiting', $2, $3, $4
         from unnest($5::uuid[], $6::uuid[], $7::text[]) as a(id, unit_id, part)`,
        [
          row.id,
          note ?? null,
          context.now,
          context.actor.personId,
          chosen.map(() => uuid()),
          chosen.map((one) => one.id),
          chosen.map((_, i) => (i === 0 ? "lead" : "joint")),
        ],
      );
      return {
        set: { lead_unit_id: lead.id },
        unitId: lead.id,
        detail: { unit: lead.name, jointUnits: joint.map((one) => one.name), note },
        payload: { unitId: lead.id },
      };
    }),
});
