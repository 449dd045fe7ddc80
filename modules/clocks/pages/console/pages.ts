import { definePages } from "@yingsheng/kernel/web";

export const pages = definePages([
  {
    path: "/calendars",
    title: "工作日历",
    permission: "calendar.view",
    rail: { group: "settings", icon: "calendar", order: 30 },
    load: () => import("./CalendarPage.tsx"),
  },
]);
