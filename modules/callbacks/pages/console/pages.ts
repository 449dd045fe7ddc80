import { definePages } from "@yingsheng/kernel/web";

/** The console pages of callbacks. */
export const pages = definePages([
  {
    path: "/callbacks",
    title: "回访",
    permission: "callback.view",
    rail: { group: "desk", icon: "Phone", order: 40 },
    load: () => import("./CallbackListPage.tsx"),
  },
  { path: "/callbacks/:taskId", title: "回访", permission: "callback.view", load: () => import("./CallbackPage.tsx") },
]);
