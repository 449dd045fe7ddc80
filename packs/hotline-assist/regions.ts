import type { PackCode } from "@yingsheng/programs";

/**
 * Districts, streets and towns, communities and villages of the invented city. The codes are built like the first 6, 9
 * and 12 digits of a 15-digit grid code; the leading 99 belongs to no real province.
 */
export const regions: readonly PackCode[] = [
  { code: "990100", name: "全市范围" },
  {
    code: "990102",
    name: "云麓区",
    children: [
      {
        code: "990102001",
        name: "望江街道",
        children: [
          { code: "990102001001", name: "临江社区" },
          { code: "990102001002", name: "鼓楼前社区" },
          { code: "990102001003", name: "文昌巷社区" },
          { code: "990102001004", name: "柳堤社区" },
        ],
      },
      {
        code: "990102002",
        name: "槐荫街道",
        children: [
          { code: "990102002001", name: "槐荫里社区" },
          { code: "990102002002", name: "铁匠营社区" },
          { code: "990102002003", name: "书院坡社区" },
        ],
      },
      {
        code: "990102003",
        name: "南浦街道",
        children: [
          { code: "990102003001", name: "南浦社区" },
          { code: "990102003002", name: "盐仓桥社区" },
          { code: "990102003003", name: "平安里社区" },
        ],
      },
      {
        code: "990102004",
        name: "青石街道",
        children: [
          { code: "990102004001", name: "青石巷社区" },
          { code: "990102004002", name: "织锦坊社区" },
        ],
      },
    ],
  },
  {
    code: "990103",
    name: "锦澜区",
    children: [
      {
        code: "990103001",
        name: "锦澜湖街道",
        children: [
          { code: "990103001001", name: "湖畔社区" },
          { code: "990103001002", name: "翠屏社区" },
          { code: "990103001003", name: "星河社区" },
        ],
      },
      {
        code: "990103002",
        name: "滨河路街道",
        children: [
          { code: "990103002001", name: "滨河社区" },
          { code: "990103002002", name: "枫林社区" },
          { code: "990103002003", name: "安澜社区" },
        ],
      },
      {
        code: "990103003",
        name: "会展街道",
        children: [
          { code: "990103003001", name: "会展社区" },
          { code: "990103003002", name: "云锦社区" },
          { code: "990103003003", name: "金穗社区" },
        ],
      },
      {
        code: "990103004",
        name: "双桥街道",
        children: [
          { code: "990103004001", name: "双桥社区" },
          { code: "990103004002", name: "丰乐社区" },
        ],
      },
    ],
  },
  {
    code: "990104",
    name: "望川区",
    children: [
      {
        code: "990104001",
        name: "望川街道",
        children: [
          { code: "990104001001", name: "望川门社区" },
          { code: "990104001002", name: "机械厂社区" },
          { code: "990104001003", name: "纺织社区" },
        ],
      },
      {
        code: "990104002",
        name: "东站街道",
        children: [
          { code: "990104002001", name: "东站社区" },
          { code: "990104002002", name: "货场社区" },
          { code: "990104002003", name: "联盟社区" },
        ],
      },
      {
        code: "990104003",
        name: "红岭街道",
        children: [
          { code: "990104003001", name: "红岭社区" },
          { code: "990104003002", name: "新建社区" },
        ],
      },
      {
        code: "990104101",
        name: "石坝镇",
        children: [
          { code: "990104101001", name: "石坝社区" },
          { code: "990104101201", name: "石坝村" },
          { code: "990104101202", name: "柳湾村" },
        ],
      },
    ],
  },
  {
    code: "990105",
    name: "柏溪区",
    children: [
      {
        code: "990105001",
        name: "柏溪街道",
        children: [
          { code: "990105001001", name: "柏溪社区" },
          { code: "990105001002", name: "桃源里社区" },
          { code: "990105001003", name: "学府社区" },
        ],
      },
      {
        code: "990105002",
        name: "梅岭街道",
        children: [
          { code: "990105002001", name: "梅岭社区" },
          { code: "990105002002", name: "茶亭社区" },
        ],
      },
      {
        code: "990105101",
        name: "龙尾镇",
        children: [
          { code: "990105101001", name: "龙尾社区" },
          { code: "990105101201", name: "龙尾村" },
          { code: "990105101202", name: "上河村" },
          { code: "990105101203", name: "杨树坪村" },
        ],
      },
    ],
  },
  {
    code: "990121",
    name: "青禾县",
    children: [
      {
        code: "990121101",
        name: "城关镇",
        children: [
          { code: "990121101001", name: "东街社区" },
          { code: "990121101002", name: "西街社区" },
          { code: "990121101003", name: "富康社区" },
        ],
      },
      {
        code: "990121102",
        name: "三岔镇",
        children: [
          { code: "990121102001", name: "三岔社区" },
          { code: "990121102201", name: "石桥村" },
          { code: "990121102202", name: "大坪村" },
        ],
      },
      {
        code: "990121201",
        name: "白鹭乡",
        children: [
          { code: "990121201201", name: "白鹭村" },
          { code: "990121201202", name: "芦花村" },
        ],
      },
    ],
  },
  {
    code: "990171",
    name: "高新区",
    children: [
      {
        code: "990171001",
        name: "创新街道",
        children: [
          { code: "990171001001", name: "软件园社区" },
          { code: "990171001002", name: "创智社区" },
          { code: "990171001003", name: "康宁社区" },
        ],
      },
      {
        code: "990171002",
        name: "科苑街道",
        children: [
          { code: "990171002001", name: "科苑社区" },
          { code: "990171002002", name: "未来城社区" },
          { code: "990171002003", name: "桂花园社区" },
        ],
      },
    ],
  },
];
