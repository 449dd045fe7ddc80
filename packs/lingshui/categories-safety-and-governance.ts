import type { PackCode } from "@yingsheng/programs";

/** Categories of three levels: 公共安全、民政与基层治理. */
export const safetyAndGovernance: readonly PackCode[] = [
  {
    code: "12",
    name: "公共安全",
    children: [
      {
        code: "1201",
        name: "社会治安",
        children: [
          { code: "120101", name: "邻里纠纷与扰民" },
          { code: "120102", name: "盗窃" },
          { code: "120103", name: "电信网络诈骗" },
          { code: "120104", name: "犬只管理" },
        ],
      },
      {
        code: "1202",
        name: "户政与出入境",
        children: [
          { code: "120201", name: "落户迁移" },
          { code: "120202", name: "身份证办理" },
        ],
      },
      {
        code: "1203",
        name: "消防安全",
        children: [
          { code: "120301", name: "消防通道堵塞" },
          { code: "120302", name: "电动车飞线充电" },
          { code: "120303", name: "消防设施失效" },
        ],
      },
      {
        code: "1204",
        name: "应急与防灾",
        children: [
          { code: "120401", name: "台风暴雨险情" },
          { code: "120402", name: "溺水与临水防护" },
        ],
      },
    ],
  },
  {
    code: "13",
    name: "民政与基层治理",
    children: [
      {
        code: "1301",
        name: "救助与婚丧服务",
        children: [
          { code: "130101", name: "最低生活保障" },
          { code: "130102", name: "临时救助" },
          { code: "130103", name: "特困与流浪救助" },
          { code: "130104", name: "婚姻登记" },
          { code: "130105", name: "公墓与殡葬服务" },
        ],
      },
      {
        code: "1302",
        name: "养老助残",
        children: [
          { code: "130201", name: "高龄津贴" },
          { code: "130202", name: "残疾人补贴与辅具" },
          { code: "130203", name: "养老机构与日间照料" },
        ],
      },
      {
        code: "1303",
        name: "村居事务",
        children: [
          { code: "130301", name: "村务财务公开" },
          { code: "130302", name: "村干部作风" },
          { code: "130303", name: "集体资产分红" },
        ],
      },
      {
        code: "1304",
        name: "政务服务",
        children: [
          { code: "130401", name: "窗口态度与效率" },
          { code: "130402", name: "办事材料咨询" },
          { code: "130403", name: "网上办理故障" },
          { code: "130404", name: "热线服务评价" },
        ],
      },
      {
        code: "1305",
        name: "退役军人与优抚",
        children: [
          { code: "130501", name: "优待证" },
          { code: "130502", name: "优抚金发放" },
        ],
      },
      {
        code: "1306",
        name: "综合其他",
        children: [
          { code: "130601", name: "其他诉求" },
          { code: "130602", name: "非本县事项转出" },
        ],
      },
    ],
  },
];
