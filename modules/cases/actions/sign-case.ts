import { Closed, defineAction } from "@yingsheng/kernel";
import { CaseState } from "../case-state.ts";
import { stepCase } from "../step.ts";

/** 签收: the lead unit takes the case over; from here it answers for it (C5). */
export const signCase = defineAction({
  name: "signCase",
  title: "签收",
  route: "POST /cases/:caseId/sign",
  permission: "case.sign",
  input: Closed({}),
  output: CaseState,
  refuses: ["case.not-found", "case.state"],
  run: (context) =>
    stepCase(context, "signCase", context.params.caseId, async (row) => {
      await context.tx.query(
        `update cases.assignment set state = 'signed', signed_at = $2
         where case_id = $1 and part = 'lead' and ended_at is null`,
        [row.id, context.now],
      );
      return {};
    }),
});
