import { definePages } from "@yingsheng/kernel/web";

/** Pages over the kernel's own verbs: the audit and the background jobs. */
export const pages = definePages([
  {
    path: "/audit",
    title: "审计",
    permission: "audit.view",
    rail: { group: "settings", icon: "Audit", order: 80 },
    load: () => import("./AuditPage.tsx"),
  },
  {
    path: "/jobs",
    title: "后台任务",
    permission: "system.view",
    rail: { group: "settings", icon: "Tool", order: 90 },
    load: () => import("./JobsPage.tsx"),
  },
]);
