import { Closed, Line, OneOf, Paragraph } from "@yingsheng/kernel";
import { type Static, Type } from "typebox";

/** Kinds of a case (requirement C1), with the words staff use. */
export const kindNames = {
  consult: "咨询",
  help: "求助",
  complaint: "投诉",
  report: "举报",
  suggestion: "建议",
  praise: "表扬",
  other: "其他",
} as const;
export type Kind = keyof typeof kindNames;
export const kinds = Object.keys(kindNames) as Kind[];

/** Urgency 紧急程度. */
export const urgencyNames = { normal: "一般", urgent: "紧急", critical: "特急" } as const;
export type Urgency = keyof typeof urgencyNames;
export const urgencies = Object.keys(urgencyNames) as Urgency[];

/** Who speaks, as far as they say it. Phone is any Chinese number, mobile, landline or short code. */
export const RequesterInput = Closed(
  { name: Type.Optional(Line("联系人", 50)), phone: Type.Optional(Line("联系电话", 30)) },
  { title: "诉求人" },
);

/** Everything a new case can be given. Codes are those of the program's own lists. */
export const CaseInput = Closed({
  kind: OneOf(kinds, { title: "诉求类型", "x-labels": kindNames }),
  channel: Line("来源渠道", 40, { "x-widget": "code", "x-list": "channel" }),
  urgency: Type.Optional(OneOf(urgencies, { title: "紧急程度", "x-labels": urgencyNames })),
  title: Line("标题", 200),
  content: Paragraph("诉求内容", 20_000),
  category: Type.Optional(Line("诉求分类", 40, { "x-widget": "code", "x-list": "category" })),
  region: Type.Optional(Line("事发区域", 40, { "x-widget": "code", "x-list": "region" })),
  place: Type.Optional(Line("事发地点", 300)),
  longitude: Type.Optional(Type.Number({ minimum: -180, maximum: 180, title: "经度", "x-widget": "hidden" })),
  latitude: Type.Optional(Type.Number({ minimum: -90, maximum: 90, title: "纬度", "x-widget": "hidden" })),
  requester: Type.Optional(RequesterInput),
  isSecret: Type.Optional(Type.Boolean({ title: "保密" })),
  externalNumber: Type.Optional(Line("渠道原编号", 100)),
  submittedAt: Type.Optional(Type.String({ format: "date-time", title: "诉求提出时间" })),
});
export type CaseInput = Static<typeof CaseInput>;
