import type { Context } from "@yingsheng/kernel";
import { v7 as uuid } from "uuid";
import type { CaseState } from "./case-state.ts";
import { stepCase } from "./step.ts";

/**
 * 重办: the citizen is not satisfied, the same lead unit works on it again, once (C11). The callback module decides.
 * Refuses `case.state`, `case.redo-used`.
 */
export function redoCase(context: Context, caseId: string, because: string): Promise<CaseState> {
  return stepCase(context, "redoCase", caseId, async (row) => {
    await context.tx.query(
      `insert into cases.assignment (case_id, id, unit_id, part, state, note, assigned_at, assigned_by, signed_at)
       values ($1, $2, $3, 'lead', 'signed', $4, $5, $6, $5)`,
      [row.id, uuid(), row.leadUnitId, because, context.now, context.actor.personId],
    );
    return {
      set: { redo_count: row.redoCount + 1, replied_at: null, closed_at: null },
      detail: { because },
      payload: row.leadUnitId ? { unitId: row.leadUnitId } : {},
    };
  });
}
