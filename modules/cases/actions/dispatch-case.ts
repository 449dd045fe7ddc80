import { Closed, defineAction, Line } from "@yingsheng/kernel";
import { Type } from "typebox";
import { CaseState } from "../case-state.ts";
import { dispatchCaseTo } from "../dispatch-case-to.ts";

/** 派单: gives the case to one lead unit 主办 and any number of joint units 协办 (C4, C6). */
export const dispatchCase = defineAction({
  name: "dispatchCase",
  title: "派单",
  route: "POST /cases/:caseId/dispatch",
  permission: "case.dispatch",
  input: Closed({
    unit: Line("主办单位", 64, { "x-widget": "unit" }),
    jointUnits: Type.Optional(
      Type.Array(Line("协办单位", 64), { title: "协办单位", maxItems: 20, uniqueItems: true, "x-widget": "units" }),
    ),
    note: Type.Optional(Line("派单说明", 500)),
  }),
  output: CaseState,
  refuses: ["case.not-found", "case.state", "case.unknown-unit"],
  run: (context) => dispatchCaseTo(context, context.params.caseId, context.input),
});
