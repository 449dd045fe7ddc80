import { archiveCase, caseEvents } from "@yingsheng/cases";
import { type Context, subscribe } from "@yingsheng/kernel";
import { v7 as uuid } from "uuid";

type ClosedCase = { state: string; hasPhone: boolean; redoCount: number; closedAt: string; dueAt: string | null };

/**
 * A closed case is to be called back, within the time its callback clock grants (L: 24 hours). Delivered twice, it still
 * makes one task. Who left no number cannot be called: their case is archived as not needing a callback.
 */
export const createTask = subscribe(caseEvents.closed, "callbacks.create-task", async (context, { payload }) => {
  const found = await context.tx.maybe<ClosedCase>(
    `select c.state, c.has_phone, c.redo_count, c.closed_at, k.due_at from cases.v_case c
     left join clocks.v_clock k on k.case_id = c.id and k.name = 'callback' and k.stopped_at is null
     where c.id = $1`,
    [payload.caseId],
  );
  // Archived or reopened meanwhile: an earlier delivery of the same event has done the work.
  if (found?.state !== "closed") return;
  const isNew = await insertTask(context, payload.caseId, payload.programId, found);
  if (isNew && !found.hasPhone) await archiveCase(context, payload.caseId, "未留联系电话，无需回访");
});

async function insertTask(context: Context, caseId: string, programId: string, found: ClosedCase): Promise<boolean> {
  const inserted = await context.tx.query(
    `insert into callbacks.task (case_id, id, program_id, round, state, created_at, due_at, finished_at)
     values ($1, $2, $3, $4, $5, $6, $7, case when $5 = 'open' then null else $6::timestamptz end)
     on conflict (case_id, round) do nothing returning id`,
    [
      caseId,
      uuid(),
      programId,
      found.redoCount + 1,
      found.hasPhone ? "open" : "not-needed",
      found.closedAt,
      found.dueAt,
    ],
  );
  return inserted.length > 0;
}
