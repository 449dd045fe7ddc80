import type { CommonMatter } from "./demo-matter.ts";

/** Questions to offices, and thanks to the people who work there. */
export const officeMatters: readonly CommonMatter[] = [
  {
    kind: "consult",
    category: "060302",
    unit: "yb",
    spots: "estates",
    firstSpot: 13,
    openings: ["来电人住{place}，", "{place}一位老人咨询，", "网友自述住在{place}，"],
    facts: [
      {
        title: "{place}居民问异地居住用药",
        said: "准备去外省儿子家住半年，想问高血压的药在那边能不能直接刷卡，要不要先备案，备案后回来看病还算不算。",
        answer:
          "您好，{place}所属参保地的长期异地居住备案可在手机上办理，即时生效。备案期间两地均可直接结算，门诊慢特病须选择开通该病种的定点机构。",
      },
      {
        title: "{place}居民问外地摔伤报销",
        said: "在外省出差摔断了手臂，自己交了两万多，发票还在，问回来怎么报，报多少，几天到账。",
        answer:
          "您好，意外伤害排除第三方责任后可以报销，请带发票、费用清单、出院小结到{place}就近的便民服务中心窗口，按三甲医院比例核报，十五个工作日到账。",
      },
    ],
    asks: ["请问要怎么办，需要先去哪个窗口？", "麻烦说得详细一点，老人记不住。"],
    progress: "医保中心已联系来电人说明流程，正核对其参保信息。",
    cases: [
      { fate: "answered", channel: "phone", daysAgo: 56, at: "19:45" },
      { fate: "answered", channel: "phone", daysAgo: 93, at: "10:35" },
      { fate: "satisfied", channel: "import", daysAgo: 45, at: "17:10", handleHours: 33 },
      { fate: "answered", channel: "phone", daysAgo: 82, at: "08:18" },
    ],
  },
  {
    kind: "consult",
    category: "080202",
    unit: "ga-hz",
    spots: "roads",
    firstSpot: 11,
    openings: ["来电人在{place}上班，", "我住{place}附近，", "请问{place}这边，"],
    facts: [
      {
        title: "外省户口在{place}换身份证",
        said: "身份证下个月过期，户口在外省，问能不能就近换，临时身份证当天能不能拿到。",
        answer:
          "您好，异地换领可在{place}所在地派出所办理，带旧证即可，二十日左右领取，可选邮寄。急用可同时办理临时身份证，当日出证，有效期三个月。",
      },
      {
        title: "在{place}上班想给孩子办护照",
        said: "孩子第一次办护照，要不要户口本，照片能不能自己带，赶下个月出行来不来得及。",
        answer:
          "您好，未成年人办理护照须由监护人陪同，带户口簿和监护关系证明，照片现场采集。正常七个工作日出证，{place}所在分局出入境窗口周六也受理。",
      },
    ],
    asks: ["请说明需要的材料，白天要上班，最好跑一次就能办好。", "能网上预约吗？周末上不上班？怕请不了假。"],
    progress: "户政窗口已电话预约来电人到场时间。",
    cases: [
      { fate: "answered", channel: "phone", daysAgo: 34, at: "14:45" },
      { fate: "satisfied", channel: "mini-app", daysAgo: 71, at: "21:44", handleHours: 32 },
      { fate: "answered", channel: "phone", daysAgo: 23, at: "11:21" },
      { fate: "handling", channel: "app", daysAgo: 1, at: "18:11" },
    ],
  },
  {
    kind: "consult",
    category: "020601",
    unit: "gjj",
    spots: "firms",
    firstSpot: 3,
    openings: ["来电人是{place}的职工，", "我在{place}上班，", "咨询人在{place}工作三年，"],
    facts: [
      {
        title: "{place}职工问租房提取公积金",
        said: "租房两年没用过公积金，问一年能提几次、每月能提多少，房东不肯开发票怎么办。",
        answer:
          "您好，租房提取无需发票，凭无房证明即可按季度提取，单身职工每年最高14400元。{place}已签约按月直转，您在手机上选择“租房提取”当天到账。",
      },
      {
        title: "{place}职工问公积金贷款",
        said: "想用公积金贷款买二手房，问最高额度、首付比例，夫妻两人能不能合在一起。",
        answer:
          "您好，{place}职工连续缴存满六个月即可申请，单人最高50万元，夫妻合计最高80万元，二手房首付不低于三成。额度与余额挂钩，可在手机测算。",
      },
    ],
    asks: ["请帮忙看看符不符合条件。", "要准备什么材料？"],
    progress: "已核查来电人缴存记录，正为其测算可贷额度。",
    cases: [
      { fate: "answered", channel: "phone", daysAgo: 97, at: "09:08" },
      { fate: "answered", channel: "phone", daysAgo: 49, at: "15:37" },
      { fate: "replied", channel: "wechat", daysAgo: 7, at: "22:48", handleHours: 149 },
      { fate: "answered", channel: "phone", daysAgo: 38, at: "13:20" },
    ],
  },
  {
    kind: "praise",
    category: "120703",
    unit: "office",
    spots: "estates",
    firstSpot: 4,
    openings: ["来电人家住{place}，", "我是{place}的居民，", "代表{place}的几户邻居，"],
    facts: [
      {
        title: "表扬{place}的社区网格员",
        said: "前天家里老人突发心梗，社区网格员十分钟赶到，帮着抬下六楼，还一路陪到医院挂号，家属赶到时他已经垫了押金。",
        answer:
          "您好，您对{place}网格员的感谢我们已转达本人并通报表扬。他说换谁都会这样做，只盼老人早日康复，垫付的押金等家里方便时再说不迟。",
      },
      {
        title: "感谢{place}的社区工作人员",
        said: "连着三个周末，社区工作人员自己掏钱买工具，把楼后那块没人管的垃圾地清出来种了花，连我八十岁的婆婆都下楼去浇水。",
        answer:
          "您好，{place}的变化离不开各位邻居的支持。您的表扬已在街道例会上宣读，社区准备把这块地命名为“邻里花园”，也请您和婆婆一起来认养一畦。",
      },
    ],
    asks: ["请一定替我表扬。", "谢谢热线，也谢谢他们。"],
    progress: "已核实当事工作人员姓名，转街道通报表扬。",
    cases: [
      { fate: "satisfied", channel: "interaction", daysAgo: 75, at: "19:09", handleHours: 59 },
      { fate: "closed", channel: "phone", daysAgo: 6, at: "10:59", handleHours: 122 },
      { fate: "answered", channel: "phone", daysAgo: 64, at: "17:34" },
    ],
  },
];
