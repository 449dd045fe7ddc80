import type { Context } from "@yingsheng/kernel";
import type { CaseState } from "./case-state.ts";
import { stepCase } from "./step.ts";

/**
 * 归档: the callback is done or nobody could be reached; nothing may change any more (H: 一案一档).
 * Refuses `case.state`.
 */
export function archiveCase(context: Context, caseId: string, outcome: string): Promise<CaseState> {
  return stepCase(context, "archiveCase", caseId, () => ({
    set: { archived_at: context.now },
    detail: { outcome },
  }));
}
