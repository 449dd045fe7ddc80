import type { PackCalendar, PackDeadline, PackWarning } from "@yingsheng/clocks";

const OFFICE_DAY = [
  ["08:30", "12:00"],
  ["14:30", "17:30"],
] as const;
const WHOLE_DAY = [["00:00", "24:00"]] as const;

/** Round the clock for the hotline's own desk; the offices of Hainan close for a long midday break. */
export const calendars: readonly PackCalendar[] = [
  {
    code: "round-the-clock",
    name: "全天候",
    observesHolidays: false,
    hours: { 1: WHOLE_DAY, 2: WHOLE_DAY, 3: WHOLE_DAY, 4: WHOLE_DAY, 5: WHOLE_DAY, 6: WHOLE_DAY, 7: WHOLE_DAY },
    source: "合同 L 二（3）、五1（1）：7×24 小时不间断",
  },
  {
    code: "office",
    name: "机关工作时间",
    observesHolidays: true,
    hours: { 1: OFFICE_DAY, 2: OFFICE_DAY, 3: OFFICE_DAY, 4: OFFICE_DAY, 5: OFFICE_DAY, 6: [], 7: [] },
    source: "国务院办公厅节假日安排；作息按海南机关常见时间设定，可在页面调整",
  },
];

const TYPICAL = "合同 L 未规定，海南未见公开的统一时限；按各地热线常见值设定，可在页面调整";
const SINCE = "2024-01-01";
const HALF_GONE: PackWarning = { atShare: 0.5 };
const MOSTLY_GONE: PackWarning = { atShare: 0.8 };
const HOUR_BEFORE: PackWarning = { minutesBefore: 60 };
const DAY_BEFORE: PackWarning = { minutesBefore: 1440 };
/** Thanks need no handling clock: praise stands in none of these lists. */
const HANDLED = ["consult", "help", "complaint", "report", "suggestion", "other"] as const;

const takingOver: readonly PackDeadline[] = [
  {
    code: "dispatch",
    name: "派单 1 小时",
    clock: "dispatch",
    calendar: "round-the-clock",
    allowance: { unit: "minutes", amount: 60 },
    warnings: [HALF_GONE, MOSTLY_GONE],
    validFrom: SINCE,
    source: TYPICAL,
  },
  {
    code: "dispatch-urgent",
    name: "紧急、特急件派单 15 分钟",
    clock: "dispatch",
    urgencies: ["urgent", "critical"],
    calendar: "round-the-clock",
    allowance: { unit: "minutes", amount: 15 },
    warnings: [HALF_GONE],
    validFrom: SINCE,
    source: TYPICAL,
  },
  {
    code: "sign",
    name: "签收 2 个工作小时",
    clock: "sign",
    calendar: "office",
    allowance: { unit: "workingMinutes", amount: 120 },
    warnings: [HALF_GONE, MOSTLY_GONE],
    validFrom: SINCE,
    source: TYPICAL,
  },
  {
    code: "sign-urgent",
    name: "紧急、特急件签收 30 分钟",
    clock: "sign",
    urgencies: ["urgent", "critical"],
    calendar: "round-the-clock",
    allowance: { unit: "minutes", amount: 30 },
    warnings: [HALF_GONE],
    validFrom: SINCE,
    source: TYPICAL,
  },
];

const handling: readonly PackDeadline[] = [
  {
    code: "handle-consult",
    name: "咨询件办理 2 个工作日",
    clock: "handle",
    kinds: ["consult"],
    calendar: "office",
    allowance: { unit: "workingDays", amount: 2 },
    warnings: [HALF_GONE, HOUR_BEFORE],
    validFrom: SINCE,
    source: TYPICAL,
  },
  {
    code: "handle-help",
    name: "求助、建议及其他件办理 5 个工作日",
    clock: "handle",
    kinds: ["help", "suggestion", "other"],
    calendar: "office",
    allowance: { unit: "workingDays", amount: 5 },
    warnings: [HALF_GONE, DAY_BEFORE, HOUR_BEFORE],
    validFrom: SINCE,
    source: TYPICAL,
  },
  {
    code: "handle-complaint",
    name: "投诉、举报件办理 7 个工作日",
    clock: "handle",
    kinds: ["complaint", "report"],
    calendar: "office",
    allowance: { unit: "workingDays", amount: 7 },
    warnings: [HALF_GONE, DAY_BEFORE, HOUR_BEFORE],
    validFrom: SINCE,
    source: TYPICAL,
  },
  {
    code: "handle-urgent",
    name: "紧急件办理 1 个工作日",
    clock: "handle",
    kinds: HANDLED,
    urgencies: ["urgent"],
    calendar: "office",
    allowance: { unit: "workingDays", amount: 1 },
    warnings: [HALF_GONE, HOUR_BEFORE],
    validFrom: SINCE,
    source: TYPICAL,
  },
  {
    code: "handle-critical",
    name: "特急件办理 8 小时",
    clock: "handle",
    kinds: HANDLED,
    urgencies: ["critical"],
    calendar: "round-the-clock",
    allowance: { unit: "minutes", amount: 480 },
    warnings: [HALF_GONE, HOUR_BEFORE],
    validFrom: SINCE,
    source: TYPICAL,
  },
];

const closing: readonly PackDeadline[] = [
  {
    code: "review",
    name: "审核 4 个工作小时",
    clock: "review",
    calendar: "office",
    allowance: { unit: "workingMinutes", amount: 240 },
    warnings: [HALF_GONE, MOSTLY_GONE],
    validFrom: SINCE,
    source: TYPICAL,
  },
  {
    code: "review-urgent",
    name: "紧急、特急件审核 2 小时",
    clock: "review",
    urgencies: ["urgent", "critical"],
    calendar: "round-the-clock",
    allowance: { unit: "minutes", amount: 120 },
    warnings: [HALF_GONE],
    validFrom: SINCE,
    source: TYPICAL,
  },
  {
    code: "callback",
    name: "回访 24 小时",
    clock: "callback",
    calendar: "round-the-clock",
    allowance: { unit: "minutes", amount: 1440 },
    warnings: [HALF_GONE, HOUR_BEFORE],
    validFrom: SINCE,
    source: "合同 L 三、考核指标 4：办结后 24 小时内回访，按时回访率 100%",
  },
];

/** Deadline policies: dispatch, sign, handle, review, callback. Only the callback's is the contract's own. */
export const deadlines: readonly PackDeadline[] = [...takingOver, ...handling, ...closing];
