import { Closed, Day, Done, defineAction, done, Refused } from "@yingsheng/kernel";
import { makeCalendar } from "../calendar.ts";
import { findCalendar } from "../find-calendar.ts";
import { dateOf, dayOf, parseDate } from "../local-time.ts";
import { announceChange } from "../recount-clocks.ts";
import { Source, WeeklyHours } from "../schemas.ts";

/** 调整作息: other weekly hours from a day on, such as summer hours. Days gone by keep what they had. Running clocks follow. */
export const setCalendarHours = defineAction({
  name: "setCalendarHours",
  title: "调整作息",
  route: "POST /calendars/:calendarId/hours",
  permission: "calendar.manage",
  input: Closed({ validFrom: Day, hours: WeeklyHours, source: Source }),
  output: Done,
  refuses: ["calendar.not-found", "calendar.hours", "calendar.date", "calendar.never-open", "calendar.hours-in-past"],
  async run(context) {
    const { tx, actor, params, input, now, audit } = context;
    const calendar = await findCalendar(tx, actor, "calendar.manage", params.calendarId);
    const { id, programId } = calendar;
    const { validFrom, hours } = input as {
      validFrom: string;
      hours: Parameters<typeof makeCalendar>[0]["periods"][0]["hours"];
    };
    if (parseDate(validFrom) === null) throw new Refused("calendar.date", { field: "validFrom" });
    if (validFrom < dateOf(dayOf(now.getTime()))) throw new Refused("calendar.hours-in-past", { field: "validFrom" });
    makeCalendar({ ...calendar, periods: [{ validFrom, hours }], holidayYears: [], exceptions: [] });
    await tx.query(
      `insert into clocks.calendar_hours (calendar_id, valid_from, hours, source, set_at, set_by)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (calendar_id, valid_from) do update set hours = excluded.hours, source = excluded.source,
         from_pack = false, set_at = excluded.set_at, set_by = excluded.set_by`,
      [id, validFrom, JSON.stringify(hours), input.source, now, actor.personId],
    );
    await announceChange(context, [id]);
    audit({ subject: "calendar", subjectId: id, programId, detail: { validFrom, hours } });
    return done;
  },
});
