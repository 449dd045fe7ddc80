import type { PackDuty, PackDutyCatalogue } from "@yingsheng/dispatch";

const trade = "《消费者权益保护法》第三十二条";
const food = "《食品安全法》第六条";
const wages = "《劳动法》第八十五条、《保障农民工工资支付条例》第七条";
const insurance = "《社会保险法》第七条";
const housing = "《物业管理条例》第五条";
const building = "《建筑法》第六条、《建设工程质量管理条例》第四十三条";
const planning = "《城乡规划法》第十一条";
const noise = "《噪声污染防治法》第八条";
const air = "《大气污染防治法》第五条";
const city = "《城市市容和环境卫生管理条例》第四条";
const works = "《城市道路管理条例》第六条";
const school = "《教育法》第十五条";
const health = "《基本医疗卫生与健康促进法》第七条";
const cover = "《医疗保障基金使用监督管理条例》第六条";
const traffic = "《道路交通安全法》第五条";
const transport = "《道路运输条例》第七条";
const police = "《治安管理处罚法》第七条";
const fire = "《消防法》第四条";
const village = "《村民委员会组织法》第五条";
const farm = "《农业法》第九条";
const welfare = "《社会救助暂行办法》第三条";
const offices = "《优化营商环境条例》第三十五条";
const rest = "《国务院办公厅关于进一步优化地方政务服务便民热线的指导意见》（国办发〔2020〕53号）";

/** Second-level categories and what deviates from them further down; 城乡建设、劳动和社会保障、教育文体、商贸旅游、环境保护. */
const first: readonly PackDuty[] = [
  { category: "0101", lead: "zj-wy", basis: housing },
  { category: "010105", lead: "sj", joint: ["zj-wy"], basis: "《特种设备安全法》第五条" },
  { category: "0102", lead: "zj", basis: building },
  { category: "0103", lead: "zj-bz", basis: "《公共租赁住房管理办法》第四条" },
  { category: "010304", lead: "zj", basis: "《商品房屋租赁管理办法》第四条" },
  { category: "0104", lead: "zj", basis: "《城市房地产管理法》第七条" },
  { category: "010404", lead: "zr-dj", basis: "《不动产登记暂行条例》第六条" },
  { category: "0105", lead: "zj", basis: "《国有土地上房屋征收与补偿条例》第四条" },
  { category: "010504", lead: "zj", joint: ["zr"], basis: planning },
  { category: "0106", lead: "zj-aq", basis: building },
  { category: "010602", lead: "cg-zf", joint: ["zj-aq"], basis: noise },
  { category: "010605", lead: "cg-zf", joint: ["ga-jj"], basis: city },
  { category: "0107", lead: "zr", basis: planning },
  { category: "010702", lead: "cg-zf", joint: ["zr"], basis: planning },
  { category: "0199", lead: "zj", basis: rest },
  { category: "0201", lead: "rs-jc", basis: wages },
  { category: "0202", lead: "rs-jc", basis: "《劳动合同法》第七十四条" },
  { category: "0203", lead: "rs-sb", basis: insurance },
  { category: "0204", lead: "rs-jy", basis: "《就业促进法》第六条" },
  { category: "0205", lead: "rs", basis: "《事业单位人事管理条例》第三条" },
  { category: "0206", lead: "gjj", basis: "《住房公积金管理条例》第十条" },
  { category: "0299", lead: "rs", basis: rest },
  { category: "0301", lead: "jy", basis: "《义务教育法》第七条" },
  { category: "0302", lead: "jy", basis: school },
  { category: "030205", lead: "jy", joint: ["sj-sp"], basis: food },
  { category: "0303", lead: "jy", basis: "《校外培训行政处罚暂行办法》第三条" },
  { category: "030301", lead: "jy", joint: ["sj-xb"], basis: trade },
  { category: "0304", lead: "jy", basis: school },
  { category: "0305", lead: "wl", basis: "《公共文化服务保障法》第八条" },
  { category: "0306", lead: "ty", basis: "《全民健身条例》第五条" },
  { category: "030604", lead: "sj-xb", joint: ["ty"], basis: trade },
  { category: "0399", lead: "jy", basis: rest },
  { category: "0401", lead: "sj-xb", basis: trade },
  { category: "040104", lead: "swj", joint: ["sj-xb"], basis: "《单用途商业预付卡管理办法（试行）》第四条" },
  { category: "0402", lead: "sj-sp", basis: food },
  { category: "0403", lead: "sj", basis: "《价格法》第五条" },
  { category: "0404", lead: "sj", basis: "《市场主体登记管理条例》第五条" },
  { category: "0405", lead: "wl", basis: "《旅游法》第七条" },
  { category: "0406", lead: "sj", basis: "《特种设备安全法》第五条" },
  { category: "0499", lead: "sj", basis: rest },
  { category: "0501", lead: "hb", basis: noise },
  { category: "050101", lead: "cg-zf", joint: ["zj-aq"], basis: noise },
  { category: "050102", lead: "ga", basis: noise },
  { category: "050104", lead: "jt", joint: ["ga-jj"], basis: noise },
  { category: "0502", lead: "hb-zf", basis: air },
  { category: "050201", lead: "cg-zf", basis: air },
  { category: "050203", lead: "cg-zf", basis: air },
  { category: "0503", lead: "hb-zf", basis: "《水污染防治法》第九条" },
  { category: "050302", lead: "sw", joint: ["hb"], basis: "《水污染防治法》第五条" },
  { category: "0504", lead: "hb-zf", basis: "《固体废物污染环境防治法》第九条" },
  { category: "050401", lead: "cg-hw", basis: city },
  { category: "050403", lead: "cg-zf", basis: city },
  { category: "0505", lead: "hb", basis: "《环境保护法》第十条" },
  { category: "050503", lead: "cg-yl", basis: "《城市绿化条例》第七条" },
  { category: "0599", lead: "hb", basis: rest },
];

/** 卫生计生、交通运输、公共安全、城市管理. */
const second: readonly PackDuty[] = [
  { category: "0601", lead: "wj", basis: health },
  { category: "0602", lead: "wj", basis: health },
  { category: "0603", lead: "yb", basis: cover },
  { category: "0604", lead: "wj", basis: "《人口与计划生育法》第六条" },
  { category: "060402", lead: "yb", basis: insurance },
  { category: "0605", lead: "wj", basis: "《医师法》第四条" },
  { category: "060501", lead: "sj", basis: "《药品管理法》第八条" },
  { category: "0699", lead: "wj", basis: rest },
  { category: "0701", lead: "bus", basis: "《城市公共交通条例》第四条" },
  { category: "070105", lead: "metro", basis: "《城市轨道交通运营管理规定》第四条" },
  { category: "0702", lead: "jt-zf", basis: "《巡游出租汽车经营服务管理规定》第六条" },
  { category: "0703", lead: "cg-sz", basis: works },
  { category: "070301", lead: "cg-sz", joint: ["jt-gl"], basis: works },
  { category: "070303", lead: "ga-jj", basis: traffic },
  { category: "0704", lead: "ga-jj", basis: traffic },
  { category: "0705", lead: "cg", basis: works },
  { category: "070502", lead: "sj", joint: ["cg"], basis: "《价格法》第五条" },
  { category: "070504", lead: "fg", joint: ["power"], basis: "《电力法》第六条" },
  { category: "0706", lead: "jt", basis: transport },
  { category: "070602", lead: "jt-zf", joint: ["ga-jj"], basis: "《公路安全保护条例》第三条" },
  { category: "0799", lead: "jt", basis: rest },
  { category: "0801", lead: "ga", basis: police },
  { category: "0802", lead: "ga-hz", basis: "《户口登记条例》第三条" },
  { category: "0803", lead: "xf", basis: fire },
  { category: "080303", lead: "xf", joint: ["zj-wy"], basis: fire },
  { category: "080304", lead: "zj-wy", joint: ["xf"], basis: fire },
  { category: "0804", lead: "yj", basis: "《安全生产法》第十条" },
  { category: "080404", lead: "cg", joint: ["gas"], basis: "《城镇燃气管理条例》第五条" },
  { category: "0805", lead: "yj", basis: "《突发事件应对法》第十七条" },
  { category: "080501", lead: "cg-sz", joint: ["sw"], basis: "《城镇排水与污水处理条例》第五条" },
  { category: "080503", lead: "zr", basis: "《地质灾害防治条例》第七条" },
  { category: "0899", lead: "ga", basis: rest },
  { category: "0901", lead: "cg-hw", basis: city },
  { category: "0902", lead: "cg-zf", basis: city },
  { category: "090205", lead: "cg", joint: ["jt"], basis: city },
  { category: "0903", lead: "cg-yl", basis: "《城市绿化条例》第七条" },
  { category: "0904", lead: "cg-sz", basis: works },
  { category: "0905", lead: "cg-zf", basis: planning },
  { category: "090503", lead: "zj", joint: ["cg-zf"], basis: building },
  { category: "0906", lead: "ga", basis: "《动物防疫法》第三十条" },
  { category: "090603", lead: "cg-zf", basis: city },
  { category: "0999", lead: "cg", basis: rest },
];

/** 公用事业、农业农村、政务与民政. */
const third: readonly PackDuty[] = [
  { category: "1001", lead: "water", basis: "《城市供水条例》第七条" },
  { category: "100101", lead: "water-qx", basis: "《城市供水条例》第七条" },
  { category: "1002", lead: "power", basis: "《电力供应与使用条例》第三条" },
  { category: "1003", lead: "gas", basis: "《城镇燃气管理条例》第五条" },
  { category: "1004", lead: "heat", basis: "《民用建筑节能条例》第五条" },
  { category: "1005", lead: "tx", basis: "《电信条例》第三条" },
  { category: "1099", lead: "cg", basis: rest },
  { category: "1101", lead: "ny", basis: "《农村土地承包法》第十二条" },
  { category: "110103", lead: "zr", joint: ["ny"], basis: "《土地管理法》第五条" },
  { category: "1102", lead: "ny", basis: "《乡村振兴促进法》第九条" },
  { category: "110201", lead: "sw", basis: "《水法》第五十四条" },
  { category: "110202", lead: "jt-gl", basis: "《公路法》第八条" },
  { category: "1103", lead: "ny", basis: farm },
  { category: "110303", lead: "sw", basis: "《水法》第十二条" },
  { category: "1104", lead: "mz", basis: village },
  { category: "110402", lead: "ny", basis: "《农村集体经济组织法》第十条" },
  { category: "1199", lead: "ny", basis: rest },
  { category: "1201", lead: "centre", basis: offices },
  { category: "1202", lead: "mz", basis: welfare },
  { category: "1203", lead: "mz", basis: "《老年人权益保障法》第六条" },
  { category: "1204", lead: "mz", basis: "《婚姻登记条例》第二条" },
  { category: "1205", lead: "ss", basis: "《税收征收管理法》第五条" },
  { category: "1206", lead: "sf", basis: "《法律援助法》第五条" },
  { category: "1207", lead: "centre", basis: rest },
  { category: "1299", lead: "centre", basis: rest },
];

/** Where the town or the district takes what elsewhere a city department does. */
const places: readonly PackDuty[] = [
  { category: "0901", region: "990121", lead: "qinghe", joint: ["cg-hw"], basis: city },
  { category: "0902", region: "990121", lead: "qinghe", basis: city },
  { category: "0904", region: "990121", lead: "qinghe", basis: works },
  { category: "0705", region: "990171", lead: "gaoxin", basis: works },
  { category: "0902", region: "990171", lead: "gaoxin", basis: city },
  { category: "0905", region: "990171", lead: "gaoxin", joint: ["cg-zf"], basis: planning },
  { category: "1102", region: "990104101", lead: "wangchuan-shiba", joint: ["ny"], basis: village },
  { category: "1102", region: "990105101", lead: "baixi-longwei", joint: ["ny"], basis: village },
  { category: "1102", region: "990121101", lead: "qinghe-chengguan", basis: village },
  { category: "1102", region: "990121102", lead: "qinghe-sancha", basis: village },
  { category: "1102", region: "990121201", lead: "qinghe-bailu", basis: village },
  { category: "1104", region: "990121101", lead: "qinghe-chengguan", basis: village },
  { category: "1104", region: "990121102", lead: "qinghe-sancha", basis: village },
  { category: "1104", region: "990121201", lead: "qinghe-bailu", basis: village },
];

/** The duty catalogue 派单目录 of the invented city, by the ordinary split of duties between city departments. */
export const dutyCatalogue: PackDutyCatalogue = {
  validFrom: "2024-01-01",
  source: "演示目录：按法律法规的一般职责分工编制，启用前由采购人核定",
  rows: [...first, ...second, ...third, ...places],
};
