import type { WeeklyHours } from "../allowance.ts";
import type { CalendarSpec, WorkingCalendar } from "../calendar.ts";
import { makeCalendar } from "../calendar.ts";
import { announcedYears } from "../holidays.ts";

const WORKDAY = [
  ["08:30", "12:00"],
  ["14:30", "18:00"],
] as const;
const ALL_DAY = [["00:00", "24:00"]] as const;

export const officeHours: WeeklyHours = { 1: WORKDAY, 2: WORKDAY, 3: WORKDAY, 4: WORKDAY, 5: WORKDAY, 6: [], 7: [] };

/** A government office with a long lunch break, 420 minutes a day, on the announced calendars. */
export const officeSpec: CalendarSpec = {
  code: "office",
  name: "机关作息",
  observesHolidays: true,
  periods: [{ validFrom: "2000-01-01", hours: officeHours }],
  holidayYears: announcedYears,
  exceptions: [],
};
export const office: WorkingCalendar = makeCalendar(officeSpec);

const everyDay: WeeklyHours = { 1: ALL_DAY, 2: ALL_DAY, 3: ALL_DAY, 4: ALL_DAY, 5: ALL_DAY, 6: ALL_DAY, 7: ALL_DAY };

/** Round the clock. */
export const always: WorkingCalendar = makeCalendar({
  code: "round-the-clock",
  name: "全天候",
  observesHolidays: false,
  periods: [{ validFrom: "2000-01-01", hours: everyDay }],
  holidayYears: [],
  exceptions: [],
});

/** An instant from local "YYYY-MM-DD HH:MM". */
export const local = (text: string): Date => new Date(`${text.replace(" ", "T")}:00+08:00`);
