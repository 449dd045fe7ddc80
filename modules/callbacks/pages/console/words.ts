/** Grades of satisfaction, as the caller is asked. */
export const gradeWords: Readonly<Record<string, string>> = {
  "very-satisfied": "非常满意",
  satisfied: "满意",
  fair: "基本满意",
  unsatisfied: "不满意",
  "very-unsatisfied": "非常不满意",
};

/** What an attempt can come to without the citizen on the line. */
export const missedWords: Readonly<Record<string, string>> = {
  "no-answer": "无人接听",
  busy: "占线",
  "switched-off": "关机或停机",
  "wrong-number": "号码有误",
  refused: "拒绝回访",
};

export const resultWords: Readonly<Record<string, string>> = { ...missedWords, answered: "已接通", sent: "短信已发送" };
