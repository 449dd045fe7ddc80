import { Closed, defineAction, Paragraph } from "@yingsheng/kernel";
import { CaseState } from "../case-state.ts";
import { stepCase } from "../step.ts";

/** 登记进展: what the unit has done so far; stands in the story of the case (C6). */
export const recordProgress = defineAction({
  name: "recordProgress",
  title: "登记进展",
  route: "POST /cases/:caseId/progress",
  permission: "case.handle",
  input: Closed({ text: Paragraph("进展情况", 5000) }),
  output: CaseState,
  refuses: ["case.not-found", "case.state"],
  run: (context) =>
    stepCase(context, "recordProgress", context.params.caseId, () => ({ detail: { text: context.input.text } })),
});
