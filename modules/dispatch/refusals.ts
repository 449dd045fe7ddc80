import { defineRefusals } from "@yingsheng/kernel";

/** Refusals of the module dispatch. */
export const refusals = defineRefusals({
  "dispatch.unknown-code": [422, "所选的代码不在本项目的代码表中。"],
  "dispatch.unknown-unit": [422, "所选单位不存在或已停用，同一单位只能选一次。"],
  "dispatch.past-day": [422, "只能从今天起生效或截止，已经发生的派单依据不能改写。"],
  "dispatch.period": [422, "截止日期不能早于生效日期。"],
  "dispatch.duty-not-found": [404, "没有找到这条派单目录。"],
  "dispatch.duty-taken": [409, "同一分类、同一区域在这一天已有一条目录生效。"],
  "dispatch.duty-ended": [409, "这条目录已经截止。"],
  "dispatch.rule-not-found": [404, "没有找到这条派单规则。"],
  "dispatch.rule-name": [409, "已有同名的派单规则。"],
  "dispatch.rule-empty": [422, "规则至少要有一个条件。"],
  "dispatch.rule-on": [409, "规则启用期间不能修改，请先停用。"],
  "dispatch.rule-not-previewed": [409, "规则修改后还没有试算，请先试算再启用。"],
  "dispatch.not-waiting": [409, "这件工单不在待派单状态。"],
});
