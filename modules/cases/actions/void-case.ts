import { Closed, defineAction, Line, Paragraph } from "@yingsheng/kernel";
import { Type } from "typebox";
import { CaseState } from "../case-state.ts";
import { demandReason } from "../demand-reason.ts";
import { stepCase } from "../step.ts";

/** 作废: a case that should never have been one (a test call, entered twice by mistake); its file stays. */
export const voidCase = defineAction({
  name: "voidCase",
  title: "作废",
  route: "POST /cases/:caseId/void",
  permission: "case.void",
  input: Closed({
    reason: Line("作废原因", 64, { "x-widget": "code", "x-list": "voidReason" }),
    note: Type.Optional(Paragraph("说明", 500)),
  }),
  output: CaseState,
  refuses: ["case.not-found", "case.state", "case.unknown-code"],
  run: (context) =>
    stepCase(context, "voidCase", context.params.caseId, async (row) => {
      const { reason, note } = context.input;
      const reasonName = await demandReason(context, row.programId, "voidReason", reason);
      return { set: { closed_at: context.now }, detail: { reason, reasonName, note } };
    }),
});
