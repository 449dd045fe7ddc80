import type { PackCode } from "@yingsheng/programs";

/** Categories of three levels: 农业农村、海洋渔业、水务供排、自然资源与林业. */
export const landAndSea: readonly PackCode[] = [
  {
    code: "08",
    name: "农业农村",
    children: [
      {
        code: "0801",
        name: "种植生产",
        children: [
          { code: "080101", name: "瓜菜病虫害防治" },
          { code: "080102", name: "种苗农药质量" },
          { code: "080103", name: "冬种用地与大棚" },
        ],
      },
      {
        code: "0802",
        name: "畜禽养殖",
        children: [
          { code: "080201", name: "疫病防控与免疫" },
          { code: "080202", name: "散养牲畜管理" },
          { code: "080203", name: "病死畜禽处理" },
        ],
      },
      {
        code: "0803",
        name: "惠农补贴与保险",
        children: [
          { code: "080301", name: "耕地与种粮补贴" },
          { code: "080302", name: "农业保险理赔" },
          { code: "080303", name: "农机购置补贴" },
          { code: "080304", name: "槟榔橡胶产业扶持" },
        ],
      },
      {
        code: "0804",
        name: "农产品产销",
        children: [
          { code: "080401", name: "滞销求助" },
          { code: "080402", name: "收购商欠款" },
        ],
      },
      {
        code: "0805",
        name: "乡村建设与帮扶",
        children: [
          { code: "080501", name: "村内道路与巷道硬化" },
          { code: "080502", name: "户厕改造" },
          { code: "080503", name: "人居环境整治" },
        ],
      },
    ],
  },
  {
    code: "09",
    name: "海洋渔业",
    children: [
      {
        code: "0901",
        name: "渔船渔港与补贴",
        children: [
          { code: "090101", name: "渔船检验登记" },
          { code: "090102", name: "渔港泊位与秩序" },
          { code: "090103", name: "台风避风回港" },
          { code: "090104", name: "休渔期管理" },
          { code: "090105", name: "渔业补贴发放" },
        ],
      },
      {
        code: "0902",
        name: "海水养殖",
        children: [
          { code: "090201", name: "鱼排与网箱清退" },
          { code: "090202", name: "养殖证办理" },
          { code: "090203", name: "虾塘用电用水" },
        ],
      },
      {
        code: "0903",
        name: "捕捞秩序",
        children: [
          { code: "090301", name: "电鱼炸鱼" },
          { code: "090302", name: "绝户网与地笼" },
          { code: "090303", name: "禁渔期偷捕" },
        ],
      },
      {
        code: "0904",
        name: "海域与岸线",
        children: [
          { code: "090401", name: "海上餐饮鱼排" },
          { code: "090402", name: "岸滩侵蚀" },
          { code: "090403", name: "海漂垃圾" },
        ],
      },
    ],
  },
  {
    code: "10",
    name: "水务供排",
    children: [
      {
        code: "1001",
        name: "城镇供水",
        children: [
          { code: "100101", name: "停水与抢修" },
          { code: "100102", name: "水压不足" },
          { code: "100103", name: "水质浑浊异味" },
          { code: "100104", name: "水表与水费" },
        ],
      },
      {
        code: "1002",
        name: "农村饮水",
        children: [
          { code: "100201", name: "村级水塔水井" },
          { code: "100202", name: "管网老化漏水" },
          { code: "100203", name: "枯水期缺水" },
          { code: "100204", name: "饮水工程入户" },
        ],
      },
      {
        code: "1003",
        name: "排水防涝",
        children: [
          { code: "100301", name: "雨天内涝" },
          { code: "100302", name: "污水井满溢" },
          { code: "100303", name: "管道堵塞" },
        ],
      },
      {
        code: "1004",
        name: "水利灌溉",
        children: [
          { code: "100401", name: "渠道淤塞破损" },
          { code: "100402", name: "灌溉放水" },
          { code: "100403", name: "水库山塘安全" },
          { code: "100404", name: "河堤与护岸" },
        ],
      },
    ],
  },
  {
    code: "11",
    name: "自然资源与林业",
    children: [
      {
        code: "1101",
        name: "土地权属",
        children: [
          { code: "110101", name: "地界纠纷" },
          { code: "110102", name: "承包地经营权" },
          { code: "110103", name: "宅基地使用" },
          { code: "110104", name: "农场与村集体争地" },
        ],
      },
      {
        code: "1102",
        name: "征收安置",
        children: [
          { code: "110201", name: "征地补偿款" },
          { code: "110202", name: "青苗附着物清点" },
          { code: "110203", name: "安置房与安置地" },
        ],
      },
      {
        code: "1103",
        name: "规划与用地",
        children: [
          { code: "110301", name: "规划公示意见" },
          { code: "110302", name: "占用耕地" },
          { code: "110303", name: "设施农业用地" },
        ],
      },
      {
        code: "1104",
        name: "不动产登记",
        children: [
          { code: "110401", name: "首次登记" },
          { code: "110402", name: "继承过户" },
          { code: "110403", name: "历史遗留办证" },
        ],
      },
      {
        code: "1105",
        name: "林业与野生动物",
        children: [
          { code: "110501", name: "林木采伐" },
          { code: "110502", name: "野生动物伤害" },
          { code: "110503", name: "森林防火" },
        ],
      },
    ],
  },
];
