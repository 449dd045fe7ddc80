import { Closed, defineAction, Instant, Nullable, Uuid } from "@yingsheng/kernel";
import { Type } from "typebox";
import { CaseInput } from "../case-input.ts";
import { registerCase } from "../register-case.ts";

/** 受理: registers what a citizen says as a case (requirements C1, C2). */
export const openCase = defineAction({
  name: "openCase",
  title: "受理",
  route: "POST /programs/:programId/cases",
  permission: "case.open",
  input: CaseInput,
  output: Closed({ id: Uuid, number: Type.String(), state: Type.Literal("received"), nextDueAt: Nullable(Instant) }),
  refuses: ["case.unknown-code", "case.phone-invalid", "case.duplicate-external"],
  run: (context) => registerCase(context, context.params.programId, context.input),
});
