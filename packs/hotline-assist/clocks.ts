import type { PackCalendar, PackDeadline, PackWarning } from "@yingsheng/clocks";

const WORKDAY = [
  ["09:00", "12:00"],
  ["13:00", "17:30"],
] as const;
const ALL_DAY = [["00:00", "24:00"]] as const;

/** Round the clock for the hotline's own desk, office hours for everything counted in working days. */
export const calendars: readonly PackCalendar[] = [
  {
    code: "round-the-clock",
    name: "全天候",
    observesHolidays: false,
    hours: { 1: ALL_DAY, 2: ALL_DAY, 3: ALL_DAY, 4: ALL_DAY, 5: ALL_DAY, 6: ALL_DAY, 7: ALL_DAY },
    source: "合同 H 第一部分 3：7×24 小时值守",
  },
  {
    code: "office",
    name: "机关工作日",
    observesHolidays: true,
    hours: { 1: WORKDAY, 2: WORKDAY, 3: WORKDAY, 4: WORKDAY, 5: WORKDAY, 6: [], 7: [] },
    source: "国务院办公厅节假日安排；作息时间为默认值，可在页面调整",
  },
];

const CONTRACT = "合同 H 第三部分 2";
const DEFAULT = "默认值，合同未作规定，可在页面调整";
const FROM = "2024-01-01";
const HALF: PackWarning = { atShare: 0.5 };
const DAY_BEFORE: PackWarning = { minutesBefore: 1440 };
const TWO_HOURS_BEFORE: PackWarning = { minutesBefore: 120 };
/** Praise has no handling clock, so every handling policy names its kinds. */
const WITH_HANDLING = ["consult", "help", "complaint", "report", "suggestion", "other"] as const;

const desk: readonly PackDeadline[] = [
  {
    code: "dispatch",
    name: "派单 30 分钟",
    clock: "dispatch",
    calendar: "round-the-clock",
    allowance: { unit: "minutes", amount: 30 },
    warnings: [HALF],
    validFrom: FROM,
    source: DEFAULT,
  },
  {
    code: "dispatch-urgent",
    name: "紧急、特急件派单 10 分钟",
    clock: "dispatch",
    urgencies: ["urgent", "critical"],
    calendar: "round-the-clock",
    allowance: { unit: "minutes", amount: 10 },
    warnings: [HALF],
    validFrom: FROM,
    source: DEFAULT,
  },
  {
    code: "sign",
    name: "签收 1 小时",
    clock: "sign",
    calendar: "round-the-clock",
    allowance: { unit: "minutes", amount: 60 },
    warnings: [HALF, { minutesBefore: 15 }],
    validFrom: FROM,
    source: `${CONTRACT}：接收 1 小时内，全天候计时`,
  },
  {
    code: "sign-urgent",
    name: "紧急件签收 30 分钟",
    clock: "sign",
    urgencies: ["urgent"],
    calendar: "round-the-clock",
    allowance: { unit: "minutes", amount: 30 },
    warnings: [HALF],
    validFrom: FROM,
    source: `${DEFAULT}；严于合同 H 的 1 小时`,
  },
  {
    code: "sign-critical",
    name: "特急件签收 15 分钟",
    clock: "sign",
    urgencies: ["critical"],
    calendar: "round-the-clock",
    allowance: { unit: "minutes", amount: 15 },
    warnings: [{ minutesBefore: 5 }],
    validFrom: FROM,
    source: `${DEFAULT}；严于合同 H 的 1 小时`,
  },
];

const handling: readonly PackDeadline[] = [
  {
    code: "handle-consult",
    name: "咨询件办理 3 个工作日",
    clock: "handle",
    kinds: ["consult"],
    calendar: "office",
    allowance: { unit: "workingDays", amount: 3 },
    warnings: [HALF, DAY_BEFORE, TWO_HOURS_BEFORE],
    validFrom: FROM,
    source: `${CONTRACT}：咨询件 3 个工作日办结`,
  },
  {
    code: "handle-complaint",
    name: "投诉、举报件办理 5 个工作日",
    clock: "handle",
    kinds: ["complaint", "report"],
    calendar: "office",
    allowance: { unit: "workingDays", amount: 5 },
    warnings: [HALF, DAY_BEFORE, TWO_HOURS_BEFORE],
    validFrom: FROM,
    source: `${CONTRACT}：投诉件 5 个工作日办结；举报件按投诉件执行，为默认值，可在页面调整`,
  },
  {
    code: "handle-help",
    name: "求助、建议及其他件办理 5 个工作日",
    clock: "handle",
    kinds: ["help", "suggestion", "other"],
    calendar: "office",
    allowance: { unit: "workingDays", amount: 5 },
    warnings: [HALF, DAY_BEFORE, TWO_HOURS_BEFORE],
    validFrom: FROM,
    source: DEFAULT,
  },
  {
    code: "handle-urgent",
    name: "紧急件办理 24 小时",
    clock: "handle",
    kinds: WITH_HANDLING,
    urgencies: ["urgent"],
    calendar: "round-the-clock",
    allowance: { unit: "minutes", amount: 1440 },
    warnings: [HALF, TWO_HOURS_BEFORE],
    validFrom: FROM,
    source: DEFAULT,
  },
  {
    code: "handle-critical",
    name: "特急件办理 4 小时",
    clock: "handle",
    kinds: WITH_HANDLING,
    urgencies: ["critical"],
    calendar: "round-the-clock",
    allowance: { unit: "minutes", amount: 240 },
    warnings: [HALF, { minutesBefore: 30 }],
    validFrom: FROM,
    source: DEFAULT,
  },
];

const closing: readonly PackDeadline[] = [
  {
    code: "review",
    name: "审核 1 个工作日",
    clock: "review",
    calendar: "office",
    allowance: { unit: "workingDays", amount: 1 },
    warnings: [TWO_HOURS_BEFORE],
    validFrom: FROM,
    source: DEFAULT,
  },
  {
    code: "review-urgent",
    name: "紧急、特急件审核 2 小时",
    clock: "review",
    urgencies: ["urgent", "critical"],
    calendar: "round-the-clock",
    allowance: { unit: "minutes", amount: 120 },
    warnings: [HALF],
    validFrom: FROM,
    source: DEFAULT,
  },
  {
    code: "callback",
    name: "回访 24 小时",
    clock: "callback",
    calendar: "round-the-clock",
    allowance: { unit: "minutes", amount: 1440 },
    warnings: [HALF, TWO_HOURS_BEFORE],
    validFrom: FROM,
    source: "按时回访率口径：办结后 24 小时内回访；合同 H 只要求回访，时限为默认值，可在页面调整",
  },
];

/** Deadline policies: dispatch, sign, handle, review, callback. */
export const deadlines: readonly PackDeadline[] = [...desk, ...handling, ...closing];
