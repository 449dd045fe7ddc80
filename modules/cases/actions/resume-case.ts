import { Closed, defineAction, Paragraph } from "@yingsheng/kernel";
import { Type } from "typebox";
import { CaseState } from "../case-state.ts";
import { stepCase } from "../step.ts";

/** 恢复办理: the handling clock runs on with what was left (C6, C7). */
export const resumeCase = defineAction({
  name: "resumeCase",
  title: "恢复办理",
  route: "POST /cases/:caseId/resume",
  permission: "case.handle",
  input: Closed({ note: Type.Optional(Paragraph("说明", 500)) }),
  output: CaseState,
  refuses: ["case.not-found", "case.state"],
  run: (context) =>
    stepCase(context, "resumeCase", context.params.caseId, () => ({ detail: { note: context.input.note } })),
});
