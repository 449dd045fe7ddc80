/** Words of the case screens, as staff say them. */
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

export const clockWords: Readonly<Record<string, string>> = {
  dispatch: "派单",
  sign: "签收",
  handle: "办理",
  review: "审核",
  callback: "回访",
};

export const verbWords: Readonly<Record<string, string>> = {
  openCase: "受理",
  answerAtOnce: "即时答复",
  dispatchCase: "派单",
  signCase: "签收",
  returnCase: "退单",
  recordProgress: "登记进展",
  suspendCase: "挂起",
  resumeCase: "恢复办理",
  replyToCase: "提交答复",
  sendBackCase: "退回补充",
  closeCase: "审核办结",
  redoCase: "重办",
  archiveCase: "归档",
  voidCase: "作废",
  attachFile: "上传附件",
  overdue: "超过时限",
  recordAttempt: "回访未接通",
  completeCallback: "回访",
  giveUpCallback: "联系不上",
};
