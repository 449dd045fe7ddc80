import type { CommonMatter } from "./demo-matter.ts";

/** Common matters between people, employers, shops and offices. */
export const peopleMatters: readonly CommonMatter[] = [
  {
    kind: "complaint",
    category: "020101",
    unit: "rs-jc",
    spots: "firms",
    firstSpot: 0,
    titles: ["{place}拖欠工资", "{place}欠薪不给"],
    openings: ["来电人在{place}上班，", "本人在{place}打工，", "我和三个老乡在{place}干活，"],
    facts: [
      {
        said: "最后两个月的工资共一万二千元没发，老板每次都说下周，打电话不接，微信不回。",
        answer:
          "您好，监察员约见{place}负责人并核对工资表，欠付的12000元已于昨日通过银行转账付清，凭证已发您核对。用人单位被给予警告，要求按月足额支付。",
      },
      {
        said: "离职一个半月了，押着一个月工资，说要等“交接款”到账，还扣了三百元工服费。",
        answer:
          "您好，{place}扣押离职工资没有依据，已责令五日内结清，工服费300元一并退还。如在约定日期仍未到账，请凭此工单号直接到支队窗口。",
      },
      {
        said: "从春节到现在没有足额发过工资，只发六成，说是“等回款”，人事还让我们签自愿缓发承诺书。",
        answer:
          "您好，缓发工资须与工会或职工代表协商一致且不得变相克扣。经责令，{place}已补齐全部差额，承诺书作废，支队将其纳入重点监控名单。",
      },
    ],
    asks: ["请尽快帮我们要回工资。", "要求查账，不能让老板跑了。", "家里等着用钱，拜托了！"],
    progress: "已向用人单位发出询问通知书，约定后天上午核对工资支付记录。",
    cases: [
      { fate: "satisfied", channel: "app", daysAgo: 88, at: "18:59", handleHours: 14 },
      { fate: "satisfied", channel: "phone", daysAgo: 40, at: "09:56", handleHours: 228 },
      { fate: "handling", channel: "web", daysAgo: 12, at: "15:25" },
      { fate: "unreachable", channel: "wechat", daysAgo: 29, at: "22:36", handleHours: 13 },
      { fate: "returned", channel: "phone", daysAgo: 1, at: "13:08" },
    ],
  },
  {
    kind: "complaint",
    category: "040104",
    unit: "sj-xb",
    spots: "shops",
    firstSpot: 2,
    titles: ["{place}办卡不退", "{place}会员卡退费难"],
    openings: ["在{place}充了会员卡，", "来电人在{place}办卡，", "我妈在{place}被劝着办了卡，"],
    facts: [
      {
        said: "还剩一千多元没用，换了老板以后说以前的卡不算数，要再充五百才激活。",
        answer:
          "您好，经营权转让不影响消费者权益，{place}新旧经营者协商后同意继续履约，您的余额已恢复使用。如选择退款，可凭小票在一周内办理。",
      },
      {
        said: "当时说随时可退，现在按原价扣完还倒欠两百，合同上的小字手机拍都拍不清。",
        answer:
          "您好，{place}合同中的“不退不换、按原价扣减”属于不公平格式条款，经调解按优惠价折算退还836元，门店已修改合同文本并公示。",
      },
    ],
    asks: ["请帮我把钱要回来。", "要求退款，并查查他有没有备案。", "这种霸王条款该管管了。"],
    progress: "已通知商家提供会员消费明细，约定周末组织调解。",
    cases: [
      { fate: "satisfied", channel: "interaction", daysAgo: 18, at: "19:57", handleHours: 71 },
      { fate: "handling", channel: "phone", daysAgo: 1, at: "10:47" },
      { fate: "satisfied", channel: "import", daysAgo: 92, at: "17:22", handleHours: 41 },
      { fate: "replied", channel: "phone", daysAgo: 4, at: "08:30", handleHours: 81 },
      { fate: "dispatched", channel: "phone", daysAgo: 0, at: "06:41" },
    ],
  },
  {
    kind: "report",
    category: "040201",
    unit: "sj-sp",
    spots: "shops",
    firstSpot: 0,
    titles: ["{place}后厨卫生差", "举报{place}食品不卫生"],
    openings: ["昨天在{place}吃饭，", "举报{place}，", "来电人经过{place}后门，"],
    facts: [
      {
        said: "看到洗碗盆里飘着抹布，生肉和凉菜在一个案板上切，服务员不戴口罩对着菜咳嗽。",
        answer:
          "您好，检查发现{place}生熟案板混用、从业人员一人健康证过期，已责令改正并处罚，相关人员调离岗位。整改照片已发您，复查将不打招呼。",
      },
      {
        said: "碗里有一只蟑螂，老板说“难免”，只肯退这一份，桌上的其他客人也看到了。",
        answer:
          "您好，{place}未落实防鼠防虫措施，已责令停业三天消杀整改，并处罚款。店方已退还餐费并赔偿1000元，复查合格后才恢复营业。",
      },
    ],
    asks: ["请去突击检查。", "要求停业整顿。", "不要提前通知他。"],
    progress: "已现场检查并取证，责令限期整改，复查时间为本周五。",
    cases: [
      { fate: "satisfied", channel: "mini-app", daysAgo: 33, at: "21:56", handleHours: 40 },
      { fate: "satisfied", channel: "phone", daysAgo: 70, at: "11:33", handleHours: 69 },
      { fate: "handling", channel: "app", daysAgo: 2, at: "18:23" },
      { fate: "redone", channel: "phone", daysAgo: 59, at: "09:20", handleHours: 39 },
      { fate: "received", channel: "web", daysAgo: 1, at: "15:49" },
    ],
  },
  {
    kind: "complaint",
    category: "100501",
    unit: "tx",
    spots: "estates",
    firstSpot: 5,
    titles: ["{place}宽带故障没人修", "{place}网络频繁掉线"],
    openings: ["{place}的宽带", "来电人称{place}家里的网", "我家在{place}，网络"],
    facts: [
      {
        said: "晚上七点到十一点基本打不开网页，孩子上网课卡成幻灯片，报修三次都说线路正常。",
        answer:
          "您好，经督促，运营商对{place}楼道分光器扩容并更换光猫，晚高峰实测下载286兆。故障期间月租已减免，工程师一周内回访两次。",
      },
      {
        said: "断了五天没有人上门，每次客服都重新登记一遍，让我把地址再说一遍。",
        answer:
          "您好，{place}光缆被装修工人剪断，昨日重新布放并恢复。运营商对五天未派单致歉并退费，赔付50元流量费，专席客服为您跟到底。",
      },
    ],
    asks: ["请督促运营商上门。", "要求减免这段时间的费用。", "我在家办公，今天必须恢复。"],
    progress: "运营商已派工，预计明日上午入户排查光路。",
    cases: [
      { fate: "satisfied", channel: "wechat", daysAgo: 48, at: "22:00", handleHours: 9 },
      { fate: "satisfied", channel: "phone", daysAgo: 85, at: "13:32", handleHours: 38 },
      { fate: "suspended", channel: "interaction", daysAgo: 5, at: "19:21" },
      { fate: "closed", channel: "phone", daysAgo: 6, at: "10:11", handleHours: 128 },
    ],
  },
  {
    kind: "report",
    category: "080303",
    unit: "office",
    spots: "estates",
    firstSpot: 1,
    titles: ["{place}飞线充电", "{place}电动车进楼充电"],
    openings: ["{place}", "举报{place}有住户", "来电人发现{place}"],
    facts: [
      {
        said: "每天晚上都有人从窗户拉线下来充电，有两根线就压在晾衣绳上，一刮风火花直冒。",
        answer:
          "您好，街道联合消防到{place}清理飞线14处，暂存违规电池8块，发放告知书。新装充电口十二个，已通电启用，网格员每晚巡查。",
      },
      {
        said: "把电动车推进单元楼道过夜，堵着消防栓，说了几次，回一句“你家没地方我家也没有”。",
        answer:
          "您好，{place}楼道停放的9辆电动车已清出，电梯加装识别装置，一进电动车即报警停梯。消防部门对拒不改正的一户处以罚款。",
      },
    ],
    asks: ["出了事谁负责？请马上清。", "希望多装几个充电桩。", "请不要透露是我反映的。"],
    progress: "已现场清理并宣传，充电桩安装点位正征求居民意见。",
    cases: [
      { fate: "satisfied", channel: "import", daysAgo: 26, at: "17:46", handleHours: 37 },
      { fate: "handling", channel: "phone", daysAgo: 12, at: "08:54" },
      { fate: "satisfied", channel: "phone", daysAgo: 15, at: "14:21", handleHours: 7 },
      { fate: "handling", channel: "mini-app", daysAgo: 2, at: "21:20" },
      { fate: "unsatisfied", channel: "phone", daysAgo: 89, at: "11:57", handleHours: 65 },
    ],
  },
  {
    kind: "complaint",
    category: "090601",
    unit: "ga",
    spots: "estates",
    firstSpot: 9,
    titles: ["{place}不拴绳遛狗", "{place}犬只吵闹"],
    openings: ["{place}里", "来电人称{place}有人", "反映{place}的一户邻居"],
    facts: [
      {
        said: "养狗不拴绳，早上六点多在电梯里放狗，吓得小孩直哭，粪便也不收，花园里没法下脚。",
        answer:
          "您好，民警与社区在{place}开展为期两周的清晨巡查，纠正未束绳行为21起，对拒不改正的两人罚款，并增设宠物粪袋箱四处。",
      },
      {
        said: "养了只没证的大型犬，半夜一直叫，隔壁孕妇几次被惊醒，敲门主人不开。",
        answer:
          "您好，{place}涉事犬只体型超过规定，已送交收容单位，饲养人依法受到处罚。社区已对全小区犬只登记，夜间未再接到投诉。",
      },
    ],
    asks: ["请派出所出面。", "不是不让养，是要有个规矩。", "咬到人就晚了。"],
    progress: "已上门登记犬只并下达改正通知，复查安排在本周末。",
    cases: [
      { fate: "satisfied", channel: "app", daysAgo: 41, at: "18:47", handleHours: 6 },
      { fate: "handling", channel: "phone", daysAgo: 5, at: "09:44" },
      { fate: "satisfied", channel: "web", daysAgo: 30, at: "15:13", handleHours: 64 },
      { fate: "sentBack", channel: "wechat", daysAgo: 7, at: "22:24", handleHours: 152 },
      { fate: "dispatched", channel: "phone", daysAgo: 0, at: "00:23" },
    ],
  },
  {
    kind: "consult",
    category: "060302",
    unit: "yb",
    spots: "estates",
    firstSpot: 13,
    titles: ["{place}居民问异地就医", "{place}居民问医保报销"],
    openings: ["来电人住{place}，", "{place}一位老人咨询，", "网友自述住在{place}，"],
    facts: [
      {
        said: "准备去外省儿子家住半年，想问高血压的药在那边能不能直接刷卡，要不要先备案，备案后回来看病还算不算。",
        answer:
          "您好，{place}所属参保地的长期异地居住备案可在手机上办理，即时生效。备案期间两地均可直接结算，门诊慢特病须选择开通该病种的定点机构。",
      },
      {
        said: "在外省出差摔断了手臂，自己交了两万多，发票还在，问回来怎么报，报多少，几天到账。",
        answer:
          "您好，意外伤害排除第三方责任后可以报销，请带发票、费用清单、出院小结到{place}就近的便民服务中心窗口，按三甲医院比例核报，十五个工作日到账。",
      },
    ],
    asks: ["请问要怎么办？", "麻烦说得详细一点，老人记不住。"],
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
    titles: ["身份证到期在{place}哪里换", "{place}附近办证问题"],
    openings: ["来电人在{place}上班，", "我住{place}附近，", "请问{place}这边，"],
    facts: [
      {
        said: "身份证下个月过期，户口在外省，问能不能就近换，临时身份证当天能不能拿到。",
        answer:
          "您好，异地换领可在{place}所在地派出所办理，带旧证即可，二十日左右领取，可选邮寄。急用可同时办理临时身份证，当日出证，有效期三个月。",
      },
      {
        said: "孩子第一次办护照，要不要户口本，照片能不能自己带，赶暑假来不来得及。",
        answer:
          "您好，未成年人办理护照须由监护人陪同，带户口簿和监护关系证明，照片现场采集。正常七个工作日出证，{place}所在分局出入境窗口周六也受理。",
      },
    ],
    asks: ["请说明需要的材料。", "能网上预约吗？"],
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
    titles: ["{place}职工问公积金提取", "{place}员工咨询公积金贷款"],
    openings: ["来电人是{place}的职工，", "我在{place}上班，", "咨询人在{place}工作三年，"],
    facts: [
      {
        said: "租房两年没用过公积金，问一年能提几次、每月能提多少，房东不肯开发票怎么办。",
        answer:
          "您好，租房提取无需发票，凭无房证明即可按季度提取，单身职工每年最高14400元。{place}已签约按月直转，您在手机上选择“租房提取”当天到账。",
      },
      {
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
    titles: ["表扬{place}网格员", "感谢{place}社区工作人员"],
    openings: ["来电人家住{place}，", "我是{place}的居民，", "代表{place}的几户邻居，"],
    facts: [
      {
        said: "前天家里老人突发心梗，社区网格员十分钟赶到，帮着抬下六楼，还一路陪到医院挂号，家属赶到时他已经垫了押金。",
        answer:
          "您好，您对{place}网格员的感谢我们已转达本人并通报表扬。他说换谁都会这样做，只盼老人早日康复，垫付的押金等家里方便时再说不迟。",
      },
      {
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
