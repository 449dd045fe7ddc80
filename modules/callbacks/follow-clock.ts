import { clockEvents } from "@yingsheng/clocks";
import { subscribe } from "@yingsheng/kernel";

/** The callback clock was counted anew, or for the first time once its year was announced: the open task follows. */
export const followClock = subscribe(clockEvents.moved, "callbacks.follow-clock", async (context, { payload }) => {
  if (payload.name !== "callback") return;
  // The clock's own row decides, not the event: of two changes in a row the older may be delivered last.
  await context.tx.query(
    `update callbacks.task t set due_at = k.due_at from clocks.v_clock k
     where k.id = $1 and t.case_id = k.case_id and t.state = 'open'`,
    [payload.clockId],
  );
});
