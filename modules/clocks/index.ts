import type { Context } from "@yingsheng/kernel";
import { type ClockSubject, type ClockSummary, moveClocks } from "./move-clocks.ts";

/** What packs and other modules may use of clocks. Verbs work in the caller's transaction, at `context.now`. */
export type { Allowance, WeeklyHours } from "./allowance.ts";
export { makeCalendar, type WorkingCalendar } from "./calendar.ts";
export { choosePolicy, type PolicyQuestion } from "./choose-policy.ts";
export type { Outcome } from "./clock-row.ts";
export type { Policy } from "./config.ts";
export { type ClockStanding, dueAt, dueWithPauses, remaining, workingMinutesBetween } from "./due-at.ts";
export { clockEvents } from "./events.ts";
export { type ExplainedClock, explainClocks } from "./explain-clocks.ts";
export { explainDue } from "./explain-due.ts";
export { type ClockSubject, type ClockSummary, moveClocks, summariseClocks } from "./move-clocks.ts";
export type { PackCalendar, PackDeadline, PackWarning } from "./pack-section.ts";
export type { Pause } from "./pauses.ts";
export { type WarningInstant, warningInstants } from "./warning-instants.ts";

type Verb = (context: Pick<Context, "tx" | "now">, subject: ClockSubject, name: string) => Promise<ClockSummary>;

/** Starts one clock under the policy in force, if there is one. Like the three below a short form of `moveClocks`. */
export const startClock: Verb = (context, subject, name) => moveClocks(context, subject, { start: [name] });

/** The work is done: ends one clock, in time or late. */
export const stopClock: Verb = (context, subject, name) => moveClocks(context, subject, { stop: [name] });

/** 挂起: one clock stands from now on. */
export const pauseClock: Verb = (context, subject, name) => moveClocks(context, subject, { pause: [name] });

/** 恢复: one clock goes on from now. */
export const resumeClock: Verb = (context, subject, name) => moveClocks(context, subject, { resume: [name] });

/** Ends clocks that neither were kept nor missed, such as those of a void case. */
export const cancelClocks = (
  context: Pick<Context, "tx" | "now">,
  subject: ClockSubject,
  names: readonly string[],
): Promise<ClockSummary> => moveClocks(context, subject, { cancel: names });
