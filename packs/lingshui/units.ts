import type { PackUnit } from "@yingsheng/identity";

/** Who buys, who runs, who staffs the hotline. The contract names no buyer; the county office in charge stands for it. */
const leading: readonly PackUnit[] = [
  { code: "purchaser", name: "陵水黎族自治县热线主管单位", kind: "purchaser" },
  { code: "centre", name: "陵水12345热线分平台", kind: "centre", parent: "purchaser" },
  { code: "operator", name: "分平台服务供应商", kind: "operator", parent: "centre" },
];

/** County departments and public utilities, each followed by the stations it may pass a case down to. */
const departments: readonly PackUnit[] = [
  { code: "police", name: "县公安局", kind: "department" },
  { code: "traffic-police", name: "交通警察大队", kind: "station", parent: "police" },
  { code: "police-yelin", name: "椰林派出所", kind: "station", parent: "police" },
  { code: "police-xincun", name: "新村派出所", kind: "station", parent: "police" },
  { code: "police-yingzhou", name: "英州派出所", kind: "station", parent: "police" },
  { code: "education", name: "县教育局", kind: "department" },
  { code: "civil-affairs", name: "县民政局", kind: "department" },
  { code: "rescue-station", name: "救助管理站", kind: "station", parent: "civil-affairs" },
  { code: "justice", name: "县司法局", kind: "department" },
  { code: "human-resources", name: "县人力资源和社会保障局", kind: "department" },
  { code: "labour-inspection", name: "劳动保障监察大队", kind: "station", parent: "human-resources" },
  { code: "social-insurance", name: "社会保险服务中心", kind: "station", parent: "human-resources" },
  { code: "natural-resources", name: "县自然资源和规划局", kind: "department" },
  { code: "real-estate-registry", name: "不动产登记中心", kind: "station", parent: "natural-resources" },
  { code: "ecology", name: "县生态环境局", kind: "department" },
  { code: "housing", name: "县住房和城乡建设局", kind: "department" },
  { code: "municipal", name: "市政设施维护中心", kind: "station", parent: "housing" },
  { code: "sanitation", name: "环境卫生服务中心", kind: "station", parent: "housing" },
  { code: "transport", name: "县交通运输局", kind: "department" },
  { code: "passenger-transport", name: "道路运输服务中心", kind: "station", parent: "transport" },
  { code: "road-station", name: "公路养护站", kind: "station", parent: "transport" },
  { code: "water-affairs", name: "县水务局", kind: "department" },
  { code: "irrigation", name: "水利灌溉管理站", kind: "station", parent: "water-affairs" },
  { code: "agriculture", name: "县农业农村局", kind: "department" },
  { code: "fishery-station", name: "渔业渔政服务站", kind: "station", parent: "agriculture" },
  { code: "animal-health", name: "动物疫病预防控制中心", kind: "station", parent: "agriculture" },
  { code: "tourism", name: "县旅游和文化广电体育局", kind: "department" },
  { code: "health", name: "县卫生健康委员会", kind: "department" },
  { code: "county-hospital", name: "县人民医院", kind: "station", parent: "health" },
  { code: "cdc", name: "县疾病预防控制中心", kind: "station", parent: "health" },
  { code: "emergency", name: "县应急管理局", kind: "department" },
  { code: "market", name: "县市场监督管理局", kind: "department" },
  { code: "market-yelin", name: "椰林市场监督管理所", kind: "station", parent: "market" },
  { code: "market-xincun", name: "新村市场监督管理所", kind: "station", parent: "market" },
  { code: "market-yingzhou", name: "英州市场监督管理所", kind: "station", parent: "market" },
  { code: "market-benhao", name: "本号市场监督管理所", kind: "station", parent: "market" },
  { code: "enforcement", name: "县综合行政执法局", kind: "department" },
  { code: "enforcement-yelin", name: "椰林执法中队", kind: "station", parent: "enforcement" },
  { code: "enforcement-xincun", name: "新村执法中队", kind: "station", parent: "enforcement" },
  { code: "enforcement-yingzhou", name: "英州执法中队", kind: "station", parent: "enforcement" },
  { code: "medical-insurance", name: "县医疗保障局", kind: "department" },
  { code: "veterans", name: "县退役军人事务局", kind: "department" },
  { code: "development", name: "县发展和改革委员会", kind: "department" },
  { code: "forestry", name: "县林业局", kind: "department" },
  { code: "fire", name: "县消防救援大队", kind: "department" },
  { code: "service-hall", name: "县政务服务中心", kind: "department" },
  { code: "disabled-federation", name: "县残疾人联合会", kind: "department" },
  { code: "education-zone", name: "黎安国际教育创新试验区管理局", kind: "department" },
  { code: "power", name: "县供电局", kind: "department" },
  { code: "waterworks", name: "县自来水公司", kind: "department" },
];

/** Nine towns 镇 and two townships 乡. */
const towns: readonly PackUnit[] = [
  { code: "town-yelin", name: "椰林镇人民政府", kind: "town" },
  { code: "town-guangpo", name: "光坡镇人民政府", kind: "town" },
  { code: "town-sancai", name: "三才镇人民政府", kind: "town" },
  { code: "town-yingzhou", name: "英州镇人民政府", kind: "town" },
  { code: "town-longguang", name: "隆广镇人民政府", kind: "town" },
  { code: "town-wenluo", name: "文罗镇人民政府", kind: "town" },
  { code: "town-benhao", name: "本号镇人民政府", kind: "town" },
  { code: "town-xincun", name: "新村镇人民政府", kind: "town" },
  { code: "town-lian", name: "黎安镇人民政府", kind: "town" },
  { code: "town-timeng", name: "提蒙乡人民政府", kind: "town" },
  { code: "town-qunying", name: "群英乡人民政府", kind: "town" },
];

/** Every unit of the program, parents before their stations. */
export const units: readonly PackUnit[] = [...leading, ...departments, ...towns];
