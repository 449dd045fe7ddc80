import type { Action, CurrentSession, OptionSource, TimelineEntry, TreeOption } from "@yingsheng/ui";

/** Invented records for the gallery; nobody and nothing in them exists. */
export type SampleCase = {
  id: string;
  number: string;
  state: string;
  title: string;
  category: string;
  unit: string;
  receivedAt: string;
  dueAt: string | null;
  isPaused: boolean;
};

const hour = 3_600_000;
const at = (hours: number): string => new Date(Date.now() + hours * hour).toISOString();

const rows: [
  state: string,
  title: string,
  category: string,
  unit: string,
  received: number,
  due: number | null,
  paused?: boolean,
][] = [
  [
    "handling",
    "夜间施工噪声影响休息，工地凌晨一点仍在浇筑",
    "环境保护 / 噪声 / 施工噪声",
    "示例区城市管理局",
    -30,
    3.4,
  ],
  ["dispatched", "小区二次供水水压不足，六楼以上早晚无水", "公用事业 / 供水 / 水压", "示例区水务局", -2, 0.3],
  ["received", "咨询灵活就业人员医保缴费时间", "社会保障 / 医保 / 缴费", "", -0.2, 0.8],
  [
    "handling",
    "路灯连续三天不亮，人行道坑洼有老人摔倒",
    "市政 / 道路照明 / 路灯",
    "示例区住房和城乡建设局市政设施维护管理中心",
    -80,
    -51,
  ],
  ["suspended", "拖欠装修尾款，待法院出具文书", "市场 / 合同 / 装修", "示例区市场监督管理局", -120, 40, true],
  ["replied", "公交 18 路末班车提前收车", "交通 / 公交 / 班次", "示例市交通运输局", -60, 12],
  ["closed", "垃圾清运不及时，夏季异味大", "市容环境 / 垃圾 / 清运", "示例区城市管理局", -200, null],
  ["answered", "咨询居住证办理材料", "公安 / 户政 / 居住证", "", -1, null],
  ["merged", "同一工地噪声，第三次反映", "环境保护 / 噪声 / 施工噪声", "示例区城市管理局", -20, null],
  ["archived", "感谢社区帮助走失老人回家", "表扬 / 社区 / 服务", "示例街道办事处", -500, null],
  ["void", "测试来电", "其他 / 无效 / 测试", "", -300, null],
];

export const sampleCases: SampleCase[] = rows.map(
  ([state, title, category, unit, received, due, isPaused = false], index) => ({
    id: `case-${index}`,
    number: `YS2026112200${String(index + 17).padStart(3, "0")}`,
    state,
    title,
    category,
    unit,
    receivedAt: at(received),
    dueAt: due === null ? null : at(due),
    isPaused,
  }),
);

export const sampleTimeline: TimelineEntry[] = [
  {
    id: "1",
    at: at(-51),
    what: "受理",
    who: "王一",
    unit: "示例市热线中心",
    words:
      "市民反映示例路与样板路交叉口工地夜间施工，凌晨一点仍在浇筑混凝土，家中有备考学生，希望核查是否有夜间施工许可。",
  },
  { id: "2", at: at(-50.6), what: "派单", to: "→ 示例区城市管理局", who: "李二", unit: "示例市热线中心" },
  {
    id: "3",
    at: at(-49),
    what: "退单",
    who: "赵三",
    unit: "示例区城市管理局",
    words: "工地在开发区管辖范围内，依据派单目录第 12 项应由开发区建设局承办。",
    tone: "warn",
  },
  { id: "4", at: at(-26), what: "重新派单", to: "→ 示例开发区建设局", who: "李二", unit: "示例市热线中心" },
  { id: "5", at: at(-25), what: "签收", who: "钱四", unit: "示例开发区建设局" },
  {
    id: "6",
    at: at(-2),
    what: "办理情况",
    who: "钱四",
    unit: "示例开发区建设局",
    words: "已到现场核查，施工单位未办理夜间施工证明，责令停止夜间作业。",
    attachments: [{ id: "a", name: "现场检查记录.pdf", href: "#" }],
  },
  { id: "7", at: at(-0.5), what: "答复超时提醒", who: "系统", tone: "bad" },
  {
    id: "8",
    at: at(-0.1),
    what: "办结",
    who: "钱四",
    unit: "示例开发区建设局",
    words: "施工单位已承诺夜间 22 点后停工，市民表示认可。",
    tone: "good",
  },
];

const tree = (value: string, title: string, children: TreeOption[] = []): TreeOption => ({
  value,
  title,
  ...(children.length > 0 ? { children } : {}),
});

const categories: TreeOption[] = [
  tree("01", "环境保护", [
    tree("0101", "噪声", [tree("010101", "施工噪声"), tree("010102", "社会生活噪声"), tree("010103", "交通噪声")]),
    tree("0102", "大气", [tree("010201", "油烟"), tree("010202", "扬尘")]),
  ]),
  tree("02", "公用事业", [
    tree("0201", "供水", [tree("020101", "水压"), tree("020102", "水质")]),
    tree("0202", "供气"),
  ]),
  tree("03", "交通", [tree("0301", "公交", [tree("030101", "班次"), tree("030102", "站点")])]),
];

const units: TreeOption[] = [
  tree("city", "示例市热线中心"),
  tree("district", "示例区", [
    tree("cg", "示例区城市管理局"),
    tree("sw", "示例区水务局"),
    tree("zj", "示例区住房和城乡建设局市政设施维护管理中心"),
  ]),
];

export const sampleOptions: OptionSource = (request) => {
  if (request.kind === "unit") return Promise.resolve(units);
  if (request.kind === "person") return Promise.resolve([tree("p1", "王一"), tree("p2", "李二"), tree("p3", "赵三")]);
  return Promise.resolve(
    request.list === "returnReason"
      ? [tree("r1", "不属于本单位职责"), tree("r2", "管辖范围不符"), tree("r3", "诉求要素不全")]
      : categories,
  );
};

export const sampleSession: CurrentSession = {
  person: { id: "p1", name: "王一", login: "agent" },
  csrfToken: "gallery",
  secondFactor: "none",
  programs: [{ id: "g1", code: "gallery", name: "示例市 12345 热线", permissions: [], units: [] }],
};

const returnForm = {
  type: "object",
  required: ["reason", "basis"],
  properties: {
    reason: { type: "string", title: "退单原因", "x-widget": "code", "x-list": "returnReason" },
    basis: {
      type: "string",
      title: "依据",
      maxLength: 500,
      description: "写明派单目录条目或职责文件",
      "x-widget": "textarea",
    },
    suggestedUnit: { type: "string", title: "建议承办单位", "x-widget": "unit" },
  },
};

export const sampleActions: Action[] = [
  { name: "signCase", title: "签收", allowed: true },
  { name: "returnCase", title: "退单", allowed: true, form: returnForm },
  { name: "replyToCase", title: "答复", allowed: false, reason: "还没有签收，签收后才能答复" },
  { name: "suspendCase", title: "挂起", allowed: false, reason: "本月挂起次数已满 2 次" },
];

export const everyWidget = {
  type: "object",
  required: ["title", "content", "kind", "category", "unit"],
  properties: {
    kind: {
      type: "string",
      title: "诉求类型",
      enum: ["consult", "help", "complaint"],
      "x-labels": { consult: "咨询", help: "求助", complaint: "投诉" },
    },
    title: { type: "string", title: "标题", minLength: 4, maxLength: 60 },
    content: { type: "string", title: "诉求内容", maxLength: 200, "x-widget": "textarea" },
    category: { type: "string", title: "诉求分类", "x-widget": "code", "x-list": "category", "x-leaf-only": true },
    unit: { type: "string", title: "主办单位", "x-widget": "unit" },
    jointUnits: { type: "array", title: "协办单位", items: { type: "string" }, "x-widget": "units" },
    person: { type: "string", title: "经办人", "x-widget": "person" },
    happenedAt: { type: "string", title: "发生时间", format: "date-time" },
    times: { type: "integer", title: "反映次数", minimum: 1, maximum: 99 },
    isSecret: { type: "boolean", title: "为来电人保密" },
    requester: {
      type: "object",
      title: "联系人",
      properties: {
        name: { type: "string", title: "姓名", maxLength: 50 },
        phone: { type: "string", title: "电话", maxLength: 30 },
      },
    },
  },
};
