import { Closed, defineEvent, Instant, Nullable, Uuid } from "@yingsheng/kernel";
import { Type } from "typebox";

const clock = {
  caseId: Uuid,
  programId: Uuid,
  clockId: Uuid,
  /** What the clock runs on; the case itself for the clocks of its life. */
  subjectId: Uuid,
  /** dispatch, sign, handle, review, callback */
  name: Type.String(),
};

/** What clocks tell upwards. */
export const clockEvents = {
  /** A staged warning came due; `stage` counts the policy's warnings from 1. Each stage of a clock comes exactly once. */
  warned: defineEvent({
    name: "clock.warned",
    title: "时限预警",
    payload: Closed({ ...clock, stage: Type.Integer({ minimum: 1 }), dueAt: Instant }),
  }),
  /** The clock ran out and the work is not done. Exactly once. */
  overdue: defineEvent({ name: "clock.overdue", title: "时限超期", payload: Closed({ ...clock, dueAt: Instant }) }),
  /** A change of the calendar moved the due time of a clock that had one, or gave one to a clock that waited for its year. */
  moved: defineEvent({
    name: "clock.moved",
    title: "到期时间变更",
    payload: Closed({ ...clock, dueAt: Nullable(Instant) }),
  }),
} as const;
