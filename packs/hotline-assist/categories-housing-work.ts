import type { PackCode } from "@yingsheng/programs";

/**
 * Categories of three levels: 城乡建设、劳动和社会保障、教育文体.
 * A code once given keeps its meaning; new ones go to the end of their level, before 其他.
 */
export const housingAndWork: readonly PackCode[] = [
  {
    code: "01",
    name: "城乡建设",
    children: [
      {
        code: "0101",
        name: "物业服务管理",
        children: [
          { code: "010101", name: "物业费收取" },
          { code: "010102", name: "物业服务质量" },
          { code: "010103", name: "维修资金使用" },
          { code: "010104", name: "业主大会与业委会" },
          { code: "010105", name: "电梯运行维保" },
          { code: "010106", name: "公共收益与公共部位" },
          { code: "010107", name: "物业交接" },
          { code: "010199", name: "其他" },
        ],
      },
      {
        code: "0102",
        name: "房屋质量与维修",
        children: [
          { code: "010201", name: "外墙屋面渗漏" },
          { code: "010202", name: "墙体开裂" },
          { code: "010203", name: "门窗水电隐患" },
          { code: "010204", name: "保修责任争议" },
          { code: "010205", name: "危旧房屋" },
          { code: "010299", name: "其他" },
        ],
      },
      {
        code: "0103",
        name: "住房保障与租赁",
        children: [
          { code: "010301", name: "公租房申请" },
          { code: "010302", name: "公租房管理" },
          { code: "010303", name: "租赁补贴" },
          { code: "010304", name: "租房纠纷" },
          { code: "010305", name: "人才住房" },
          { code: "010399", name: "其他" },
        ],
      },
      {
        code: "0104",
        name: "房产开发与销售",
        children: [
          { code: "010401", name: "逾期交房" },
          { code: "010402", name: "合同与宣传不符" },
          { code: "010403", name: "预售资金" },
          { code: "010404", name: "不动产登记办证" },
          { code: "010405", name: "中介服务" },
          { code: "010499", name: "其他" },
        ],
      },
      {
        code: "0105",
        name: "征收与旧改",
        children: [
          { code: "010501", name: "征收补偿" },
          { code: "010502", name: "安置房建设" },
          { code: "010503", name: "老旧小区改造" },
          { code: "010504", name: "加装电梯" },
          { code: "010599", name: "其他" },
        ],
      },
      {
        code: "0106",
        name: "建筑施工管理",
        children: [
          { code: "010601", name: "工地扬尘" },
          { code: "010602", name: "夜间施工" },
          { code: "010603", name: "施工占道" },
          { code: "010604", name: "工地安全" },
          { code: "010605", name: "渣土运输" },
          { code: "010699", name: "其他" },
        ],
      },
      {
        code: "0107",
        name: "规划与用地",
        children: [
          { code: "010701", name: "规划公示咨询" },
          { code: "010702", name: "违法建设举报" },
          { code: "010703", name: "用地审批" },
          { code: "010704", name: "配套设施建设" },
          { code: "010799", name: "其他" },
        ],
      },
      {
        code: "0199",
        name: "其他",
        children: [{ code: "019999", name: "其他" }],
      },
    ],
  },
  {
    code: "02",
    name: "劳动和社会保障",
    children: [
      {
        code: "0201",
        name: "工资报酬",
        children: [
          { code: "020101", name: "拖欠工资" },
          { code: "020102", name: "欠薪农民工" },
          { code: "020103", name: "加班工资" },
          { code: "020104", name: "扣发奖金提成" },
          { code: "020199", name: "其他" },
        ],
      },
      {
        code: "0202",
        name: "劳动合同与用工",
        children: [
          { code: "020201", name: "未签劳动合同" },
          { code: "020202", name: "违法辞退" },
          { code: "020203", name: "试用期争议" },
          { code: "020204", name: "劳务派遣" },
          { code: "020205", name: "超时用工" },
          { code: "020299", name: "其他" },
        ],
      },
      {
        code: "0203",
        name: "社会保险",
        children: [
          { code: "020301", name: "养老保险" },
          { code: "020302", name: "失业保险" },
          { code: "020303", name: "工伤保险" },
          { code: "020304", name: "社保补缴" },
          { code: "020305", name: "社保关系转移" },
          { code: "020306", name: "社保卡业务" },
          { code: "020399", name: "其他" },
        ],
      },
      {
        code: "0204",
        name: "就业创业",
        children: [
          { code: "020401", name: "就业补贴" },
          { code: "020402", name: "创业贷款" },
          { code: "020403", name: "职业技能培训" },
          { code: "020404", name: "招聘信息" },
          { code: "020405", name: "高校毕业生就业" },
          { code: "020499", name: "其他" },
        ],
      },
      {
        code: "0205",
        name: "职业资格与人事",
        children: [
          { code: "020501", name: "职称评审" },
          { code: "020502", name: "资格证书" },
          { code: "020503", name: "人事档案" },
          { code: "020504", name: "事业单位招聘" },
          { code: "020599", name: "其他" },
        ],
      },
      {
        code: "0206",
        name: "住房公积金",
        children: [
          { code: "020601", name: "公积金提取" },
          { code: "020602", name: "公积金贷款" },
          { code: "020603", name: "单位未缴公积金" },
          { code: "020699", name: "其他" },
        ],
      },
      {
        code: "0299",
        name: "其他",
        children: [{ code: "029999", name: "其他" }],
      },
    ],
  },
  {
    code: "03",
    name: "教育文体",
    children: [
      {
        code: "0301",
        name: "招生入学",
        children: [
          { code: "030101", name: "学区划片" },
          { code: "030102", name: "入学资格" },
          { code: "030103", name: "转学插班" },
          { code: "030104", name: "中高考政策" },
          { code: "030199", name: "其他" },
        ],
      },
      {
        code: "0302",
        name: "学校管理",
        children: [
          { code: "030201", name: "师德师风" },
          { code: "030202", name: "校园安全" },
          { code: "030203", name: "收费问题" },
          { code: "030204", name: "作息与作业" },
          { code: "030205", name: "食堂与配餐" },
          { code: "030299", name: "其他" },
        ],
      },
      {
        code: "0303",
        name: "校外培训",
        children: [
          { code: "030301", name: "退费纠纷" },
          { code: "030302", name: "违规培训" },
          { code: "030303", name: "机构资质" },
          { code: "030399", name: "其他" },
        ],
      },
      {
        code: "0304",
        name: "学前教育",
        children: [
          { code: "030401", name: "幼儿园入园" },
          { code: "030402", name: "普惠园收费" },
          { code: "030403", name: "幼儿看护" },
          { code: "030499", name: "其他" },
        ],
      },
      {
        code: "0305",
        name: "文化服务",
        children: [
          { code: "030501", name: "图书馆文化馆" },
          { code: "030502", name: "文物保护" },
          { code: "030503", name: "演出娱乐场所" },
          { code: "030504", name: "广播电视" },
          { code: "030599", name: "其他" },
        ],
      },
      {
        code: "0306",
        name: "体育健身",
        children: [
          { code: "030601", name: "健身场地" },
          { code: "030602", name: "体育场馆开放" },
          { code: "030603", name: "健身器材损坏" },
          { code: "030604", name: "预付健身卡" },
          { code: "030699", name: "其他" },
        ],
      },
      {
        code: "0399",
        name: "其他",
        children: [{ code: "039999", name: "其他" }],
      },
    ],
  },
];
