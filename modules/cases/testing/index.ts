export { aCase, type CaseWish, caseInput, type MadeCase, type MadeState, whoIn } from "./a-case.ts";
export type { Answer, Caller } from "./caller.ts";
export { gb18030 } from "./gb18030.ts";
export { anImport, faultsOf, type ImportTold, imported, importOf, jsonl } from "./import.ts";
export { uploadOf } from "./upload.ts";
