import type { Context } from "@yingsheng/kernel";
import { currentConfig, type Policy } from "./config.ts";
import { dateOf, dayOf } from "./local-time.ts";

/** What of a case decides which policy its clock falls under. */
export type PolicyQuestion = { clock: string; kind: string; urgency: string; at: Date };

/**
 * Of the policies in force on the local day of `at` that match, the one naming more conditions (kind, urgency); among
 * equals the one in force later; then the higher code, so that the answer is always the same. Null: no clock runs.
 */
export function pickPolicy(policies: readonly Policy[], question: PolicyQuestion): Policy | null {
  const day = dateOf(dayOf(question.at.getTime()));
  let best: Policy | null = null;
  for (const policy of policies) {
    if (policy.clock !== question.clock) continue;
    if (policy.validFrom > day || (policy.validUntil !== null && policy.validUntil < day)) continue;
    if (policy.kinds && !policy.kinds.includes(question.kind)) continue;
    if (policy.urgencies && !policy.urgencies.includes(question.urgency)) continue;
    if (best === null || rank(policy) > rank(best)) best = policy;
  }
  return best;
}

function rank(policy: Policy): string {
  const conditions = Number(policy.kinds !== null) + Number(policy.urgencies !== null);
  return `${conditions} ${policy.validFrom} ${policy.code}`;
}

/** The policy under which a clock of a case of the program would start; null when none matches, so no clock runs. */
export async function choosePolicy(
  context: Pick<Context, "tx">,
  programId: string,
  question: PolicyQuestion,
): Promise<Policy | null> {
  return pickPolicy((await currentConfig(context.tx, programId)).policies, question);
}
