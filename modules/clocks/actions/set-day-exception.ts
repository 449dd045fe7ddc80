import { Closed, defineAction, Line, Refused } from "@yingsheng/kernel";
import { parseHours } from "../calendar.ts";
import { currentConfig } from "../config.ts";
import { findCalendar } from "../find-calendar.ts";
import { parseDate } from "../local-time.ts";
import { announceChange } from "../recount-clocks.ts";
import { CalendarDay, DayHours } from "../schemas.ts";

/** 特别安排: gives one day of one calendar hours of its own, or closes it, with the reason. Running clocks follow. */
export const setDayException = defineAction({
  name: "setDayException",
  title: "设置特别安排",
  route: "PUT /calendars/:calendarId/days/:day",
  permission: "calendar.manage",
  input: Closed({ hours: DayHours, reason: Line("原因", 100) }),
  output: CalendarDay,
  refuses: ["calendar.not-found", "calendar.hours", "calendar.date", "calendar.year-not-loaded", "calendar.too-far"],
  async run(context) {
    const { tx, actor, params, input, now, audit } = context;
    const { id, programId } = await findCalendar(tx, actor, "calendar.manage", params.calendarId);
    parseHours(input.hours as [string, string][]);
    const day = parseDate(params.day);
    if (day === null) throw new Refused("calendar.date", { field: "day" });
    await tx.query(
      `insert into clocks.calendar_exception (calendar_id, date, hours, reason, set_at, set_by)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (calendar_id, date) do update set hours = excluded.hours, reason = excluded.reason,
         set_at = excluded.set_at, set_by = excluded.set_by`,
      [id, params.day, JSON.stringify(input.hours), input.reason, now, actor.personId],
    );
    await announceChange(context, [id]);
    audit({ subject: "calendar", subjectId: id, programId, detail: { day: params.day, hours: input.hours } });
    const stored = (await currentConfig(tx, programId)).calendars.get(id);
    if (!stored) throw new Error(`calendar ${id} is gone`);
    return stored.calendar.day(day) as never;
  },
});
