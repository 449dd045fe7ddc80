export { aCase, type CaseWish, caseInput, type MadeCase, type MadeState, whoIn } from "./a-case.ts";
export { type Answer, type Caller, callersOf } from "./caller.ts";
export { uploadOf } from "./upload.ts";
