import type { PackCode } from "@yingsheng/programs";

/** Categories of three levels: 商贸旅游、环境保护、卫生计生、交通运输. */
export const tradeHealthTraffic: readonly PackCode[] = [
  {
    code: "04",
    name: "商贸旅游",
    children: [
      {
        code: "0401",
        name: "景区与海岛游",
        children: [
          { code: "040101", name: "门票预约与退票" },
          { code: "040102", name: "游船缆车服务" },
          { code: "040103", name: "诱导购物与强制收费" },
          { code: "040104", name: "景区环境与安全" },
        ],
      },
      {
        code: "0402",
        name: "酒店民宿",
        children: [
          { code: "040201", name: "订房退改争议" },
          { code: "040202", name: "住宿卫生与安全" },
          { code: "040203", name: "无证民宿" },
        ],
      },
      {
        code: "0403",
        name: "海鲜餐饮",
        children: [
          { code: "040301", name: "短斤少两" },
          { code: "040302", name: "加工费与价格欺诈" },
          { code: "040303", name: "餐饮卫生" },
        ],
      },
      {
        code: "0404",
        name: "商品消费",
        children: [
          { code: "040401", name: "假冒与过期食品" },
          { code: "040402", name: "预付卡与健身卡" },
          { code: "040403", name: "网购与直播带货" },
        ],
      },
      {
        code: "0405",
        name: "价格与市场",
        children: [
          { code: "040501", name: "农贸市场经营秩序" },
          { code: "040502", name: "明码标价" },
          { code: "040503", name: "离岛免税购物" },
        ],
      },
      {
        code: "0406",
        name: "经营主体服务",
        children: [
          { code: "040601", name: "营业执照办理" },
          { code: "040602", name: "食品经营许可" },
          { code: "040603", name: "惠企资金与政策" },
        ],
      },
    ],
  },
  {
    code: "05",
    name: "环境保护",
    children: [
      {
        code: "0501",
        name: "噪声扰民",
        children: [
          { code: "050101", name: "夜间施工噪声" },
          { code: "050102", name: "歌厅酒吧与烧烤摊噪声" },
          { code: "050103", name: "广场舞与音响" },
        ],
      },
      {
        code: "0502",
        name: "水体与海滩",
        children: [
          { code: "050201", name: "河沟黑臭" },
          { code: "050202", name: "养殖尾水直排" },
          { code: "050203", name: "生活污水外排" },
          { code: "050204", name: "沙滩垃圾与油污" },
        ],
      },
      {
        code: "0503",
        name: "大气与异味",
        children: [
          { code: "050301", name: "餐饮油烟" },
          { code: "050302", name: "露天焚烧" },
          { code: "050303", name: "槟榔熏烤烟气" },
        ],
      },
      {
        code: "0504",
        name: "固体废物与生态",
        children: [
          { code: "050401", name: "建筑垃圾偷倒" },
          { code: "050402", name: "农药瓶与农膜" },
          { code: "050403", name: "红树林与潟湖保护" },
          { code: "050404", name: "非法采砂采石" },
        ],
      },
    ],
  },
  {
    code: "06",
    name: "卫生计生",
    children: [
      {
        code: "0601",
        name: "医院诊疗",
        children: [
          { code: "060101", name: "挂号与候诊" },
          { code: "060102", name: "医护服务态度" },
          { code: "060103", name: "救护车与急诊" },
        ],
      },
      {
        code: "0602",
        name: "公共卫生与生育",
        children: [
          { code: "060201", name: "预防接种" },
          { code: "060202", name: "登革热与蚊虫消杀" },
          { code: "060203", name: "生育登记与证件" },
          { code: "060204", name: "婴幼儿托育" },
        ],
      },
      {
        code: "0603",
        name: "医疗保障",
        children: [
          { code: "060301", name: "居民医保参保" },
          { code: "060302", name: "异地就医备案" },
          { code: "060303", name: "门诊慢性病特殊病" },
          { code: "060304", name: "报销与结算" },
        ],
      },
      {
        code: "0604",
        name: "基层医疗",
        children: [
          { code: "060401", name: "村卫生室开诊" },
          { code: "060402", name: "家庭医生签约" },
          { code: "060403", name: "无证行医" },
        ],
      },
    ],
  },
  {
    code: "07",
    name: "交通运输",
    children: [
      {
        code: "0701",
        name: "公交与客运",
        children: [
          { code: "070101", name: "线路与站点调整" },
          { code: "070102", name: "班次间隔与末班" },
          { code: "070103", name: "司机服务与乘车安全" },
          { code: "070104", name: "高铁站接驳" },
          { code: "070105", name: "渡口与码头" },
        ],
      },
      {
        code: "0702",
        name: "出租与网约车",
        children: [
          { code: "070201", name: "拒载绕路" },
          { code: "070202", name: "不打表议价" },
          { code: "070203", name: "遗失物品找寻" },
          { code: "070204", name: "无证载客" },
        ],
      },
      {
        code: "0703",
        name: "道路与停车",
        children: [
          { code: "070301", name: "乡村公路养护" },
          { code: "070302", name: "信号灯与标线" },
          { code: "070303", name: "道路施工围挡" },
          { code: "070304", name: "违法停放车辆" },
          { code: "070305", name: "停车场收费" },
        ],
      },
      {
        code: "0704",
        name: "车辆与驾驶",
        children: [
          { code: "070401", name: "电动自行车登记" },
          { code: "070402", name: "违章与事故处理" },
        ],
      },
    ],
  },
];
