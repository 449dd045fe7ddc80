import { moveClocks } from "@yingsheng/clocks";
import type { ClockEffect, Context } from "@yingsheng/kernel";

/** The columns of a case that copy its next clock, so that lists sort and filter by it under an index. */
export type NextClockColumns = { next_clock: string | null; next_due_at: string | null; is_paused: boolean };

type Subject = { id: string; programId: string; kind: string; urgency: string };

/** Moves the clocks of a case as a step of its lifecycle wants, and says what to keep on the case's row. */
export async function clockEffects(
  context: Context,
  row: Subject,
  effect: ClockEffect,
  options: { isNew?: boolean } = {},
): Promise<NextClockColumns> {
  const subject = { caseId: row.id, programId: row.programId, kind: row.kind, urgency: row.urgency };
  const next = await moveClocks(context, subject, effect, options);
  return { next_clock: next.nextClock, next_due_at: next.nextDueAt, is_paused: next.isPaused };
}
