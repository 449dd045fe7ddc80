import { Closed, defineAction, Paragraph } from "@yingsheng/kernel";
import { Type } from "typebox";
import { CaseState } from "../case-state.ts";
import { stepCase } from "../step.ts";

/** 审核办结: the centre accepts the reply; the callback falls due from this instant (C6, C11). */
export const closeCase = defineAction({
  name: "closeCase",
  title: "审核办结",
  route: "POST /cases/:caseId/close",
  permission: "case.review",
  input: Closed({ note: Type.Optional(Paragraph("审核意见", 1000)) }),
  output: CaseState,
  refuses: ["case.not-found", "case.state"],
  run: (context) =>
    stepCase(context, "closeCase", context.params.caseId, async (row) => {
      await context.tx.query("update cases.assignment set ended_at = $2 where case_id = $1 and ended_at is null", [
        row.id,
        context.now,
      ]);
      return { set: { closed_at: context.now }, detail: { note: context.input.note } };
    }),
});
