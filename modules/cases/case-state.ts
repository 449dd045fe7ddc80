import { Closed, Instant, Nullable, Uuid } from "@yingsheng/kernel";
import { type Static, Type } from "typebox";

/** What every step on a case answers: where the case stands now. */
export const CaseState = Closed({
  id: Uuid,
  number: Type.String(),
  state: Type.String(),
  nextDueAt: Nullable(Instant),
});
export type CaseState = Static<typeof CaseState>;
