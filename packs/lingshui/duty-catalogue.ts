import type { PackDuty, PackDutyCatalogue } from "@yingsheng/dispatch";

const city = "《城市市容和环境卫生管理条例》第四条";
const planning = "《城乡规划法》第十一条";
const wages = "《劳动法》第八十五条、《保障农民工工资支付条例》第七条";
const school = "《教育法》第十五条";
const trade = "《消费者权益保护法》第三十二条";
const noise = "《噪声污染防治法》第八条";
const water = "《水污染防治法》第九条";
const health = "《基本医疗卫生与健康促进法》第七条";
const fishery = "《渔业法》第六条";
const farm = "《农业法》第九条";
const irrigation = "《水法》第十二条";
const land = "《土地管理法》第五条";
const police = "《治安管理处罚法》第七条";
const village = "《村民委员会组织法》第五条";
const welfare = "《社会救助暂行办法》第三条";
const rest = "《国务院办公厅关于进一步优化地方政务服务便民热线的指导意见》（国办发〔2020〕53号）";

/** Everywhere in the county: every second-level category, and what deviates from it further down. */
const county: readonly PackDuty[] = [
  { category: "0101", lead: "municipal", basis: "《城市道路管理条例》第六条" },
  { category: "0102", lead: "enforcement", basis: city },
  { category: "010203", lead: "sanitation", basis: city },
  { category: "0103", lead: "housing", basis: "《建筑法》第六条" },
  { category: "010302", lead: "enforcement", joint: ["natural-resources"], basis: planning },
  { category: "0104", lead: "housing", basis: "《物业管理条例》第五条" },
  { category: "010403", lead: "market", joint: ["housing"], basis: "《特种设备安全法》第五条" },
  { category: "0105", lead: "housing", basis: "《城市房地产管理法》第七条" },
  { category: "0106", lead: "power", basis: "《电力供应与使用条例》第三条" },
  { category: "010603", lead: "housing", basis: "《城镇燃气管理条例》第五条" },
  { category: "0201", lead: "labour-inspection", basis: wages },
  { category: "0202", lead: "labour-inspection", basis: "《劳动合同法》第七十四条" },
  { category: "020203", lead: "social-insurance", basis: "《工伤保险条例》第五条" },
  { category: "0203", lead: "social-insurance", basis: "《社会保险法》第七条" },
  { category: "020304", lead: "human-resources", basis: "《就业促进法》第六条" },
  { category: "020305", lead: "human-resources", basis: "《就业促进法》第六条" },
  { category: "0301", lead: "education", basis: "《义务教育法》第七条" },
  { category: "0302", lead: "education", basis: school },
  { category: "030201", lead: "education", joint: ["market"], basis: "《食品安全法》第六条" },
  { category: "0303", lead: "education", basis: "《校外培训行政处罚暂行办法》第三条" },
  { category: "0304", lead: "tourism", basis: "《公共文化服务保障法》第八条" },
  { category: "0401", lead: "tourism", basis: "《旅游法》第七条" },
  { category: "0402", lead: "tourism", basis: "《旅游法》第七条" },
  { category: "040203", lead: "police", joint: ["tourism"], basis: "《旅馆业治安管理办法》第三条" },
  { category: "0403", lead: "market", basis: trade },
  { category: "0404", lead: "market", basis: trade },
  { category: "0405", lead: "market", basis: "《价格法》第五条" },
  { category: "0406", lead: "market", basis: "《市场主体登记管理条例》第五条" },
  { category: "040603", lead: "development", basis: "《优化营商环境条例》第七条" },
  { category: "0501", lead: "enforcement", basis: noise },
  { category: "050203", lead: "enforcement", joint: ["ecology"], basis: water },
  { category: "0502", lead: "ecology", basis: water },
  { category: "050202", lead: "ecology", joint: ["fishery-station"], basis: fishery },
  { category: "050204", lead: "sanitation", joint: ["ecology"], basis: "《海洋环境保护法》第四条" },
  { category: "0503", lead: "ecology", basis: "《大气污染防治法》第五条" },
  { category: "050301", lead: "enforcement", basis: "《大气污染防治法》第五条" },
  { category: "0504", lead: "ecology", basis: "《固体废物污染环境防治法》第九条" },
  { category: "050401", lead: "enforcement", basis: city },
  { category: "050403", lead: "forestry", joint: ["ecology"], basis: "《湿地保护法》第五条" },
  { category: "050404", lead: "natural-resources", joint: ["water-affairs"], basis: "《矿产资源法》第十条" },
  { category: "0601", lead: "health", basis: health },
  { category: "0602", lead: "health", basis: health },
  { category: "060201", lead: "cdc", basis: "《疫苗管理法》第八条" },
  { category: "060202", lead: "cdc", basis: "《传染病防治法》第七条" },
  { category: "0603", lead: "medical-insurance", basis: "《医疗保障基金使用监督管理条例》第六条" },
  { category: "0604", lead: "health", basis: health },
  { category: "0701", lead: "passenger-transport", basis: "《道路运输条例》第七条" },
  { category: "0702", lead: "passenger-transport", basis: "《巡游出租汽车经营服务管理规定》第六条" },
  { category: "0703", lead: "transport", basis: "《公路法》第八条" },
  { category: "070301", lead: "road-station", basis: "《公路法》第八条" },
  { category: "070302", lead: "traffic-police", basis: "《道路交通安全法》第五条" },
  { category: "070304", lead: "traffic-police", basis: "《道路交通安全法》第五条" },
  { category: "070305", lead: "market", basis: "《价格法》第五条" },
  { category: "0704", lead: "traffic-police", basis: "《道路交通安全法》第五条" },
  { category: "0801", lead: "agriculture", basis: farm },
  { category: "0802", lead: "animal-health", basis: "《动物防疫法》第十条" },
  { category: "0803", lead: "agriculture", basis: farm },
  { category: "0804", lead: "agriculture", basis: "《农产品质量安全法》第五条" },
  { category: "0805", lead: "agriculture", basis: "《乡村振兴促进法》第九条" },
  { category: "080501", lead: "transport", joint: ["agriculture"], basis: "《公路法》第八条" },
  { category: "0901", lead: "fishery-station", basis: fishery },
  { category: "0902", lead: "fishery-station", basis: fishery },
  { category: "0903", lead: "fishery-station", joint: ["police"], basis: fishery },
  { category: "0904", lead: "natural-resources", basis: "《海域使用管理法》第七条" },
  { category: "090401", lead: "agriculture", joint: ["market"], basis: fishery },
  { category: "090403", lead: "sanitation", basis: "《海洋环境保护法》第四条" },
  { category: "1001", lead: "waterworks", basis: "《城市供水条例》第七条" },
  { category: "1002", lead: "water-affairs", basis: "《水法》第五十四条" },
  { category: "1003", lead: "municipal", joint: ["water-affairs"], basis: "《城镇排水与污水处理条例》第五条" },
  { category: "1004", lead: "irrigation", basis: irrigation },
  { category: "100403", lead: "water-affairs", basis: irrigation },
  { category: "1101", lead: "natural-resources", basis: land },
  { category: "110102", lead: "agriculture", basis: "《农村土地承包法》第十二条" },
  { category: "1102", lead: "natural-resources", basis: land },
  { category: "1103", lead: "natural-resources", basis: planning },
  { category: "1104", lead: "real-estate-registry", basis: "《不动产登记暂行条例》第六条" },
  { category: "1105", lead: "forestry", basis: "《森林法》第九条" },
  { category: "1201", lead: "police", basis: police },
  { category: "1202", lead: "police", basis: "《户口登记条例》第三条" },
  { category: "1203", lead: "fire", basis: "《消防法》第四条" },
  { category: "1204", lead: "emergency", basis: "《突发事件应对法》第十七条" },
  { category: "1301", lead: "civil-affairs", basis: welfare },
  { category: "130103", lead: "rescue-station", joint: ["civil-affairs"], basis: welfare },
  { category: "1302", lead: "civil-affairs", basis: "《老年人权益保障法》第六条" },
  { category: "130202", lead: "disabled-federation", joint: ["civil-affairs"], basis: "《残疾人保障法》第六条" },
  { category: "1303", lead: "civil-affairs", basis: village },
  { category: "130303", lead: "agriculture", basis: "《农村集体经济组织法》第十条" },
  { category: "1304", lead: "service-hall", basis: "《优化营商环境条例》第三十五条" },
  { category: "1305", lead: "veterans", basis: "《退役军人保障法》第七条" },
  { category: "1306", lead: "centre", basis: rest },
];

/** Where a station of the department, or the town, is in charge on the spot. */
const places: readonly PackDuty[] = [
  { category: "0102", region: "469028100", lead: "enforcement-yelin", basis: city },
  { category: "0102", region: "469028107", lead: "enforcement-xincun", basis: city },
  { category: "0102", region: "469028103", lead: "enforcement-yingzhou", basis: city },
  { category: "0403", region: "469028107", lead: "market-xincun", basis: trade },
  { category: "0404", region: "469028100", lead: "market-yelin", basis: trade },
  { category: "0404", region: "469028103", lead: "market-yingzhou", basis: trade },
  { category: "0404", region: "469028106", lead: "market-benhao", basis: trade },
  { category: "1201", region: "469028100", lead: "police-yelin", basis: police },
  { category: "1201", region: "469028107", lead: "police-xincun", basis: police },
  { category: "1201", region: "469028103", lead: "police-yingzhou", basis: police },
  { category: "1303", region: "469028106", lead: "town-benhao", joint: ["civil-affairs"], basis: village },
  { category: "1303", region: "469028107", lead: "town-xincun", joint: ["civil-affairs"], basis: village },
];

/** The duty catalogue 派单目录 of the county, by the ordinary split of duties between its departments. */
export const dutyCatalogue: PackDutyCatalogue = {
  validFrom: "2024-01-01",
  source: "演示目录：按法律法规的一般职责分工编制，启用前由热线主管单位核定",
  rows: [...county, ...places],
};
