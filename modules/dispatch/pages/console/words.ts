import type { Rule } from "./api.ts";

export const kindWords: Readonly<Record<string, string>> = {
  consult: "咨询",
  help: "求助",
  complaint: "投诉",
  report: "举报",
  suggestion: "建议",
  praise: "表扬",
  other: "其他",
};

export const urgencyWords: Readonly<Record<string, string>> = { normal: "一般", urgent: "紧急", critical: "特急" };

/** Counts are taken up to here. */
const mostCounted = 1000;

/** `12` or `1,000+`. */
export const countWords = (count: number): string => (count >= mostCounted ? "1,000+" : String(count));

export const dutyStanding: Readonly<Record<string, string>> = { holds: "有效", later: "未到生效日", ended: "已截止" };

export const ruleStanding: Readonly<Record<string, string>> = {
  off: "停用",
  holds: "启用",
  later: "启用，未到生效日",
  ended: "启用，已过期",
};

/** The conditions of a rule in one line; codes are shown by `nameOf`. */
export function conditionWords({ conditions }: Rule, nameOf: (list: string, code: string) => string): string {
  const { kinds, channels, category, region, urgencies, words } = conditions;
  const parts = [
    kinds?.map((kind) => kindWords[kind] ?? kind).join("、"),
    channels && `渠道 ${channels.map((code) => nameOf("channel", code)).join("、")}`,
    category && `分类 ${nameOf("category", category)}`,
    region && `区域 ${nameOf("region", region)}`,
    (urgencies ?? ["normal"]).map((urgency) => urgencyWords[urgency] ?? urgency).join("、"),
    words && `含 ${words.map((word) => `“${word}”`).join("或")}`,
  ];
  return parts.filter(Boolean).join(" · ");
}
