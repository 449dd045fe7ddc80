import { Closed, defineAction, Line, Paragraph } from "@yingsheng/kernel";
import { Type } from "typebox";
import { CaseState } from "../case-state.ts";
import { demandReason } from "../demand-reason.ts";
import { stepCase } from "../step.ts";

/** 退回补充: the reviewer does not accept the reply; the unit goes on with the time it had left (C6). */
export const sendBackCase = defineAction({
  name: "sendBackCase",
  title: "退回补充",
  route: "POST /cases/:caseId/send-back",
  permission: "case.review",
  input: Closed({
    reason: Line("退回原因", 64, { "x-widget": "code", "x-list": "sendBackReason" }),
    note: Type.Optional(Paragraph("补充要求", 1000)),
  }),
  output: CaseState,
  refuses: ["case.not-found", "case.state", "case.unknown-code"],
  run: (context) =>
    stepCase(context, "sendBackCase", context.params.caseId, async (row) => {
      const { reason, note } = context.input;
      const reasonName = await demandReason(context, row.programId, "sendBackReason", reason);
      await context.tx.query(
        `update cases.assignment set state = 'signed' where case_id = $1 and part = 'lead' and ended_at is null`,
        [row.id],
      );
      return { set: { replied_at: null }, detail: { reason, reasonName, note } };
    }),
});
