import type { PackCode } from "@yingsheng/programs";

/** Categories of three levels: 城乡建设、劳动和社会保障、教育文体. */
export const townLife: readonly PackCode[] = [
  {
    code: "01",
    name: "城乡建设",
    children: [
      {
        code: "0101",
        name: "市政设施",
        children: [
          { code: "010101", name: "路灯熄灭或缺装" },
          { code: "010102", name: "路面坑洼塌陷" },
          { code: "010103", name: "人行道与无障碍设施破损" },
          { code: "010104", name: "井盖松动缺失" },
        ],
      },
      {
        code: "0102",
        name: "市容秩序",
        children: [
          { code: "010201", name: "占道摆卖" },
          { code: "010202", name: "乱贴乱挂广告" },
          { code: "010203", name: "生活垃圾未及时清运" },
        ],
      },
      {
        code: "0103",
        name: "房屋建设",
        children: [
          { code: "010301", name: "村民自建房报批" },
          { code: "010302", name: "违法加建抢建" },
          { code: "010303", name: "停工烂尾楼盘" },
        ],
      },
      {
        code: "0104",
        name: "小区物业",
        children: [
          { code: "010401", name: "物业收费与公示" },
          { code: "010402", name: "保安保洁不到位" },
          { code: "010403", name: "电梯困人与维修" },
          { code: "010404", name: "小区停车与充电桩" },
        ],
      },
      {
        code: "0105",
        name: "住房保障与交易",
        children: [
          { code: "010501", name: "安居房与保障房申请" },
          { code: "010502", name: "逾期交房" },
          { code: "010503", name: "租房押金争议" },
        ],
      },
      {
        code: "0106",
        name: "电力燃气通信",
        children: [
          { code: "010601", name: "停电抢修" },
          { code: "010602", name: "电压低与线路老化" },
          { code: "010603", name: "燃气接装与安全" },
        ],
      },
    ],
  },
  {
    code: "02",
    name: "劳动和社会保障",
    children: [
      {
        code: "0201",
        name: "工资报酬",
        children: [
          { code: "020101", name: "工程项目欠薪" },
          { code: "020102", name: "企业商户拖欠工资" },
          { code: "020103", name: "加班与高温津贴" },
        ],
      },
      {
        code: "0202",
        name: "用工关系",
        children: [
          { code: "020201", name: "劳动合同签订" },
          { code: "020202", name: "辞退与补偿" },
          { code: "020203", name: "工伤申报" },
        ],
      },
      {
        code: "0203",
        name: "社保与就业服务",
        children: [
          { code: "020301", name: "参保缴费与转移" },
          { code: "020302", name: "养老待遇发放" },
          { code: "020303", name: "社会保障卡" },
          { code: "020304", name: "求职招聘信息" },
          { code: "020305", name: "技能培训与补贴" },
        ],
      },
    ],
  },
  {
    code: "03",
    name: "教育文体",
    children: [
      {
        code: "0301",
        name: "招生与考试",
        children: [
          { code: "030101", name: "学区范围查询" },
          { code: "030102", name: "随迁子女就读" },
          { code: "030103", name: "公办幼儿园学位" },
          { code: "030104", name: "转学插班" },
          { code: "030105", name: "困难学生资助" },
          { code: "030106", name: "考试报名与证书" },
        ],
      },
      {
        code: "0302",
        name: "校园管理",
        children: [
          { code: "030201", name: "校园食堂" },
          { code: "030202", name: "校车与接送安全" },
          { code: "030203", name: "学生冲突与师德" },
        ],
      },
      {
        code: "0303",
        name: "校外培训",
        children: [
          { code: "030301", name: "培训退费" },
          { code: "030302", name: "无证办班" },
        ],
      },
      {
        code: "0304",
        name: "文化体育",
        children: [
          { code: "030401", name: "球场与健身设施" },
          { code: "030402", name: "图书馆文化站开放" },
        ],
      },
    ],
  },
];
