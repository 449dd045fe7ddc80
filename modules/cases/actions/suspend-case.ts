import { Closed, defineAction, Line, Paragraph } from "@yingsheng/kernel";
import { Type } from "typebox";
import { CaseState } from "../case-state.ts";
import { demandReason } from "../demand-reason.ts";
import { stepCase } from "../step.ts";

/** 挂起: stops the handling clock for a reason from the fixed list (C6, C7). */
export const suspendCase = defineAction({
  name: "suspendCase",
  title: "挂起",
  route: "POST /cases/:caseId/suspend",
  permission: "case.handle",
  input: Closed({
    reason: Line("挂起原因", 64, { "x-widget": "code", "x-list": "suspendReason" }),
    note: Type.Optional(Paragraph("说明", 500)),
  }),
  output: CaseState,
  refuses: ["case.not-found", "case.state", "case.unknown-code"],
  run: (context) =>
    stepCase(context, "suspendCase", context.params.caseId, async (row) => {
      const { reason, note } = context.input;
      const reasonName = await demandReason(context, row.programId, "suspendReason", reason);
      return { detail: { reason, reasonName, note } };
    }),
});
