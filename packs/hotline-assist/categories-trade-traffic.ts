import type { PackCode } from "@yingsheng/programs";

/**
 * Categories of three levels: 商贸旅游、环境保护、卫生计生、交通运输.
 * A code once given keeps its meaning; new ones go to the end of their level, before 其他.
 */
export const tradeAndTraffic: readonly PackCode[] = [
  {
    code: "04",
    name: "商贸旅游",
    children: [
      {
        code: "0401",
        name: "消费维权",
        children: [
          { code: "040101", name: "商品质量" },
          { code: "040102", name: "售后与退换" },
          { code: "040103", name: "网络购物" },
          { code: "040104", name: "预付卡消费" },
          { code: "040105", name: "虚假宣传" },
          { code: "040199", name: "其他" },
        ],
      },
      {
        code: "0402",
        name: "食品安全",
        children: [
          { code: "040201", name: "餐饮卫生" },
          { code: "040202", name: "过期变质食品" },
          { code: "040203", name: "外卖食品" },
          { code: "040204", name: "食品添加问题" },
          { code: "040299", name: "其他" },
        ],
      },
      {
        code: "0403",
        name: "价格与计量",
        children: [
          { code: "040301", name: "价格欺诈" },
          { code: "040302", name: "明码标价" },
          { code: "040303", name: "缺斤短两" },
          { code: "040399", name: "其他" },
        ],
      },
      {
        code: "0404",
        name: "市场主体",
        children: [
          { code: "040401", name: "无照经营" },
          { code: "040402", name: "营业执照办理" },
          { code: "040403", name: "登记地址冒用" },
          { code: "040499", name: "其他" },
        ],
      },
      {
        code: "0405",
        name: "旅游服务",
        children: [
          { code: "040501", name: "旅行社纠纷" },
          { code: "040502", name: "景区管理" },
          { code: "040503", name: "民宿酒店" },
          { code: "040504", name: "导游与购物" },
          { code: "040599", name: "其他" },
        ],
      },
      {
        code: "0406",
        name: "特种设备与质量",
        children: [
          { code: "040601", name: "电动车质量" },
          { code: "040602", name: "电梯检验" },
          { code: "040603", name: "燃气器具" },
          { code: "040699", name: "其他" },
        ],
      },
      {
        code: "0499",
        name: "其他",
        children: [{ code: "049999", name: "其他" }],
      },
    ],
  },
  {
    code: "05",
    name: "环境保护",
    children: [
      {
        code: "0501",
        name: "噪声污染",
        children: [
          { code: "050101", name: "施工噪声" },
          { code: "050102", name: "社会生活噪声" },
          { code: "050103", name: "工业噪声" },
          { code: "050104", name: "交通噪声" },
          { code: "050199", name: "其他" },
        ],
      },
      {
        code: "0502",
        name: "大气污染",
        children: [
          { code: "050201", name: "餐饮油烟" },
          { code: "050202", name: "工业废气" },
          { code: "050203", name: "露天焚烧" },
          { code: "050204", name: "异味扰民" },
          { code: "050299", name: "其他" },
        ],
      },
      {
        code: "0503",
        name: "水污染",
        children: [
          { code: "050301", name: "污水直排" },
          { code: "050302", name: "河道黑臭" },
          { code: "050303", name: "饮用水源保护" },
          { code: "050399", name: "其他" },
        ],
      },
      {
        code: "0504",
        name: "固体废物",
        children: [
          { code: "050401", name: "垃圾倾倒" },
          { code: "050402", name: "危险废物" },
          { code: "050403", name: "建筑垃圾堆放" },
          { code: "050499", name: "其他" },
        ],
      },
      {
        code: "0505",
        name: "辐射与生态",
        children: [
          { code: "050501", name: "基站电磁辐射" },
          { code: "050502", name: "光污染" },
          { code: "050503", name: "毁林毁绿" },
          { code: "050599", name: "其他" },
        ],
      },
      {
        code: "0599",
        name: "其他",
        children: [{ code: "059999", name: "其他" }],
      },
    ],
  },
  {
    code: "06",
    name: "卫生计生",
    children: [
      {
        code: "0601",
        name: "医疗服务",
        children: [
          { code: "060101", name: "医患沟通" },
          { code: "060102", name: "挂号就诊" },
          { code: "060103", name: "收费与退费" },
          { code: "060104", name: "医疗文书" },
          { code: "060105", name: "急救服务" },
          { code: "060199", name: "其他" },
        ],
      },
      {
        code: "0602",
        name: "公共卫生",
        children: [
          { code: "060201", name: "疫苗接种" },
          { code: "060202", name: "传染病防治" },
          { code: "060203", name: "公共场所卫生" },
          { code: "060204", name: "病媒防制" },
          { code: "060299", name: "其他" },
        ],
      },
      {
        code: "0603",
        name: "医疗保障",
        children: [
          { code: "060301", name: "医保报销" },
          { code: "060302", name: "异地就医" },
          { code: "060303", name: "医保缴费" },
          { code: "060304", name: "门诊慢特病" },
          { code: "060399", name: "其他" },
        ],
      },
      {
        code: "0604",
        name: "生育服务",
        children: [
          { code: "060401", name: "生育登记" },
          { code: "060402", name: "生育津贴" },
          { code: "060403", name: "托育服务" },
          { code: "060499", name: "其他" },
        ],
      },
      {
        code: "0605",
        name: "药品与执业",
        children: [
          { code: "060501", name: "药店售药" },
          { code: "060502", name: "非法行医" },
          { code: "060503", name: "处方用药" },
          { code: "060599", name: "其他" },
        ],
      },
      {
        code: "0699",
        name: "其他",
        children: [{ code: "069999", name: "其他" }],
      },
    ],
  },
  {
    code: "07",
    name: "交通运输",
    children: [
      {
        code: "0701",
        name: "公共交通",
        children: [
          { code: "070101", name: "线路与站点" },
          { code: "070102", name: "班次与候车" },
          { code: "070103", name: "司乘服务" },
          { code: "070104", name: "公交卡与优惠" },
          { code: "070105", name: "轨道交通" },
          { code: "070199", name: "其他" },
        ],
      },
      {
        code: "0702",
        name: "出租与网约",
        children: [
          { code: "070201", name: "拒载绕路" },
          { code: "070202", name: "网约车服务" },
          { code: "070203", name: "非法营运" },
          { code: "070204", name: "遗失物品" },
          { code: "070299", name: "其他" },
        ],
      },
      {
        code: "0703",
        name: "道路设施",
        children: [
          { code: "070301", name: "路面破损" },
          { code: "070302", name: "路灯故障" },
          { code: "070303", name: "标志标线" },
          { code: "070304", name: "桥梁隧道" },
          { code: "070305", name: "隔离护栏" },
          { code: "070399", name: "其他" },
        ],
      },
      {
        code: "0704",
        name: "交通秩序",
        children: [
          { code: "070401", name: "违停整治" },
          { code: "070402", name: "信号灯配时" },
          { code: "070403", name: "拥堵治理" },
          { code: "070404", name: "非机动车管理" },
          { code: "070405", name: "违法处理咨询" },
          { code: "070499", name: "其他" },
        ],
      },
      {
        code: "0705",
        name: "停车管理",
        children: [
          { code: "070501", name: "路侧停车收费" },
          { code: "070502", name: "停车场收费" },
          { code: "070503", name: "车位不足" },
          { code: "070504", name: "充电桩建设" },
          { code: "070599", name: "其他" },
        ],
      },
      {
        code: "0706",
        name: "客货运输",
        children: [
          { code: "070601", name: "长途客运" },
          { code: "070602", name: "货运超载" },
          { code: "070603", name: "驾培与考试" },
          { code: "070604", name: "物流快递" },
          { code: "070699", name: "其他" },
        ],
      },
      {
        code: "0799",
        name: "其他",
        children: [{ code: "079999", name: "其他" }],
      },
    ],
  },
];
