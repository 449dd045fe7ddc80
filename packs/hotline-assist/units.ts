import type { PackUnit } from "@yingsheng/identity";
import { districtUnits } from "./units-districts.ts";

const leading: readonly PackUnit[] = [
  { code: "purchaser", name: "云川市政务服务和数据管理局", kind: "purchaser" },
  { code: "centre", name: "云川市12345热线中心", kind: "centre", parent: "purchaser" },
  { code: "operator", name: "云川众诺信息服务有限公司", kind: "operator", parent: "centre" },
];

const departments: readonly PackUnit[] = [
  { code: "cg", name: "城市管理局", kind: "department" },
  { code: "cg-zf", name: "城市管理综合行政执法支队", kind: "station", parent: "cg" },
  { code: "cg-hw", name: "环境卫生服务中心", kind: "station", parent: "cg" },
  { code: "cg-yl", name: "园林绿化养护中心", kind: "station", parent: "cg" },
  { code: "cg-sz", name: "市政设施养护中心", kind: "station", parent: "cg" },
  { code: "zj", name: "住房和城乡建设局", kind: "department" },
  { code: "zj-wy", name: "物业管理服务指导中心", kind: "station", parent: "zj" },
  { code: "zj-bz", name: "住房保障中心", kind: "station", parent: "zj" },
  { code: "zj-aq", name: "建设工程安全监督站", kind: "station", parent: "zj" },
  { code: "rs", name: "人力资源和社会保障局", kind: "department" },
  { code: "rs-jc", name: "劳动保障监察支队", kind: "station", parent: "rs" },
  { code: "rs-sb", name: "社会保险服务中心", kind: "station", parent: "rs" },
  { code: "rs-jy", name: "就业创业服务中心", kind: "station", parent: "rs" },
  { code: "sj", name: "市场监督管理局", kind: "department" },
  { code: "sj-xb", name: "消费者权益保护中心", kind: "station", parent: "sj" },
  { code: "sj-sp", name: "食品安全稽查支队", kind: "station", parent: "sj" },
  { code: "ga", name: "公安局", kind: "department" },
  { code: "ga-jj", name: "交通警察支队", kind: "station", parent: "ga" },
  { code: "ga-hz", name: "户政与出入境管理支队", kind: "station", parent: "ga" },
  { code: "jt", name: "交通运输局", kind: "department" },
  { code: "jt-zf", name: "交通运输综合行政执法支队", kind: "station", parent: "jt" },
  { code: "jt-gl", name: "公路养护中心", kind: "station", parent: "jt" },
  { code: "hb", name: "生态环境局", kind: "department" },
  { code: "hb-zf", name: "生态环境综合行政执法支队", kind: "station", parent: "hb" },
  { code: "jy", name: "教育局", kind: "department" },
  { code: "wj", name: "卫生健康委员会", kind: "department" },
  { code: "yb", name: "医疗保障局", kind: "department" },
  { code: "mz", name: "民政局", kind: "department" },
  { code: "wl", name: "文化广电和旅游局", kind: "department" },
  { code: "ty", name: "体育局", kind: "department" },
  { code: "zr", name: "自然资源和规划局", kind: "department" },
  { code: "zr-dj", name: "不动产登记中心", kind: "station", parent: "zr" },
  { code: "sw", name: "水务局", kind: "department" },
  { code: "ny", name: "农业农村局", kind: "department" },
  { code: "yj", name: "应急管理局", kind: "department" },
  { code: "xf", name: "消防救援支队", kind: "department" },
  { code: "sf", name: "司法局", kind: "department" },
  { code: "fg", name: "发展和改革委员会", kind: "department" },
  { code: "swj", name: "商务局", kind: "department" },
  { code: "ss", name: "税务局", kind: "department" },
  { code: "gjj", name: "住房公积金管理中心", kind: "department" },
  { code: "tx", name: "通信发展管理办公室", kind: "department" },
];

/** Public utilities: they hold no office of government, yet they sign for cases and answer them as departments do. */
const utilities: readonly PackUnit[] = [
  { code: "water", name: "水务集团", kind: "department" },
  { code: "water-qx", name: "水务集团管网抢修中心", kind: "station", parent: "water" },
  { code: "power", name: "供电公司", kind: "department" },
  { code: "gas", name: "燃气集团", kind: "department" },
  { code: "heat", name: "热力公司", kind: "department" },
  { code: "bus", name: "公交集团", kind: "department" },
  { code: "metro", name: "轨道交通集团", kind: "department" },
];

/** All units of the program, parents before their children. */
export const units: readonly PackUnit[] = [...leading, ...departments, ...utilities, ...districtUnits];
