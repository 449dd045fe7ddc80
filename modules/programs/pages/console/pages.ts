import { definePages } from "@yingsheng/kernel/web";

/** The console pages of programs. */
export const pages = definePages([
  {
    path: "/codes",
    title: "代码表",
    permission: "program.view",
    rail: { group: "settings", icon: "Tags", order: 20 },
    load: () => import("./CodesPage.tsx"),
  },
]);
