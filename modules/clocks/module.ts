import { defineModule } from "@yingsheng/kernel";
import { changeDeadline } from "./actions/change-deadline.ts";
import { loadHolidayYear } from "./actions/load-holiday-year.ts";
import { removeDayException } from "./actions/remove-day-exception.ts";
import { setCalendarHours } from "./actions/set-calendar-hours.ts";
import { setDayException } from "./actions/set-day-exception.ts";
import { clockEvents } from "./events.ts";
import { installClocks } from "./install-clocks.ts";
import type { PackCalendar, PackDeadline } from "./pack-section.ts";
import { pages } from "./pages/console/pages.ts";
import { getCalendarYear } from "./queries/get-calendar-year.ts";
import { listCalendars } from "./queries/list-calendars.ts";
import { listCaseClocks } from "./queries/list-case-clocks.ts";
import { listDeadlines } from "./queries/list-deadlines.ts";
import { listHolidayYears } from "./queries/list-holiday-years.ts";
import { previewDue } from "./queries/preview-due.ts";
import { recountJob } from "./recount-clocks.ts";
import { clockRefusals } from "./refusals.ts";
import { ringJob, sweepJob } from "./ring-clocks.ts";

/** 时限: working calendars, deadline policies, and the clocks that run on them. */
export const clocksModule = defineModule({
  name: "clocks",
  title: "时限与日历",
  dependsOn: ["identity", "programs"],
  permissions: {
    "calendar.view": "查看工作日历和节假日安排",
    "calendar.manage": "载入节假日、调整作息和时限、设置特别安排",
    "deadline.view": "查看时限规则和计时",
  },
  refusals: clockRefusals,
  verbs: [
    listCalendars,
    getCalendarYear,
    setDayException,
    removeDayException,
    setCalendarHours,
    listHolidayYears,
    loadHolidayYear,
    listDeadlines,
    changeDeadline,
    previewDue,
    listCaseClocks,
  ],
  publishes: Object.values(clockEvents),
  subscriptions: [],
  jobs: [ringJob, recountJob, sweepJob],
  migrations: new URL("./migrations/", import.meta.url),
  pages,
  installPack: (context, { programId, pack }) =>
    installClocks(context, programId, pack as { calendars: PackCalendar[]; deadlines: PackDeadline[] }),
});
