/** What packs and other modules may use of clocks. Verbs work in the caller's transaction, at `context.now`. */
export { choosePolicy } from "./choose-policy.ts";
export { clockEvents } from "./events.ts";
export { explainClocks } from "./explain-clocks.ts";
export { moveClocks, summariseClocks } from "./move-clocks.ts";
export type { PackCalendar, PackDeadline, PackWarning } from "./pack-section.ts";
