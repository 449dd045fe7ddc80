import { Closed, defineQuery } from "@yingsheng/kernel";
import { Type } from "typebox";
import { CaseInput } from "../case-input.ts";
import { answerableKinds } from "../lifecycle.ts";

/** 受理表单: the JSON schema of a new case, so that the intake form asks exactly what openCase takes. */
export const newCaseForm = defineQuery({
  name: "newCaseForm",
  title: "受理表单",
  route: "GET /programs/:programId/new-case-form",
  permission: "case.open",
  output: Closed({ schema: Type.Unknown(), answerableKinds: Type.Array(Type.String()) }),
  run: async () => ({ schema: CaseInput, answerableKinds: [...answerableKinds] }),
});
