import { Closed, Done, defineAction, done, type InvalidParam, Refused } from "@yingsheng/kernel";
import { Type } from "typebox";
import type { HolidayDay as Holiday } from "../calendar.ts";
import { parseDate, weekdayOf } from "../local-time.ts";
import { announceChange } from "../recount-clocks.ts";
import { HolidayDay, Source } from "../schemas.ts";

/**
 * 载入节假日: writes the State Council's calendar of a year, for every program, or corrects it. Clocks that waited for the
 * year get their due times, running ones are counted again.
 */
export const loadHolidayYear = defineAction({
  name: "loadHolidayYear",
  title: "载入节假日安排",
  route: "PUT /holiday-years/:year",
  permission: "calendar.manage",
  input: Closed({ source: Source, days: Type.Array(HolidayDay, { minItems: 1, maxItems: 80, title: "放假与调休" }) }),
  output: Done,
  refuses: ["holiday.date", "holiday.twice", "holiday.make-up-weekday", "holiday.no-days-off"],
  async run(context) {
    const { tx, actor, params, input, now, audit } = context;
    const year = Number(params.year);
    checkDays(year, input.days);
    await tx.query(
      `insert into clocks.holiday_year (year, source, loaded_at, loaded_by) values ($1, $2, $3, $4)
       on conflict (year) do update set source = excluded.source, loaded_at = excluded.loaded_at,
         loaded_by = excluded.loaded_by`,
      [year, input.source, now, actor.personId],
    );
    await tx.query("delete from clocks.holiday where year = $1", [year]);
    await tx.query(
      `insert into clocks.holiday (year, date, kind, name)
       select $1, d.date, d.kind, d.name from jsonb_to_recordset($2::jsonb) as d(date date, kind text, name text)`,
      [year, JSON.stringify(input.days)],
    );
    await announceChange(context, null);
    audit({ subject: "holidayYear", subjectId: String(year), detail: { days: input.days.length } });
    return done;
  },
});

/** A notice names days of its year, or of the December before (a New Year's holiday can begin there). */
function checkDays(year: number, days: readonly Holiday[]): void {
  const refuse = (code: string, faults: readonly InvalidParam[]) => {
    if (faults.length > 0) throw new Refused(code, { invalidParams: faults });
  };
  const fault = (index: number, reason: string): InvalidParam => ({ name: `days/${index}/date`, reason });
  const belongs = (date: string) => date.startsWith(`${year}-`) || date.startsWith(`${year - 1}-12-`);
  const faultsWhere = (wrong: (day: Holiday, index: number) => boolean, reason: string) =>
    days.flatMap((day, index) => (wrong(day, index) ? [fault(index, reason)] : []));

  refuse(
    "holiday.date",
    faultsWhere(({ date }) => parseDate(date) === null || !belongs(date), "不是这一年的日期"),
  );
  const first = new Map(days.map(({ date }, index) => [date, index] as const).reverse());
  refuse(
    "holiday.twice",
    faultsWhere(({ date }, index) => first.get(date) !== index, "这一天已经写过"),
  );
  const onWeekday = ({ date, kind }: Holiday) => kind === "makeUp" && weekdayOf(parseDate(date) ?? 0) < 6;
  refuse("holiday.make-up-weekday", faultsWhere(onWeekday, "这一天不是周六或周日"));
  if (!days.some(({ kind }) => kind === "off")) throw new Refused("holiday.no-days-off", { field: "days" });
}
