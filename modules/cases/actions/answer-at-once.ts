import { Closed, defineAction, Paragraph } from "@yingsheng/kernel";
import { CaseState } from "../case-state.ts";
import { stepCase } from "../step.ts";

/** 即时答复 (直办): the agent answers while the citizen is on the line; the case ends here (C3). */
export const answerAtOnce = defineAction({
  name: "answerAtOnce",
  title: "即时答复",
  route: "POST /cases/:caseId/answer-at-once",
  permission: "case.open",
  input: Closed({ reply: Paragraph("答复内容") }),
  output: CaseState,
  refuses: ["case.not-found", "case.state", "case.not-answerable"],
  run: (context) =>
    stepCase(context, "answerAtOnce", context.params.caseId, () => ({
      set: { reply: context.input.reply, replied_at: context.now, closed_at: context.now },
      detail: { reply: context.input.reply },
    })),
});
