import { Closed, defineQuery, Nullable, Refused, Uuid } from "@yingsheng/kernel";
import { Type } from "typebox";
import { currentConfig } from "../config.ts";
import { findCalendar } from "../find-calendar.ts";
import { CalendarDay } from "../schemas.ts";

const Month = Closed({
  month: Type.Integer({ minimum: 1, maximum: 12 }),
  workingDays: Type.Integer(),
  openMinutes: Type.Integer(),
  days: Type.Array(CalendarDay),
});

/** 年历: every day of a year on a calendar: what it is, why, and when it is open. Refuses a year that is not loaded. */
export const getCalendarYear = defineQuery({
  name: "getCalendarYear",
  title: "查看年历",
  route: "GET /calendars/:calendarId/years/:year",
  permission: "calendar.view",
  output: Closed({
    calendarId: Uuid,
    name: Type.String(),
    year: Type.Integer(),
    /** The document the holidays come from; null when the calendar observes none. */
    source: Nullable(Type.String()),
    workingDays: Type.Integer(),
    openMinutes: Type.Integer(),
    months: Type.Array(Month),
  }),
  refuses: ["calendar.not-found", "calendar.year-not-loaded", "calendar.too-far"],
  async run({ tx, actor, params }) {
    const { id, programId, name, observesHolidays } = await findCalendar(tx, actor, "calendar.view", params.calendarId);
    const year = Number(params.year);
    const stored = (await currentConfig(tx, programId)).calendars.get(id);
    if (!stored) throw new Refused("calendar.not-found");
    const { calendar } = stored;
    const table = calendar.table(year);
    const notice = observesHolidays
      ? await tx.maybe<{ source: string }>("select source from clocks.holiday_year where year = $1", [year])
      : undefined;
    const months = Array.from({ length: 12 }, (_, index) => {
      const first = Date.UTC(year, index, 1) / 86_400_000 - table.firstDay;
      const next = Date.UTC(year, index + 1, 1) / 86_400_000 - table.firstDay;
      return {
        month: index + 1,
        workingDays: (table.workingBefore[next] ?? 0) - (table.workingBefore[first] ?? 0),
        openMinutes: (table.openBefore[next] ?? 0) - (table.openBefore[first] ?? 0),
        days: Array.from({ length: next - first }, (_, day) => calendar.day(table.firstDay + first + day)),
      };
    });
    return {
      calendarId: id,
      name,
      year,
      source: notice?.source ?? null,
      workingDays: table.workingDays.length,
      openMinutes: table.openBefore[table.days] ?? 0,
      months,
    } as never;
  },
});
