import { clockEvents, summariseClocks } from "@yingsheng/clocks";
import { type Context, recordHistory, subscribe } from "@yingsheng/kernel";
import { caseLifecycle } from "./lifecycle.ts";

/** A calendar was changed and a due time moved with it: the copy on the case's row follows. */
export const followMovedClock = subscribe(
  clockEvents.moved,
  "cases.follow-moved-clock",
  async (context, { payload }) => {
    await lock(context, payload.caseId);
    const next = await summariseClocks(context, { caseId: payload.caseId });
    await context.tx.query("update cases.case set next_clock = $2, next_due_at = $3, is_paused = $4 where id = $1", [
      payload.caseId,
      next.nextClock,
      next.nextDueAt,
      next.isPaused,
    ]);
  },
);

/** A clock ran out: it stands in the case's story. Delivered twice, it is written once. */
export const markOverdue = subscribe(clockEvents.overdue, "cases.mark-overdue", async (context, { payload }) => {
  const { state } = await lock(context, payload.caseId);
  const known = await context.tx.query(
    "select 1 from cases.case_event where case_id = $1 and verb = 'overdue' and detail ->> 'clockId' = $2 limit 1",
    [payload.caseId, payload.clockId],
  );
  if (known.length > 0) return;
  await recordHistory(context, caseLifecycle, payload.caseId, {
    verb: "overdue",
    fromState: state,
    toState: state,
    detail: { clockId: payload.clockId, clock: payload.name, dueAt: payload.dueAt },
  });
});

/** Steps and handlers take turns on a case: what a handler reads must not change before it has written. */
function lock(context: Context, caseId: string): Promise<{ state: string }> {
  return context.tx.one<{ state: string }>("select state from cases.case where id = $1 for update", [caseId]);
}
