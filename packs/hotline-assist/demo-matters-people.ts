import type { CommonMatter } from "./demo-matter.ts";

/** Common matters between people, employers, shops and neighbours. */
export const peopleMatters: readonly CommonMatter[] = [
  {
    kind: "complaint",
    category: "020101",
    unit: "rs-jc",
    spots: "firms",
    firstSpot: 0,
    openings: ["来电人在{place}上班，", "本人在{place}打工，", "我和三个老乡在{place}干活，"],
    facts: [
      {
        title: "{place}拖欠两个月工资",
        said: "最后两个月的工资共一万二千元没发，老板每次都说下周，打电话不接，微信不回。",
        answer:
          "您好，监察员约见{place}负责人并核对工资表，欠付的12000元已于昨日通过银行转账付清，凭证已发您核对。用人单位被给予警告，要求按月足额支付。",
      },
      {
        title: "{place}扣押离职工资",
        said: "离职一个半月了，押着一个月工资，说要等“交接款”到账，还扣了三百元工服费。",
        answer:
          "您好，{place}扣押离职工资没有依据，已责令五日内结清，工服费300元一并退还。如在约定日期仍未到账，请凭此工单号直接到支队窗口。",
      },
      {
        title: "{place}只发六成工资",
        said: "从春节到现在没有足额发过工资，只发六成，说是“等回款”，人事还让我们签自愿缓发承诺书。",
        answer:
          "您好，缓发工资须与工会或职工代表协商一致且不得变相克扣。经责令，{place}已补齐全部差额，承诺书作废，支队将其纳入重点监控名单。",
      },
    ],
    asks: ["请尽快帮我们要回工资。", "要求查账，不能让老板跑了。", "家里等着用钱，拜托了！"],
    progress: "已向用人单位发出询问通知书，约定后天上午核对工资支付记录。",
    cases: [
      { fate: "satisfied", channel: "app", daysAgo: 88, at: "18:59", handleHours: 14 },
      { fate: "suspended", channel: "phone", daysAgo: 7, at: "09:56" },
      { fate: "handling", channel: "web", daysAgo: 12, at: "15:25" },
      { fate: "unreachable", channel: "wechat", daysAgo: 29, at: "22:36", handleHours: 13 },
      { fate: "returned", channel: "phone", daysAgo: 1, at: "13:08" },
    ],
  },
  {
    kind: "complaint",
    category: "040104",
    unit: "sj-xb",
    spots: "clubs",
    firstSpot: 2,
    openings: ["在{place}充了会员卡，", "来电人在{place}办卡，", "我妈在{place}被劝着办了卡，"],
    facts: [
      {
        title: "{place}换老板旧卡不认",
        said: "还剩一千多元没用，换了老板以后说以前的卡不算数，要再充五百才激活。",
        answer:
          "您好，经营权转让不影响消费者权益，{place}新旧经营者协商后同意继续履约，您的余额已恢复使用。如选择退款，可凭小票在一周内办理。",
      },
      {
        title: "{place}退卡按原价倒扣",
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
    spots: "eateries",
    firstSpot: 0,
    openings: ["昨天在{place}吃饭，", "举报{place}，", "来电人经过{place}后门，"],
    facts: [
      {
        title: "{place}后厨生熟不分",
        said: "看到洗碗盆里飘着抹布，生肉和凉菜在一个案板上切，服务员不戴口罩对着菜咳嗽。",
        answer:
          "您好，检查发现{place}生熟案板混用、从业人员一人健康证过期，已责令改正并处罚，相关人员调离岗位。整改照片已发您，复查将不打招呼。",
      },
      {
        title: "{place}饭菜里有蟑螂",
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
    openings: ["{place}的宽带", "来电人称{place}家里的网", "我家在{place}，网络"],
    facts: [
      {
        title: "{place}晚上上网卡顿",
        said: "晚上七点到十一点基本打不开网页，孩子上网课卡成幻灯片，报修三次都说线路正常。",
        answer:
          "您好，经督促，运营商对{place}楼道分光器扩容并更换光猫，晚高峰实测下载286兆。故障期间月租已减免，工程师一周内回访两次。",
      },
      {
        title: "{place}宽带断网多日无人修",
        said: "断了五天没有人上门，每次客服都重新登记一遍，让我把地址再说一遍。",
        answer:
          "您好，{place}光缆被装修工人剪断，昨日重新布放并恢复。运营商对五天未派单致歉并退费，赔付50元流量费，专席客服为您跟到底。",
      },
    ],
    asks: ["请督促运营商上门。", "要求减免这段时间的费用。", "我在家办公，今天必须恢复。"],
    progress: "运营商已派工，预计明日上午入户排查光路。",
    cases: [
      { fate: "replied", channel: "wechat", daysAgo: 5, at: "22:00", handleHours: 98 },
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
    openings: ["{place}", "举报{place}有住户", "来电人发现{place}"],
    facts: [
      {
        title: "{place}高空拉线充电",
        said: "每天晚上都有人从窗户拉线下来充电，有两根线就压在晾衣绳上，一刮风火花直冒。",
        answer:
          "您好，街道联合消防到{place}清理飞线14处，暂存违规电池8块，发放告知书。新装充电口十二个，已通电启用，网格员每晚巡查。",
      },
      {
        title: "{place}电动车进楼堵消防栓",
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
      { fate: "handling", channel: "phone", daysAgo: 4, at: "14:21" },
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
    openings: ["{place}里", "来电人称{place}有人", "反映{place}的一户邻居"],
    facts: [
      {
        title: "{place}遛狗不拴绳",
        said: "养狗不拴绳，早上六点多在电梯里放狗，吓得小孩直哭，粪便也不收，花园里没法下脚。",
        answer:
          "您好，民警与社区在{place}开展为期两周的清晨巡查，纠正未束绳行为21起，对拒不改正的两人罚款，并增设宠物粪袋箱四处。",
      },
      {
        title: "{place}大型犬夜间吠叫",
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
];
