import { Closed, Day, Line, Nullable, OneOf, Uuid } from "@yingsheng/kernel";
import { Type } from "typebox";

/** Schemas that several verbs of clocks share. */

const ClockTime = Type.String({ pattern: "^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$" });

/** Open hours of a day: up to six spans of "HH:MM" pairs; empty is closed. */
export const DayHours = Type.Array(Type.Tuple([ClockTime, ClockTime]), { maxItems: 6, title: "工作时间段" });

/** Open hours per weekday, "1" Monday … "7" Sunday. */
export const WeeklyHours = Closed(
  { 1: DayHours, 2: DayHours, 3: DayHours, 4: DayHours, 5: DayHours, 6: DayHours, 7: DayHours },
  { title: "每周作息" },
);

export const Source = Line("依据", 300);

export const CalendarDay = Closed({
  date: Day,
  kind: OneOf(["workday", "weekend", "holiday", "makeUp", "exception"]),
  name: Type.Optional(Type.String()),
  hours: DayHours,
});

export const HolidayDay = Closed({
  date: Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$", title: "日期" }),
  name: Line("节日", 30),
  kind: OneOf(["off", "makeUp"], { title: "放假或调休上班" }),
});

export const units = ["workingMinutes", "workingDays", "minutes", "calendarDays"] as const;

export const Amount = Type.Integer({ minimum: 1, maximum: 1_000_000, title: "时限" });

/** A warning: at a share of the way, or minutes of the wall clock before the due time. */
export const Warning = Type.Union([
  Closed({ atShare: Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }) }),
  Closed({ minutesBefore: Type.Integer({ minimum: 1, maximum: 1_000_000 }) }),
]);

export const Policy = Closed({
  id: Uuid,
  code: Type.String(),
  number: Type.Integer(),
  name: Type.String(),
  clock: Type.String(),
  clockTitle: Type.String(),
  kinds: Nullable(Type.Array(Type.String())),
  urgencies: Nullable(Type.Array(Type.String())),
  calendarId: Uuid,
  calendarName: Type.String(),
  unit: OneOf(units),
  amount: Amount,
  warnings: Type.Array(Warning),
  source: Type.String(),
  validFrom: Day,
  validUntil: Nullable(Day),
});
