import { type Actor, demand, holds, type Queryable, Refused } from "@yingsheng/kernel";
import { type CaseRow, caseColumns } from "./lifecycle.ts";

/**
 * Reads the case's rule columns and refuses unless the caller may see it: the whole program, the holding unit, or any
 * unit that ever had it assigned. Refuses `case.not-found`, `access.scope`.
 */
export async function demandView(tx: Queryable, actor: Actor, caseId: string): Promise<CaseRow> {
  const row = await tx.maybe<CaseRow>(`select ${caseColumns} from cases.case where id = $1`, [caseId]);
  if (!row) throw new Refused("case.not-found");
  if (holds(actor, "case.view", { programId: row.programId, unitId: row.leadUnitId })) return row;
  const assigned = await tx.query<{ unitId: string }>("select unit_id from cases.assignment where case_id = $1", [
    caseId,
  ]);
  if (assigned.some(({ unitId }) => holds(actor, "case.view", { programId: row.programId, unitId }))) return row;
  demand(actor, "case.view", { programId: row.programId, unitId: row.leadUnitId });
  return row;
}
