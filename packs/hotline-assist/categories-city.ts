import type { PackCode } from "@yingsheng/programs";

/**
 * Categories of three levels: 公共安全、城市管理、公用事业.
 * A code once given keeps its meaning; new ones go to the end of their level, before 其他.
 */
export const cityRunning: readonly PackCode[] = [
  {
    code: "08",
    name: "公共安全",
    children: [
      {
        code: "0801",
        name: "治安管理",
        children: [
          { code: "080101", name: "盗窃诈骗" },
          { code: "080102", name: "赌博涉黄" },
          { code: "080103", name: "打架斗殴" },
          { code: "080104", name: "宠物伤人" },
          { code: "080199", name: "其他" },
        ],
      },
      {
        code: "0802",
        name: "户政与出入境",
        children: [
          { code: "080201", name: "户口办理" },
          { code: "080202", name: "身份证件" },
          { code: "080203", name: "居住证" },
          { code: "080204", name: "出入境证件" },
          { code: "080299", name: "其他" },
        ],
      },
      {
        code: "0803",
        name: "消防安全",
        children: [
          { code: "080301", name: "消防通道占用" },
          { code: "080302", name: "消防设施缺损" },
          { code: "080303", name: "飞线充电" },
          { code: "080304", name: "楼道堆物" },
          { code: "080399", name: "其他" },
        ],
      },
      {
        code: "0804",
        name: "安全生产",
        children: [
          { code: "080401", name: "企业隐患" },
          { code: "080402", name: "危险化学品" },
          { code: "080403", name: "有限空间" },
          { code: "080404", name: "燃气使用隐患" },
          { code: "080499", name: "其他" },
        ],
      },
      {
        code: "0805",
        name: "应急与灾害",
        children: [
          { code: "080501", name: "内涝积水" },
          { code: "080502", name: "极端天气" },
          { code: "080503", name: "地质灾害" },
          { code: "080504", name: "高空坠物" },
          { code: "080599", name: "其他" },
        ],
      },
      {
        code: "0899",
        name: "其他",
        children: [{ code: "089999", name: "其他" }],
      },
    ],
  },
  {
    code: "09",
    name: "城市管理",
    children: [
      {
        code: "0901",
        name: "环境卫生",
        children: [
          { code: "090101", name: "垃圾清运" },
          { code: "090102", name: "公厕管理" },
          { code: "090103", name: "道路保洁" },
          { code: "090104", name: "垃圾分类" },
          { code: "090199", name: "其他" },
        ],
      },
      {
        code: "0902",
        name: "市容秩序",
        children: [
          { code: "090201", name: "占道经营" },
          { code: "090202", name: "乱贴小广告" },
          { code: "090203", name: "户外广告招牌" },
          { code: "090204", name: "乱堆乱放" },
          { code: "090205", name: "共享单车停放" },
          { code: "090299", name: "其他" },
        ],
      },
      {
        code: "0903",
        name: "园林绿化",
        children: [
          { code: "090301", name: "树木修剪" },
          { code: "090302", name: "绿地损毁" },
          { code: "090303", name: "公园管理" },
          { code: "090304", name: "病虫害" },
          { code: "090399", name: "其他" },
        ],
      },
      {
        code: "0904",
        name: "市政设施",
        children: [
          { code: "090401", name: "井盖缺损" },
          { code: "090402", name: "排水堵塞" },
          { code: "090403", name: "人行道破损" },
          { code: "090404", name: "城市照明" },
          { code: "090499", name: "其他" },
        ],
      },
      {
        code: "0905",
        name: "违建与执法",
        children: [
          { code: "090501", name: "违法搭建" },
          { code: "090502", name: "执法行为" },
          { code: "090503", name: "装修破坏承重" },
          { code: "090599", name: "其他" },
        ],
      },
      {
        code: "0906",
        name: "养犬与饲养",
        children: [
          { code: "090601", name: "不文明养犬" },
          { code: "090602", name: "流浪动物" },
          { code: "090603", name: "饲养家禽" },
          { code: "090699", name: "其他" },
        ],
      },
      {
        code: "0999",
        name: "其他",
        children: [{ code: "099999", name: "其他" }],
      },
    ],
  },
  {
    code: "10",
    name: "公用事业",
    children: [
      {
        code: "1001",
        name: "供水",
        children: [
          { code: "100101", name: "停水报修" },
          { code: "100102", name: "水压水质" },
          { code: "100103", name: "水费争议" },
          { code: "100104", name: "用水报装" },
          { code: "100199", name: "其他" },
        ],
      },
      {
        code: "1002",
        name: "供电",
        children: [
          { code: "100201", name: "停电报修" },
          { code: "100202", name: "电费争议" },
          { code: "100203", name: "线路隐患" },
          { code: "100204", name: "用电报装" },
          { code: "100299", name: "其他" },
        ],
      },
      {
        code: "1003",
        name: "供气",
        children: [
          { code: "100301", name: "燃气报修" },
          { code: "100302", name: "燃气费用" },
          { code: "100303", name: "燃气开通" },
          { code: "100399", name: "其他" },
        ],
      },
      {
        code: "1004",
        name: "供热",
        children: [
          { code: "100401", name: "温度不达标" },
          { code: "100402", name: "停暖故障" },
          { code: "100403", name: "供热费用" },
          { code: "100404", name: "供热入网" },
          { code: "100499", name: "其他" },
        ],
      },
      {
        code: "1005",
        name: "通信与邮政",
        children: [
          { code: "100501", name: "宽带故障" },
          { code: "100502", name: "信号覆盖" },
          { code: "100503", name: "套餐资费" },
          { code: "100504", name: "骚扰电话" },
          { code: "100505", name: "邮政投递" },
          { code: "100599", name: "其他" },
        ],
      },
      {
        code: "1099",
        name: "其他",
        children: [{ code: "109999", name: "其他" }],
      },
    ],
  },
];
