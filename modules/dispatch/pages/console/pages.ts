import { definePages } from "@yingsheng/kernel/web";

/** The console pages of dispatch. */
export const pages = definePages([
  {
    path: "/dispatch",
    title: "派单台",
    permission: "case.dispatch",
    rail: { group: "desk", icon: "Send", order: 20 },
    load: () => import("./DeskPage.tsx"),
  },
  {
    path: "/duties",
    title: "派单目录",
    permission: "program.view",
    rail: { group: "settings", icon: "Book", order: 24 },
    load: () => import("./CataloguePage.tsx"),
  },
  {
    path: "/dispatch-rules",
    title: "派单规则",
    permission: "program.view",
    rail: { group: "settings", icon: "Tool", order: 26 },
    load: () => import("./RulesPage.tsx"),
  },
]);
