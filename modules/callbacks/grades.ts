/** Grades of satisfaction 满意度, best first; the two last ask for a redo 重办 (C11). */
export const gradeNames = {
  "very-satisfied": "非常满意",
  satisfied: "满意",
  fair: "基本满意",
  unsatisfied: "不满意",
  "very-unsatisfied": "非常不满意",
} as const;
export type Grade = keyof typeof gradeNames;
export const grades = Object.keys(gradeNames) as Grade[];

/** A citizen who says this has the case done again, once. */
export const asksForRedo = (grade: Grade): boolean => grade === "unsatisfied" || grade === "very-unsatisfied";

/** What an attempt can come to. `sent` is for messages, which answer nothing by themselves. */
export const resultNames = {
  answered: "已接通",
  "no-answer": "无人接听",
  busy: "占线",
  "switched-off": "关机或停机",
  "wrong-number": "号码有误",
  refused: "拒绝回访",
  sent: "短信已发送",
} as const;
export type AttemptResult = keyof typeof resultNames;
export const attemptResults = Object.keys(resultNames) as AttemptResult[];
