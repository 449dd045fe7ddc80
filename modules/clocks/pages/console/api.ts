import type { RoutesOf } from "@yingsheng/kernel/web";
import { createClient } from "@yingsheng/ui";
import type { clocksModule } from "../../module.ts";

/** The routes of the module clocks, as its pages call them. */
export type ClockRoutes = RoutesOf<(typeof clocksModule)["verbs"]>;

export const { call } = createClient<ClockRoutes>();

export type CalendarList = ClockRoutes["GET /programs/:programId/calendars"]["output"];
export type CalendarItem = CalendarList["calendars"][number];
export type CalendarYear = ClockRoutes["GET /calendars/:calendarId/years/:year"]["output"];
export type CalendarDay = CalendarYear["months"][number]["days"][number];
export type HolidayYear = ClockRoutes["GET /holiday-years"]["output"]["years"][number];
export type Deadline = ClockRoutes["GET /programs/:programId/deadlines"]["output"]["deadlines"][number];
