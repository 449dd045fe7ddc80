import { Closed, defineQuery, Instant } from "@yingsheng/kernel";
import { Type } from "typebox";
import { HolidayDay } from "../schemas.ts";

const Year = Closed({
  year: Type.Integer(),
  source: Type.String(),
  loadedAt: Instant,
  days: Type.Array(HolidayDay),
});

/** 节假日安排: the State Council's calendars that are loaded, day by day. */
export const listHolidayYears = defineQuery({
  name: "listHolidayYears",
  title: "查看节假日安排",
  route: "GET /holiday-years",
  permission: "calendar.view",
  output: Closed({ years: Type.Array(Year) }),
  async run({ tx }) {
    const years = await tx.query(
      `select y.year, y.source, y.loaded_at,
              coalesce((select jsonb_agg(jsonb_build_object('date', h.date, 'name', h.name, 'kind', h.kind) order by h.date)
                        from clocks.holiday h where h.year = y.year), '[]') as days
       from clocks.holiday_year y order by y.year`,
    );
    return { years } as never;
  },
});
