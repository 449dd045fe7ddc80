import type { CalendarDay, Deadline } from "./api.ts";

/** What a day is, as it stands on the calendar. */
export const dayWords: Readonly<Record<CalendarDay["kind"], string>> = {
  workday: "工作日",
  weekend: "每周休息日",
  holiday: "放假",
  makeUp: "调休上班",
  exception: "特别安排",
};

const kindWords: Readonly<Record<string, string>> = {
  consult: "咨询",
  help: "求助",
  complaint: "投诉",
  report: "举报",
  suggestion: "建议",
  praise: "表扬",
  other: "其他",
};

const urgencyWords: Readonly<Record<string, string>> = { normal: "一般", urgent: "紧急", critical: "特急" };

export const unitWords: Readonly<Record<Deadline["unit"], string>> = {
  workingDays: "工作日",
  workingMinutes: "分钟工作时间",
  minutes: "分钟（连续计时）",
  calendarDays: "自然日",
};

/** Minutes in words: 90 is 1 小时 30 分钟. */
export function minutesText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 ? `${hours} 小时` : "", rest > 0 || hours === 0 ? `${rest} 分钟` : ""].filter(Boolean).join(" ");
}

/** How much a policy grants: 5 个工作日, 1 小时, 4 小时工作时间. */
export function allowanceText({ unit, amount }: Pick<Deadline, "unit" | "amount">): string {
  if (unit === "workingDays") return `${amount} 个工作日`;
  if (unit === "calendarDays") return `${amount} 个自然日`;
  return `${minutesText(amount)}${unit === "workingMinutes" ? "工作时间" : ""}`;
}

/** For which cases a policy is. */
export function scopeText({ kinds, urgencies }: Pick<Deadline, "kinds" | "urgencies">): string {
  const named = [
    kinds ? kinds.map((kind) => kindWords[kind] ?? kind).join("、") : "",
    urgencies ? urgencies.map((urgency) => urgencyWords[urgency] ?? urgency).join("、") : "",
  ].filter(Boolean);
  return named.length > 0 ? named.join("；") : "全部工单";
}

/** When a policy warns: 过半, 到期前 2 小时. */
export function warningText(warning: Deadline["warnings"][number]): string {
  return "atShare" in warning
    ? `用时 ${Math.round(warning.atShare * 100)} %`
    : `到期前 ${minutesText(warning.minutesBefore)}`;
}
