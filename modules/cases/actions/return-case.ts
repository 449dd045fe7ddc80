import { findUnit } from "@yingsheng/identity";
import { Closed, defineAction, Line, Paragraph, Refused } from "@yingsheng/kernel";
import { Type } from "typebox";
import { CaseState } from "../case-state.ts";
import { demandReason } from "../demand-reason.ts";
import { stepCase } from "../step.ts";

/** 退单: the unit gives a case back that is not its own, with a reason and what that rests on (C5). */
export const returnCase = defineAction({
  name: "returnCase",
  title: "退单",
  route: "POST /cases/:caseId/return",
  permission: "case.sign",
  input: Closed({
    reason: Line("退单原因", 64, { "x-widget": "code", "x-list": "returnReason" }),
    basis: Paragraph("退单依据", 500),
    suggestedUnit: Type.Optional(Line("建议承办单位", 64, { "x-widget": "unit" })),
  }),
  output: CaseState,
  refuses: ["case.not-found", "case.state", "case.unknown-code", "case.unknown-unit"],
  run: (context) =>
    stepCase(context, "returnCase", context.params.caseId, async (row) => {
      const { reason, basis, suggestedUnit } = context.input;
      const reasonName = await demandReason(context, row.programId, "returnReason", reason);
      const suggested = suggestedUnit === undefined ? undefined : await findUnit(context, row.programId, suggestedUnit);
      if (suggestedUnit !== undefined && !suggested?.active) {
        throw new Refused("case.unknown-unit", { field: "suggestedUnit" });
      }
      await context.tx.query(
        `update cases.assignment set state = 'returned', ended_at = $2 where case_id = $1 and ended_at is null`,
        [row.id, context.now],
      );
      return {
        set: { lead_unit_id: null, return_count: row.returnCount + 1 },
        unitId: row.leadUnitId,
        detail: { reason, reasonName, basis, suggestedUnit: suggested?.name },
        payload: row.leadUnitId ? { unitId: row.leadUnitId } : {},
      };
    }),
});
