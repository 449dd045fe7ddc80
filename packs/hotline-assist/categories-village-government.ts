import type { PackCode } from "@yingsheng/programs";

/**
 * Categories of three levels: 农业农村、政务与民政.
 * A code once given keeps its meaning; new ones go to the end of their level, before 其他.
 */
export const villageAndGovernment: readonly PackCode[] = [
  {
    code: "11",
    name: "农业农村",
    children: [
      {
        code: "1101",
        name: "土地与宅基地",
        children: [
          { code: "110101", name: "承包地纠纷" },
          { code: "110102", name: "宅基地审批" },
          { code: "110103", name: "耕地保护" },
          { code: "110199", name: "其他" },
        ],
      },
      {
        code: "1102",
        name: "农村建设",
        children: [
          { code: "110201", name: "农村饮水" },
          { code: "110202", name: "乡村道路" },
          { code: "110203", name: "厕所与污水" },
          { code: "110204", name: "农村人居环境" },
          { code: "110299", name: "其他" },
        ],
      },
      {
        code: "1103",
        name: "农业生产",
        children: [
          { code: "110301", name: "惠农补贴" },
          { code: "110302", name: "农资质量" },
          { code: "110303", name: "灌溉排涝" },
          { code: "110304", name: "动物防疫" },
          { code: "110399", name: "其他" },
        ],
      },
      {
        code: "1104",
        name: "村务管理",
        children: [
          { code: "110401", name: "村务公开" },
          { code: "110402", name: "集体资产" },
          { code: "110403", name: "村干部作风" },
          { code: "110499", name: "其他" },
        ],
      },
      {
        code: "1199",
        name: "其他",
        children: [{ code: "119999", name: "其他" }],
      },
    ],
  },
  {
    code: "12",
    name: "政务与民政",
    children: [
      {
        code: "1201",
        name: "政务服务",
        children: [
          { code: "120101", name: "办事流程咨询" },
          { code: "120102", name: "窗口态度" },
          { code: "120103", name: "网上办事故障" },
          { code: "120104", name: "材料重复提交" },
          { code: "120199", name: "其他" },
        ],
      },
      {
        code: "1202",
        name: "社会救助",
        children: [
          { code: "120201", name: "低保与特困" },
          { code: "120202", name: "临时救助" },
          { code: "120203", name: "残疾人服务" },
          { code: "120204", name: "流浪人员救助" },
          { code: "120299", name: "其他" },
        ],
      },
      {
        code: "1203",
        name: "养老服务",
        children: [
          { code: "120301", name: "养老机构" },
          { code: "120302", name: "高龄津贴" },
          { code: "120303", name: "老年助餐" },
          { code: "120304", name: "适老化改造" },
          { code: "120399", name: "其他" },
        ],
      },
      {
        code: "1204",
        name: "婚姻殡葬",
        children: [
          { code: "120401", name: "婚姻登记" },
          { code: "120402", name: "殡葬服务" },
          { code: "120403", name: "公墓管理" },
          { code: "120499", name: "其他" },
        ],
      },
      {
        code: "1205",
        name: "税费与金融",
        children: [
          { code: "120501", name: "税费咨询" },
          { code: "120502", name: "发票问题" },
          { code: "120503", name: "银行服务" },
          { code: "120504", name: "民间借贷" },
          { code: "120599", name: "其他" },
        ],
      },
      {
        code: "1206",
        name: "法律服务",
        children: [
          { code: "120601", name: "法律援助" },
          { code: "120602", name: "公证仲裁" },
          { code: "120603", name: "人民调解" },
          { code: "120604", name: "行政复议" },
          { code: "120699", name: "其他" },
        ],
      },
      {
        code: "1207",
        name: "作风与效能",
        children: [
          { code: "120701", name: "推诿拖延" },
          { code: "120702", name: "干部作风" },
          { code: "120703", name: "表扬致谢" },
          { code: "120799", name: "其他" },
        ],
      },
      {
        code: "1299",
        name: "其他",
        children: [{ code: "129999", name: "其他" }],
      },
    ],
  },
];
