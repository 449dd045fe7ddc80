import type { PackCode } from "@yingsheng/programs";

/** Where a matter can come in. */
export const channels: readonly PackCode[] = [
  { code: "phone", name: "电话" },
  { code: "web", name: "网站" },
  { code: "mini-app", name: "小程序" },
  { code: "app", name: "APP" },
  { code: "wechat", name: "微信" },
  { code: "sms", name: "短信" },
  { code: "mail", name: "邮件" },
  { code: "letters", name: "信访" },
  { code: "state-council", name: "国务院互联网+督查" },
  { code: "peoples-daily", name: "人民网留言板" },
  { code: "interaction", name: "政民互动" },
  { code: "service-net", name: "一体化平台" },
  { code: "import", name: "表格导入" },
  { code: "counter", name: "窗口" },
];

const returnReasons: readonly PackCode[] = [
  { code: "not-our-duty", name: "不属于本单位法定职责" },
  { code: "not-our-area", name: "事发地不在本单位辖区" },
  { code: "joint-only", name: "应由其他单位主办，本单位可协办" },
  { code: "facts-missing", name: "时间、地点或对象不明，联系诉求人后仍无法核实" },
  { code: "already-open", name: "与本单位在办工单为同一事项" },
  { code: "in-proceedings", name: "已进入诉讼、仲裁、复议或信访程序" },
  { code: "higher-level", name: "属上级单位事权，本级无权处理" },
];

const suspendReasons: readonly PackCode[] = [
  { code: "waiting-for-citizen", name: "等待诉求人补充材料" },
  { code: "appointment", name: "经诉求人同意，约定日期上门办理" },
  { code: "testing", name: "等待检验、检测或鉴定结论" },
  { code: "works-planned", name: "已列入施工计划，等待进场" },
  { code: "weather", name: "受汛情、冰雪等天气影响，暂不能施工" },
  { code: "consultation", name: "职责交叉，正在会商" },
  { code: "case-investigation", name: "已立案调查，等待处理结论" },
];

const voidReasons: readonly PackCode[] = [
  { code: "entered-twice", name: "同一次来电重复登记" },
  { code: "entered-wrongly", name: "登记有误，已另行登记" },
  { code: "withdrawn", name: "诉求人在派单前主动撤回" },
  { code: "no-matter", name: "无声、误拨或无实质诉求" },
  { code: "harassment", name: "骚扰、辱骂来电，已按规定告知" },
  { code: "not-accepted", name: "不属于热线受理范围，已说明其他途径" },
];

const sendBackReasons: readonly PackCode[] = [
  { code: "no-contact", name: "未先行联系诉求人" },
  { code: "not-answered", name: "未逐项回应诉求" },
  { code: "no-basis", name: "缺少政策或法律依据" },
  { code: "no-evidence", name: "缺少现场照片或处置凭证" },
  { code: "no-date", name: "承诺整改但未写明完成时间" },
  { code: "contradiction", name: "回复内容与核实情况不一致" },
  { code: "wording", name: "用语生硬或格式不规范" },
  { code: "privacy", name: "回复中含有他人个人信息" },
];

/** Fixed reasons offered where a step must be justified. */
export const reasons: Readonly<Record<string, readonly PackCode[]>> = {
  returnReason: returnReasons,
  suspendReason: suspendReasons,
  voidReason: voidReasons,
  sendBackReason: sendBackReasons,
};
