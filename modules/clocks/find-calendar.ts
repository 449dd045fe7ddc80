import { type Actor, demand, type Queryable, Refused } from "@yingsheng/kernel";

/** A calendar's own row. */
export type CalendarRow = { id: string; programId: string; code: string; name: string; observesHolidays: boolean };

/** The calendar, for somebody who holds the permission in its program. Refuses `calendar.not-found`, `access.*`. */
export async function findCalendar(
  tx: Queryable,
  actor: Actor,
  permission: "calendar.view" | "calendar.manage",
  calendarId: string,
): Promise<CalendarRow> {
  const calendar = await tx.maybe<CalendarRow>(
    "select id, program_id, code, name, observes_holidays from clocks.calendar where id = $1",
    [calendarId],
  );
  if (!calendar) throw new Refused("calendar.not-found");
  demand(actor, permission, { programId: calendar.programId });
  return calendar;
}
