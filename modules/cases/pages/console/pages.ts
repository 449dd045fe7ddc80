import { definePages } from "@yingsheng/kernel/web";

/** The console pages of cases. */
export const pages = definePages([
  {
    path: "/work",
    title: "我的工作",
    permission: "case.view",
    rail: { group: "desk", icon: "Inbox", order: 10 },
    load: () => import("./MyWorkPage.tsx"),
  },
  {
    path: "/intake",
    title: "受理",
    permission: "case.open",
    rail: { group: "desk", icon: "Edit", order: 5 },
    load: () => import("./IntakePage.tsx"),
  },
  {
    path: "/cases",
    title: "工单",
    permission: "case.view",
    rail: { group: "case", icon: "FileText", order: 10 },
    load: () => import("./CaseListPage.tsx"),
  },
  { path: "/cases/:caseId", title: "工单", permission: "case.view", load: () => import("./CasePage.tsx") },
  {
    path: "/imports",
    title: "导入",
    permission: "case.import",
    rail: { group: "case", icon: "Import", order: 30 },
    load: () => import("./ImportPage.tsx"),
  },
]);
