import { type Context, recordHistory } from "@yingsheng/kernel";
import { caseLifecycle } from "./lifecycle.ts";

/**
 * Writes a line into a case's story for a module above: a callback attempt, a verification. The state stays, and stays
 * locked until the end of the step, so that the story keeps its order.
 */
export async function noteOnCase(
  context: Context,
  caseId: string,
  verb: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { state } = await context.tx.one<{ state: string }>("select state from cases.case where id = $1 for update", [
    caseId,
  ]);
  await recordHistory(context, caseLifecycle, caseId, { verb, fromState: state, toState: state, detail });
}
