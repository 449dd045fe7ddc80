import { Closed, Day, defineQuery, Instant, Uuid } from "@yingsheng/kernel";
import { Type } from "typebox";
import { WeeklyHours } from "../schemas.ts";

const Period = Closed({ validFrom: Day, hours: WeeklyHours, source: Type.String(), setAt: Instant });

const Calendar = Closed({
  id: Uuid,
  code: Type.String(),
  name: Type.String(),
  observesHolidays: Type.Boolean(),
  source: Type.String(),
  active: Type.Boolean(),
  /** The earliest first; it also holds for the days before it. */
  periods: Type.Array(Period),
  /** Number of days with hours of their own. */
  exceptions: Type.Integer(),
});

/** 工作日历: the calendars of a program, the holiday years that are loaded, and how many clocks wait for one that is not. */
export const listCalendars = defineQuery({
  name: "listCalendars",
  title: "查看工作日历",
  route: "GET /programs/:programId/calendars",
  permission: "calendar.view",
  output: Closed({
    calendars: Type.Array(Calendar),
    loadedYears: Type.Array(Type.Integer()),
    waiting: Type.Array(Closed({ year: Type.Integer(), clocks: Type.Integer() })),
  }),
  async run({ tx, params }) {
    const calendars = await tx.query(
      `select c.id, c.code, c.name, c.observes_holidays, c.source, c.active,
              (select jsonb_agg(jsonb_build_object('validFrom', h.valid_from, 'hours', h.hours, 'source', h.source,
                 'setAt', to_char(h.set_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by h.valid_from)
               from clocks.calendar_hours h where h.calendar_id = c.id) as periods,
              (select count(*)::int from clocks.calendar_exception e where e.calendar_id = c.id) as exceptions
       from clocks.calendar c where c.program_id = $1 order by c.active desc, c.sort, c.code`,
      [params.programId],
    );
    const years = await tx.query<{ year: number }>("select year from clocks.holiday_year order by year");
    const waiting = await tx.query(
      `select missing_year as year, count(*)::int as clocks from clocks.clock
       where program_id = $1 and missing_year is not null and outcome is null group by missing_year order by missing_year`,
      [params.programId],
    );
    return { calendars, loadedYears: years.map(({ year }) => year), waiting } as never;
  },
});
