import type { CommonMatter } from "./demo-matter.ts";

/** Common matters of house and home: water, power, heating, property management. */
export const homeMatters: readonly CommonMatter[] = [
  {
    kind: "help",
    category: "100101",
    unit: "water",
    spots: "estates",
    firstSpot: 0,
    openings: ["来电人住{place}，", "{place}的居民反映，", "我家在{place}，"],
    facts: [
      {
        title: "{place}停水无通知",
        said: "从今天早上起水龙头就没水，楼上楼下都一样，没有看到任何停水通知，家里有老人要做饭吃药。",
        answer:
          "您好，{place}停水系小区外支管爆管所致，抢修队连夜更换管段，现已恢复正常供水。突发停水未能提前告知，请您谅解；恢复初期水色微黄，放水几分钟即可。",
      },
      {
        title: "{place}计划停水到点不来水",
        said: "昨天贴的停水通知写的是到下午五点，结果到晚上九点多才来了一会儿又停了，客服电话一直占线。",
        answer:
          "您好，{place}计划停水因阀门锈死延时四小时，我们没有及时更新通知，向您致歉。当晚22时已恢复供水，今后延时将同步发送短信并安排送水车。",
      },
      {
        title: "{place}高层水压不足",
        said: "六楼以上这半个月白天基本没水，只有半夜才有一点细流，洗澡要等到凌晨。",
        answer:
          "您好，经查{place}二次供水泵组一台故障，只剩一台运行。现已更换水泵并调高夜间储水量，顶层实测水压达标，请您再观察几日。",
      },
    ],
    asks: ["请问什么时候能来水？", "希望尽快抢修，并给个准确的恢复时间。", "请派送水车，同时查明原因。"],
    progress: "抢修人员已到场关阀排查，正在更换破损管段，已电话告知诉求人预计恢复时间。",
    cases: [
      { fate: "satisfied", channel: "phone", daysAgo: 15, at: "08:06", handleHours: 228 },
      { fate: "received", channel: "phone", daysAgo: 1, at: "14:33" },
      { fate: "suspended", channel: "mini-app", daysAgo: 6, at: "21:32" },
      { fate: "handling", channel: "phone", daysAgo: 4, at: "11:09" },
      { fate: "dispatched", channel: "app", daysAgo: 0, at: "01:35" },
    ],
  },
  {
    kind: "help",
    category: "100201",
    unit: "power",
    spots: "estates",
    firstSpot: 6,
    openings: ["{place}整栋楼", "来电人称{place}", "打扰了，我们{place}"],
    facts: [
      {
        title: "{place}整栋楼断电",
        said: "刚才突然断电，隔壁楼是亮的，电梯停在中间，物业说不是他们的设备。",
        answer:
          "您好，{place}停电为楼前分支箱熔断器烧断，抢修人员到场后四十分钟恢复送电，电梯已确认无人被困。该分支箱已列入本月检修。",
      },
      {
        title: "{place}一周停电四次",
        said: "这个星期停了四次电，每次两三个小时，冰箱里的东西都坏了，家里还有人用制氧机。",
        answer:
          "您好，{place}配变近期负荷过高导致保护动作，公司已将部分用户割接到相邻变压器，并为使用制氧机的家庭登记了应急保电。一周内未再发生跳闸。",
      },
    ],
    asks: ["请尽快派人来看。", "请查清楚到底是哪里的问题。", "希望今天之内能恢复。"],
    progress: "抢修班组已到场，初步判断为低压电缆接头故障，正在开挖查找。",
    cases: [
      { fate: "satisfied", channel: "phone", daysAgo: 30, at: "09:56", handleHours: 63 },
      { fate: "satisfied", channel: "web", daysAgo: 67, at: "15:25", handleHours: 92 },
      { fate: "handling", channel: "wechat", daysAgo: 3, at: "22:36" },
      { fate: "closed", channel: "phone", daysAgo: 4, at: "13:08", handleHours: 73 },
      { fate: "received", channel: "interaction", daysAgo: 1, at: "19:57" },
    ],
  },
  {
    kind: "complaint",
    category: "100401",
    unit: "heat",
    spots: "estates",
    firstSpot: 3,
    openings: ["{place}的住户反映，", "我是{place}的业主，", "来电人家住{place}，"],
    facts: [
      {
        title: "{place}暖气不热",
        said: "试供热第五天，家里只有十五度，暖气片上热下凉，物业放过气也没用，孩子感冒反复。",
        answer:
          "您好，工作人员入户测温并拆洗了{place}单元入户过滤器，堵塞物清除后室温由15度升至19.6度。公司留下测温记录供您核对，两日后再次回访测温。",
      },
      {
        title: "{place}边户室温不达标",
        said: "东边那几户都二十二三度，我们西边的角上只有十六度，年年报修年年说“在调”。",
        answer:
          "您好，{place}西侧立管处于管网末端，已加装平衡阀并重新调节，连续三日测温均在18度以上。未达标天数的热费按办法折算，将在下期账单中扣减。",
      },
    ],
    asks: ["交了钱就该有热气，请上门测温。", "要求限期解决，不热的天数退费。", "希望今年不要再拖。"],
    progress: "已入户测温16.2度，正对楼前管网进行水力平衡调节，三日后复测。",
    cases: [
      { fate: "satisfied", channel: "phone", daysAgo: 45, at: "10:47", handleHours: 32 },
      { fate: "handling", channel: "import", daysAgo: 2, at: "17:22" },
      { fate: "redone", channel: "phone", daysAgo: 34, at: "08:30", handleHours: 90 },
      { fate: "replied", channel: "phone", daysAgo: 5, at: "14:57", handleHours: 101 },
      { fate: "unreachable", channel: "mini-app", daysAgo: 23, at: "21:56", handleHours: 60 },
    ],
  },
  {
    kind: "complaint",
    category: "010102",
    unit: "zj-wy",
    spots: "estates",
    firstSpot: 10,
    openings: ["{place}的业主来电反映，", "本人是{place}业主，", "来电人住{place}，"],
    facts: [
      {
        title: "{place}物业收费不服务",
        said: "物业费一分没少收，但楼道的灯坏了大半年，垃圾三天才收一次，保安亭晚上基本没人。",
        answer:
          "您好，经实地检查，{place}楼道灯损坏37处、夜间值守缺岗情况属实。物业公司已在三日内全部修复，调整排班并公示责任人，我中心将其本季度信用分扣减5分。",
      },
      {
        title: "{place}门禁损坏无人修",
        said: "单元门禁坏了四个月，外面的人随便进，上星期三楼有一户被偷了电动车电池。",
        answer:
          "您好，{place}门禁已由物业更换主机并重新授权，监控增补两处。物业对拖延维修书面致歉并免收业主一个月公共服务费。失窃一事请配合派出所调查。",
      },
      {
        title: "{place}水箱长期未清洗",
        said: "二次供水的水箱一年多没有清洗，问物业要检测报告说“找不到了”，水里能看到小红虫。",
        answer:
          "您好，卫生部门已对{place}水箱采样，物业当日完成清洗消毒，复检合格，报告张贴于各单元门口。今后每半年清洗一次并公开检测结果。",
      },
    ],
    asks: ["请主管部门到现场看看。", "要求物业限期整改，不行就换。", "希望查实后给业主们一个书面答复。"],
    progress: "已约谈物业项目经理，要求三日内提交整改清单，街道物业专员现场跟进。",
    cases: [
      { fate: "satisfied", channel: "phone", daysAgo: 60, at: "11:33", handleHours: 89 },
      { fate: "handling", channel: "app", daysAgo: 2, at: "18:23" },
      { fate: "sentBack", channel: "phone", daysAgo: 5, at: "09:20", handleHours: 97 },
      { fate: "handling", channel: "web", daysAgo: 2, at: "15:49" },
      { fate: "unsatisfied", channel: "wechat", daysAgo: 38, at: "22:00", handleHours: 29 },
    ],
  },
  {
    kind: "complaint",
    urgency: "urgent",
    category: "010105",
    unit: "zj-wy",
    spots: "estates",
    firstSpot: 14,
    openings: ["来电人称，{place}的电梯", "{place}仅有的一部电梯", "反映{place}一单元电梯"],
    facts: [
      {
        title: "{place}电梯突然下滑",
        said: "昨晚到八楼突然往下滑了半层才停住，里面有三个人，吓得不敢再坐，楼里有坐轮椅的老人下不来。",
        answer:
          "您好，{place}电梯已当场停用，检测发现平层感应器失灵，更换后经特种设备检验合格恢复运行。停梯期间社区安排志愿者为行动不便的老人送餐送药。",
      },
      {
        title: "{place}电梯停用无人管",
        said: "停了九天，贴了张“配件在途”的纸就没人管了，十七层楼全靠爬，外卖都不送上来。",
        answer:
          "您好，{place}电梯主板损坏，经协调维保单位从邻市调货，已于当晚修复。我们已督促物业启用维修资金应急通道，另一部备用件也已备齐。",
      },
    ],
    asks: ["请马上派人来检修。", "要求查维保记录，再出事谁负责？"],
    progress: "已责令停梯，维保单位正更换部件，修复后须经检验方可恢复。",
    cases: [
      { fate: "satisfied", channel: "phone", daysAgo: 75, at: "13:32", handleHours: 14 },
      { fate: "dispatched", channel: "interaction", daysAgo: 0, at: "03:08" },
      { fate: "satisfied", channel: "phone", daysAgo: 64, at: "10:11", handleHours: 28 },
      { fate: "handling", channel: "import", daysAgo: 4, at: "17:46" },
    ],
  },
  {
    kind: "help",
    category: "090402",
    unit: "office",
    spots: "estates",
    firstSpot: 8,
    openings: ["{place}楼下", "来电人住{place}一楼，门口", "反映{place}院内"],
    facts: [
      {
        title: "{place}污水井外溢",
        said: "的污水井这几天一直往外冒，粪水流得满院子都是，太阳一晒味道没法闻，孩子上学要垫砖头走。",
        answer:
          "您好，社区已安排吸污车清掏{place}化粪池三座，疏通主管网86米，并对路面冲洗消毒，现已恢复正常排水。下一步每季度定期清掏。",
      },
      {
        title: "{place}一楼下水返水",
        said: "的下水管一下雨就返水，马桶往上冒泡，客厅地板泡坏了一半，找过物业说要业主凑钱。",
        answer:
          "您好，经管道内窥检查，{place}主管被建筑垃圾堵塞，街道已垫付资金疏通并修复破损管段两处，费用分摊将依规公示。地板受损问题由社区调解委员会协助处理。",
      },
    ],
    asks: ["请尽快来疏通。", "请帮忙明确到底该谁来修。", "再拖下去要出传染病了！"],
    progress: "吸污车已进场作业，疏通完成后进行管道检测，查明返水原因。",
    cases: [
      { fate: "satisfied", channel: "phone", daysAgo: 53, at: "08:54", handleHours: 86 },
      { fate: "returned", channel: "phone", daysAgo: 2, at: "14:21" },
      { fate: "satisfied", channel: "mini-app", daysAgo: 42, at: "21:20", handleHours: 228 },
      { fate: "handling", channel: "phone", daysAgo: 3, at: "11:57" },
      { fate: "replied", channel: "app", daysAgo: 4, at: "18:47", handleHours: 80 },
    ],
  },
];
