import type { Allowance, WeeklyHours } from "./allowance.ts";

/** One calendar of a pack. `observesHolidays: false` is round the clock: no holiday, no make-up day touches it. */
export type PackCalendar = {
  code: string;
  name: string;
  observesHolidays: boolean;
  hours: WeeklyHours;
  source: string;
};

/**
 * A warning before a clock runs out: when a share of the time from start to due has run (open time for the working units),
 * or minutes of the wall clock before the due instant (for the working units moved back to the last open minute).
 */
export type PackWarning = { atShare: number } | { minutesBefore: number };

/**
 * One deadline policy 时限规则: which clock, for which cases, how much, on which calendar, since when, by which document.
 * Of several that match, the one naming more conditions wins; then the later `validFrom`.
 */
export type PackDeadline = {
  code: string;
  name: string;
  /** sign 签收, dispatch 派单, handle 办理, review 复核, callback 回访 */
  clock: "dispatch" | "sign" | "handle" | "review" | "callback";
  kinds?: readonly ("consult" | "help" | "complaint" | "report" | "suggestion" | "praise" | "other")[];
  urgencies?: readonly ("normal" | "urgent" | "critical")[];
  calendar: string;
  allowance: Allowance;
  warnings: readonly PackWarning[];
  /** First day (Asia/Shanghai) on which a clock started falls under this policy, YYYY-MM-DD; `validUntil` is the last. */
  validFrom: string;
  validUntil?: string;
  source: string;
};

declare module "@yingsheng/programs" {
  interface Pack {
    calendars: readonly PackCalendar[];
    deadlines: readonly PackDeadline[];
  }
}
