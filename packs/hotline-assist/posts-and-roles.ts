import type { PackRole } from "@yingsheng/identity";
import type { PackPost } from "@yingsheng/programs";

const staffing = "合同 H 第四部分 2.1 团队要求";

/** Posts with the head-count of contract H: 23 people at least. */
export const posts: readonly PackPost[] = [
  {
    code: "project-manager",
    name: "项目经理",
    headcount: 1,
    qualification: "统筹项目、对外协调、对服务质量负责",
    source: staffing,
  },
  {
    code: "supervisor",
    name: "管理人员",
    headcount: 2,
    qualification: "兼管培训、质检与数据分析",
    source: staffing,
  },
  {
    code: "platform-staff",
    name: "平台工作人员",
    headcount: 20,
    qualification: "登记、派单、审核、回访，轮班值守；无违法违规记录",
    source: staffing,
  },
];

/** What every desk needs to read beside its own work: units, code lists, calendars and deadlines. */
const reference = ["unit.view", "program.view", "calendar.view", "deadline.view"] as const;

/**
 * Roles of the program. Administration, audit and case work are kept apart (GB/T 22239, level 3): the administrator
 * sees no case, the auditor sees nothing but the audit trail, the purchaser changes nothing.
 */
export const roles: readonly PackRole[] = [
  { code: "agent", name: "话务员", permissions: ["case.view", "case.open", ...reference] },
  { code: "dispatcher", name: "派单员", permissions: ["case.view", "case.dispatch", "case.reveal", ...reference] },
  {
    code: "handler",
    name: "承办单位经办人",
    permissions: ["case.view", "case.sign", "case.handle", "case.reveal", ...reference],
  },
  { code: "reviewer", name: "审核员", permissions: ["case.view", "case.review", ...reference] },
  {
    code: "callback",
    name: "回访员",
    permissions: ["case.view", "case.reveal", "callback.view", "callback.work", ...reference],
  },
  {
    code: "supervisor",
    name: "值班班长",
    permissions: [
      "case.view",
      "case.open",
      "case.dispatch",
      "dispatch.manage",
      "case.review",
      "case.void",
      "case.import",
      "case.reveal",
      "callback.view",
      "person.view",
      ...reference,
    ],
  },
  {
    code: "manager",
    name: "项目经理",
    permissions: ["case.view", "case.import", "callback.view", "person.view", ...reference],
  },
  { code: "purchaser", name: "采购人", permissions: ["case.view", "callback.view", ...reference] },
  {
    code: "admin",
    name: "系统管理员",
    permissions: [
      "person.view",
      "person.manage",
      "unit.view",
      "unit.manage",
      "grant.manage",
      "program.view",
      "program.manage",
      "calendar.view",
      "calendar.manage",
      "deadline.view",
      "system.view",
    ],
    secondFactor: false,
  },
  { code: "auditor", name: "审计员", permissions: ["audit.view"] },
];
