import type { PackRole } from "@yingsheng/identity";
import type { PackPost } from "@yingsheng/programs";

const NAMED = "合同 L 二（2）1 列明岗位";
const PRICED = "合同 L 八、一";
const ONE_OF_NINE = `${NAMED}；计入${PRICED}.2 管理人员 9 人，各岗人数为默认分配`;
const ONE_OF_27 = `${NAMED}；计入${PRICED}.3 客服代表 27 人，各岗人数为默认分配`;
const EVERYONE = "遵纪守法、身心健康、表达清楚；岗前培训考核合格";

/**
 * Posts of contract L, 37 people at least: one project specialist, nine managers, 27 agents. The contract names the
 * posts and these three sums; how the nine and the 27 spread over the posts is the operator's to plan.
 */
export const posts: readonly PackPost[] = [
  {
    code: "project-specialist",
    name: "项目专员",
    headcount: 1,
    qualification: EVERYONE,
    source: `${PRICED}.1 项目专员 1 人`,
  },
  { code: "knowledge-base", name: "知识库管理岗", headcount: 1, qualification: EVERYONE, source: ONE_OF_NINE },
  { code: "supervise-appeal", name: "工单督办申诉岗", headcount: 1, qualification: EVERYONE, source: ONE_OF_NINE },
  { code: "data-analysis", name: "数据分析岗", headcount: 1, qualification: EVERYONE, source: ONE_OF_NINE },
  { code: "policy-material", name: "政策材料岗", headcount: 1, qualification: EVERYONE, source: ONE_OF_NINE },
  { code: "technical", name: "技术管理岗", headcount: 1, qualification: EVERYONE, source: ONE_OF_NINE },
  { code: "operations", name: "运行管理岗", headcount: 2, qualification: EVERYONE, source: ONE_OF_NINE },
  { code: "general", name: "综合管理岗", headcount: 1, qualification: EVERYONE, source: ONE_OF_NINE },
  { code: "information", name: "信息管理岗", headcount: 1, qualification: EVERYONE, source: ONE_OF_NINE },
  { code: "call-taking", name: "接话岗", headcount: 17, qualification: EVERYONE, source: ONE_OF_27 },
  { code: "dispatch", name: "派单岗", headcount: 5, qualification: EVERYONE, source: ONE_OF_27 },
  { code: "callback", name: "工单回访岗", headcount: 5, qualification: EVERYONE, source: ONE_OF_27 },
];

/** Lists, units, calendars and deadlines: read by whoever works with cases. */
const reading = ["unit.view", "program.view", "calendar.view", "deadline.view"] as const;

/**
 * Roles of the program. GB/T 22239 level 3 keeps administration, audit and business apart: who administers sees no
 * case, who audits sees only the audit trail, and the buyer reads without changing or revealing anything.
 */
export const roles: readonly PackRole[] = [
  { code: "agent", name: "接话员", permissions: ["case.view", "case.open", ...reading] },
  { code: "dispatcher", name: "派单员", permissions: ["case.view", "case.dispatch", "case.reveal", ...reading] },
  {
    code: "handler",
    name: "承办单位经办人",
    permissions: ["case.view", "case.sign", "case.handle", "case.reveal", ...reading],
  },
  { code: "reviewer", name: "审核员", permissions: ["case.view", "case.review", ...reading] },
  {
    code: "callback",
    name: "回访员",
    permissions: ["case.view", "case.reveal", "callback.view", "callback.work", ...reading],
  },
  {
    code: "supervisor",
    name: "现场主管",
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
      ...reading,
    ],
  },
  {
    code: "manager",
    name: "项目专员",
    permissions: ["case.view", "case.import", "callback.view", "person.view", ...reading],
  },
  { code: "purchaser", name: "采购人", permissions: ["case.view", "callback.view", ...reading] },
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
  },
  { code: "auditor", name: "审计员", permissions: ["audit.view"] },
];
