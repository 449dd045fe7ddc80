import type { PackCode } from "@yingsheng/programs";

/** Where a matter can come in; the provincial platform hands down what citizens of the county tell it. */
export const channels: readonly PackCode[] = [
  { code: "phone", name: "电话" },
  { code: "province", name: "省12345平台" },
  { code: "wechat", name: "微信" },
  { code: "mini-app", name: "小程序" },
  { code: "app", name: "APP" },
  { code: "web", name: "网站" },
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
  { code: "other-duty", name: "职责属其他单位" },
  { code: "other-town", name: "事发地属其他乡镇" },
  { code: "other-county", name: "事发地不在本县" },
  { code: "province-level", name: "属省级部门管辖" },
  { code: "joint-unit", name: "本单位宜作协办，主办另有其单位" },
  { code: "unclear", name: "要素不全，联系诉求人后仍不明确" },
  { code: "same-matter", name: "同一诉求本单位已在办理" },
  { code: "legal-route", name: "已由法院、仲裁或信访受理" },
];

const suspendReasons: readonly PackCode[] = [
  { code: "citizen-material", name: "等待诉求人提供材料或到场" },
  { code: "survey", name: "等待测绘、评估、检测或鉴定结果" },
  { code: "typhoon", name: "台风、暴雨、大浪影响现场作业" },
  { code: "fishing-season", name: "渔船出海或休渔，当事人暂不在岸" },
  { code: "works", name: "工程已立项，等待施工" },
  { code: "court", name: "等待司法或行政程序结果" },
  { code: "joint-meeting", name: "职责不清，等待会商指定" },
];

const voidReasons: readonly PackCode[] = [
  { code: "double", name: "同一诉求重复登记" },
  { code: "wrong-entry", name: "登记错误，已重新登记" },
  { code: "withdrawn", name: "诉求人撤回" },
  { code: "empty-call", name: "无声、误拨、试机" },
  { code: "abusive", name: "骚扰或恶意占线" },
  { code: "out-of-scope", name: "不属受理范围，已告知其他渠道" },
];

const sendBackReasons: readonly PackCode[] = [
  { code: "not-contacted", name: "答复前未与诉求人联系" },
  { code: "points-missed", name: "诉求要点有遗漏" },
  { code: "result-missing", name: "只有过程，没有处理结果" },
  { code: "proof-missing", name: "未附现场照片或处理凭证" },
  { code: "basis-missing", name: "未说明政策、法律依据" },
  { code: "promise-undated", name: "承诺事项没有完成期限" },
  { code: "tone", name: "语气不当或表述不清" },
  { code: "leak", name: "答复泄露举报人或他人信息" },
];

/** Fixed reasons offered where a step must be justified. */
export const reasons: Readonly<Record<string, readonly PackCode[]>> = {
  returnReason: returnReasons,
  suspendReason: suspendReasons,
  voidReason: voidReasons,
  sendBackReason: sendBackReasons,
};
