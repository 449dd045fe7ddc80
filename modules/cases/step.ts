import { type Change, type Context, transition } from "@yingsheng/kernel";
import type { CaseState } from "./case-state.ts";
import { type CaseRow, type CaseVerb, caseLifecycle } from "./lifecycle.ts";

/**
 * Takes one step of the case's life and answers where the case stands. `prepare` sees the locked row, does the step's
 * own writes and says what changes on the case itself.
 */
export async function stepCase(
  context: Context,
  verb: CaseVerb,
  caseId: string,
  prepare?: (row: CaseRow) => Change | Promise<Change>,
): Promise<CaseState> {
  await transition(context, caseLifecycle, verb, caseId, prepare);
  return context.tx.one<CaseState>("select id, number, state, next_due_at from cases.case where id = $1", [caseId]);
}
