import type { Context } from "@yingsheng/kernel";
import { v7 as uuid } from "uuid";
import { makeCalendar } from "./calendar.ts";
import { announcedYears } from "./holidays.ts";
import { installDeadlines } from "./install-deadlines.ts";
import { dateOf, dayOf } from "./local-time.ts";
import type { PackCalendar, PackDeadline } from "./pack-section.ts";
import { announceChange } from "./recount-clocks.ts";

/** The first weekly hours of a calendar hold since ever. */
const EVER = "2000-01-01";

/**
 * Writes the calendars and deadline policies of a pack, and the holiday years that came with the product as far as they
 * are not loaded. The same pack again writes nothing. Weekly hours that changed hold from the day of installation; what
 * somebody set on screen stays; a calendar the pack no longer names becomes inactive and goes on for clocks that run on it.
 */
export async function installClocks(
  context: Context,
  programId: string,
  section: { calendars: readonly PackCalendar[]; deadlines: readonly PackDeadline[] },
): Promise<void> {
  const newYears = await loadAnnouncedYears(context);
  const calendarIds = await installCalendars(context, programId, section.calendars);
  const policies = await installDeadlines(context, programId, section.deadlines);
  if (newYears + calendarIds.length + policies === 0) return;
  await announceChange(context, calendarIds);
  if (newYears > 0) await announceChange(context, null);
  const detail = { years: newYears, calendars: calendarIds.length, policies };
  context.audit({ subject: "calendar", subjectId: null, programId, detail });
}

/** Loads the years that came with the product; years that are there stay as they are. Gives the number loaded. */
async function loadAnnouncedYears(context: Pick<Context, "tx" | "now">): Promise<number> {
  const loaded = await context.tx.query<{ year: number }>(
    `with fresh as (
       insert into clocks.holiday_year (year, source, loaded_at)
       select r.year, r.source, $2 from jsonb_to_recordset($1::jsonb) as r(year integer, source text)
       on conflict do nothing returning year),
     days as (
       insert into clocks.holiday (year, date, kind, name)
       select r.year, d.date, d.kind, d.name from jsonb_to_recordset($1::jsonb) as r(year integer, days jsonb)
       join fresh using (year)
       cross join lateral jsonb_to_recordset(r.days) as d(date date, kind text, name text))
     select year from fresh`,
    [JSON.stringify(announcedYears), context.now],
  );
  return loaded.length;
}

/** Gives the ids of calendars that are new or count differently now. */
async function installCalendars(
  context: Pick<Context, "tx" | "now">,
  programId: string,
  calendars: readonly PackCalendar[],
): Promise<string[]> {
  const rows = calendars.map((calendar, sort) => {
    // Hours that make no sense are refused here and not on the first case.
    makeCalendar({
      ...calendar,
      periods: [{ validFrom: EVER, hours: calendar.hours }],
      holidayYears: [],
      exceptions: [],
    });
    return { ...calendar, id: uuid(), sort };
  });
  const written = await context.tx.query<{ id: string }>(
    `insert into clocks.calendar as c (id, program_id, code, name, observes_holidays, source, sort)
     select r.id, $1, r.code, r.name, r."observesHolidays", r.source, r.sort
     from jsonb_to_recordset($2::jsonb)
       as r(id uuid, code text, name text, "observesHolidays" boolean, source text, sort integer)
     on conflict (program_id, code) do update set name = excluded.name, observes_holidays = excluded.observes_holidays,
       source = excluded.source, sort = excluded.sort, active = true
     where (c.name, c.observes_holidays, c.source, c.sort, c.active) is distinct from
       (excluded.name, excluded.observes_holidays, excluded.source, excluded.sort, true)
     returning id`,
    [programId, JSON.stringify(rows)],
  );
  const hours = await context.tx.query<{ calendarId: string }>(
    `insert into clocks.calendar_hours as h (calendar_id, valid_from, hours, source, from_pack, set_at)
     select c.id, case when last.hours is null then $4::date else $3::date end, r.hours, r.source, true, $5
     from jsonb_to_recordset($2::jsonb) as r(code text, hours jsonb, source text)
     join clocks.calendar c on c.program_id = $1 and c.code = r.code
     left join lateral (select hours from clocks.calendar_hours where calendar_id = c.id and from_pack
                        order by valid_from desc limit 1) last on true
     where last.hours is distinct from r.hours
       and not exists (select 1 from clocks.calendar_hours where calendar_id = c.id and not from_pack)
     on conflict (calendar_id, valid_from) do update set hours = excluded.hours, source = excluded.source
     returning calendar_id`,
    [programId, JSON.stringify(rows), dateOf(dayOf(context.now.getTime())), EVER, context.now],
  );
  await context.tx.query(
    "update clocks.calendar set active = false where program_id = $1 and active and not (code = any($2))",
    [programId, calendars.map((calendar) => calendar.code)],
  );
  return [...new Set([...written.map(({ id }) => id), ...hours.map(({ calendarId }) => calendarId)])];
}
