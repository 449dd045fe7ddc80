/** How much time a clock grants, in the unit in which the rule is written. Amounts are whole numbers above zero. */
export type Allowance =
  /** Minutes of the calendar's own open hours: lunch breaks, nights and holidays do not count. */
  | { unit: "workingMinutes"; amount: number }
  /** Whole working days; the day of the start is not counted; due when the last one's open hours end. */
  | { unit: "workingDays"; amount: number }
  /** Minutes of the wall clock. */
  | { unit: "minutes"; amount: number }
  /** Calendar days; the first is not counted; an end on a day off moves to the next working day (令121号 art. 45). */
  | { unit: "calendarDays"; amount: number };

/** Open hours per weekday, 1 Monday … 7 Sunday, as local "HH:MM" pairs in order; "24:00" ends a day. */
export type WeeklyHours = Readonly<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, readonly (readonly [string, string])[]>>;
