import { type Context, lockSubject } from "@yingsheng/kernel";
import { type CaseRow, caseLifecycle } from "./lifecycle.ts";

/**
 * Locks a case until the end of the step and gives it as rules see it: a module above that decides by the case's state
 * must not be overtaken between looking and acting. Refuses `case.not-found`.
 */
export const lockCase = (context: Context, caseId: string): Promise<CaseRow> =>
  lockSubject<CaseRow>(context, caseLifecycle, caseId);
