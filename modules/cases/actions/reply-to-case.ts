import { Closed, defineAction, Paragraph } from "@yingsheng/kernel";
import { CaseState } from "../case-state.ts";
import { stepCase } from "../step.ts";

/** 提交答复: the unit's answer to the citizen goes to the centre for review (C6). */
export const replyToCase = defineAction({
  name: "replyToCase",
  title: "提交答复",
  route: "POST /cases/:caseId/reply",
  permission: "case.handle",
  input: Closed({ reply: Paragraph("答复内容", 10_000) }),
  output: CaseState,
  refuses: ["case.not-found", "case.state"],
  run: (context) =>
    stepCase(context, "replyToCase", context.params.caseId, async (row) => {
      await context.tx.query(
        `update cases.assignment set state = 'replied' where case_id = $1 and part = 'lead' and ended_at is null`,
        [row.id],
      );
      return {
        set: { reply: context.input.reply, replied_at: context.now },
        detail: { reply: context.input.reply },
      };
    }),
});
