import type { CommonMatter } from "./demo-matter.ts";

/** Common matters of the street: noise, parking, lamps, smoke, rubbish, buses. */
export const streetMatters: readonly CommonMatter[] = [
  {
    kind: "complaint",
    category: "050102",
    unit: "ga",
    spots: "estates",
    firstSpot: 2,
    openings: ["{place}门口的空地", "来电人住{place}，楼下", "我们{place}旁边"],
    facts: [
      {
        title: "{place}广场舞音响扰民",
        said: "每晚七点到十点跳广场舞，两拨人比着放音响，关上窗户还听得清歌词，孩子复习功课静不下心。",
        answer:
          "您好，派出所与社区组织{place}两支舞队座谈，约定20时30分前结束、音量不超过55分贝，并将场地移至河边绿地。民警连续一周回访，现场音量已符合约定。",
      },
      {
        title: "{place}露天卡拉OK扰民",
        said: "的露天卡拉OK每天唱到十二点，几个人喝了酒鬼哭狼嚎，有人上去劝还差点动手。",
        answer:
          "您好，民警对{place}附近的露天卡拉OK依法处以警告并收存音响一套，经营者承诺22时前收摊。夜间巡逻已加密，遇到劝阻发生冲突请直接拨打110。",
      },
      {
        title: "{place}清晨甩鞭抽陀螺扰民",
        said: "有人早上五点半甩鞭子、抽陀螺，啪啪响像放炮，上夜班的人刚躺下就被吵醒。",
        answer:
          "您好，社区民警已与{place}几位晨练老人沟通，约定七点前不甩鞭、不抽陀螺，并在活动场地设置提示牌。老人们表示理解，若有反复请联系社区警务室。",
      },
    ],
    asks: ["请管一管音量和时间。", "希望给他们另找一个场地，别只罚不疏。", "要求按噪声法处理！"],
    progress: "派出所已现场劝阻并登记组织者，拟于本周五组织双方座谈约定时间和音量。",
    cases: [
      { fate: "satisfied", channel: "phone", daysAgo: 68, at: "09:44", handleHours: 55 },
      { fate: "unsatisfied", channel: "web", daysAgo: 20, at: "15:13", handleHours: 84 },
      { fate: "handling", channel: "wechat", daysAgo: 2, at: "22:24" },
      { fate: "redone", channel: "phone", daysAgo: 94, at: "13:56", handleHours: 54 },
      { fate: "received", channel: "interaction", daysAgo: 1, at: "19:45" },
    ],
  },
  {
    kind: "complaint",
    category: "050101",
    unit: "cg-zf",
    spots: "roads",
    firstSpot: 4,
    openings: ["{place}边上的工地", "反映{place}的施工围挡里", "住在{place}边上，对面工地"],
    facts: [
      {
        title: "{place}工地凌晨卸料",
        said: "凌晨一点还在卸钢管，一根一根往地上扔，整条街都听得见，问工人说是白天不让货车进城。",
        answer:
          "您好，{place}工地夜间卸料属实，已对施工单位立案处罚，要求材料在21时前进场、采用吊卸不得抛掷。中队安排夜间值守，未再发现违规作业。",
      },
      {
        title: "{place}工地电锯打磨声扰民",
        said: "电锯和打磨声从早上六点响到晚上十点，午休也不停，已经一个多月了，老人血压都上来了。",
        answer:
          "您好，经与{place}项目部约定，12时至14时30分及20时后停止产生噪声的工序，切割改在封闭加工棚内进行，现场公示负责人电话。复测场界噪声达标。",
      },
    ],
    asks: ["请现在就派人去看。", "要求晚上十点以后停工。", "请查有没有夜间施工证明。"],
    progress: "中队已现场制止，施工单位未能出示夜间作业证明，正在制作笔录。",
    cases: [
      { fate: "returned", channel: "phone", daysAgo: 2, at: "10:35" },
      { fate: "dispatched", channel: "import", daysAgo: 0, at: "05:16" },
      { fate: "satisfied", channel: "phone", daysAgo: 72, at: "08:18", handleHours: 82 },
      { fate: "received", channel: "phone", daysAgo: 1, at: "14:45" },
      { fate: "replied", channel: "mini-app", daysAgo: 6, at: "21:44", handleHours: 127 },
    ],
  },
  {
    kind: "report",
    category: "070401",
    unit: "ga-jj",
    spots: "roads",
    firstSpot: 0,
    openings: ["{place}两侧", "来电人每天骑车经过{place}，路边", "{place}路口附近"],
    facts: [
      {
        title: "{place}小车占满非机动车道",
        said: "从早到晚停满小车，非机动车道完全占死，电动车只能挤到机动车道中间，上周就看到两起剐蹭。",
        answer:
          "您好，交警已对{place}集中整治，拖移僵尸车4台，处罚违停63起，并协调增设护栏200米。违停抓拍设备完成调试后将于本月启用。",
      },
      {
        title: "{place}大货车占道过夜",
        said: "有一排大货车过夜，司机在路边做饭，地上油污一片，把公交站牌都挡住了，等车要站到马路中间。",
        answer:
          "您好，{place}大货车违停已全部清理，公交站前后三十米施划禁停区。我们协调物流园开放夜间停车位120个，请司机有序停放，后续每晚巡查两次。",
      },
    ],
    asks: ["请加强巡查。", "建议装抓拍，光贴单子没用。", "希望治本，不要一阵风。"],
    progress: "已安排路面警力定点值守，正协调施划禁停标线。",
    cases: [
      { fate: "satisfied", channel: "phone", daysAgo: 98, at: "11:21", handleHours: 228 },
      { fate: "satisfied", channel: "app", daysAgo: 50, at: "18:11", handleHours: 22 },
      { fate: "handling", channel: "phone", daysAgo: 2, at: "09:08" },
      { fate: "dispatched", channel: "web", daysAgo: 0, at: "06:04" },
      { fate: "unreachable", channel: "wechat", daysAgo: 76, at: "22:48", handleHours: 21 },
    ],
  },
  {
    kind: "help",
    category: "070302",
    unit: "cg-sz",
    spots: "roads",
    firstSpot: 7,
    openings: ["{place}的路灯", "反映{place}靠小学一侧的路灯", "晚上走{place}，路灯"],
    facts: [
      {
        title: "{place}整段路灯不亮",
        said: "从上周开始一盏都不亮，下夜班的女工结伴走，路上还有没盖好的沟，真怕摔着。",
        answer:
          "您好，{place}路灯不亮系箱变进线电缆被施工挖断，当日夜间已抢修恢复亮灯46盏。施工方承担修复费用，路边沟槽已加盖警示。",
      },
      {
        title: "{place}路灯反复损坏",
        said: "一闪一闪的，隔两盏坏一盏，报过一次说修好了，没过三天又灭。",
        answer:
          "您好，{place}灯具控制器受潮损坏，本次整段更换28套防水控制器，连续七晚巡查亮灯率百分之百。上次只换灯泡未查根因，我们已对维护单位扣分。",
      },
    ],
    asks: ["请尽快修好。", "麻烦彻底查一查，别修修坏坏。", "孩子晚自习回来要走这条路，拜托快一点。"],
    progress: "已派工查明故障点，待电缆备件到场后夜间更换。",
    cases: [
      { fate: "handling", channel: "phone", daysAgo: 3, at: "13:20" },
      { fate: "satisfied", channel: "interaction", daysAgo: 65, at: "19:09", handleHours: 79 },
      { fate: "closed", channel: "phone", daysAgo: 6, at: "10:59", handleHours: 128 },
      { fate: "received", channel: "import", daysAgo: 1, at: "17:34" },
      { fate: "handling", channel: "phone", daysAgo: 12, at: "08:42" },
    ],
  },
  {
    kind: "complaint",
    category: "050201",
    unit: "hb-zf",
    spots: "eateries",
    firstSpot: 4,
    openings: ["{place}", "来电人住在{place}楼上，这家店", "举报{place}，"],
    facts: [
      {
        title: "{place}油烟低空直排",
        said: "把油烟管直接通到人行道，行人要捂着鼻子过，旁边花坛的树叶都是油乎乎的。",
        answer:
          "您好，现场检查发现{place}油烟净化器未开启、烟道低空直排，已责令停止排放并处罚。店方更换设备、烟道升至屋顶，监测达标，已恢复营业。",
      },
      {
        title: "{place}油烟和风机噪声扰民",
        said: "每天中午、晚上油烟机响个不停，震得床都抖，一开窗就是辣椒味，跟老板讲了多次不理。",
        answer:
          "您好，{place}风机未做减振，噪声和油烟均超标。店方已加装减振垫和消声器，净化器每月清洗一次并留存记录，复测均达标，执法人员已回访您。",
      },
    ],
    asks: ["请来测一测排放。", "要求装净化器，装好以前不许开火。", "希望给附近居民一个说法。"],
    progress: "已委托监测机构现场采样，待监测报告出具后依法处理。",
    cases: [
      { fate: "satisfied", channel: "phone", daysAgo: 43, at: "14:09", handleHours: 19 },
      { fate: "suspended", channel: "mini-app", daysAgo: 7, at: "21:08" },
      { fate: "redone", channel: "phone", daysAgo: 32, at: "11:45", handleHours: 77 },
      { fate: "handling", channel: "app", daysAgo: 3, at: "18:35" },
      { fate: "replied", channel: "phone", daysAgo: 5, at: "09:32", handleHours: 97 },
    ],
  },
  {
    kind: "complaint",
    category: "090101",
    unit: "cg-hw",
    spots: "estates",
    firstSpot: 12,
    openings: ["{place}的垃圾房", "反映{place}南门的垃圾桶", "{place}楼后面的垃圾点"],
    facts: [
      {
        title: "{place}垃圾满溢无人清",
        said: "四五天没人清，汤水流一地，野狗野猫翻得到处都是，一开窗就是苍蝇。",
        answer:
          "您好，{place}清运车故障后未安排替补，造成积压。当日已清空并冲洗消杀，清运频次恢复每日两次，司机电话张贴在投放点。",
      },
      {
        title: "{place}大件垃圾长期堆放",
        said: "旁边堆着旧床垫、破沙发，都快半年了，物业说大件垃圾要另外收费，谁都不管。",
        answer:
          "您好，{place}大件垃圾18件已集中运走。今后每周六上午为大件垃圾免费收集日，地点在小区东门，平时可在小程序预约上门，按件公示收费。",
      },
    ],
    asks: ["请今天就清走。", "希望定个规矩，每天几点来收。", "再不管就该生蛆了！"],
    progress: "已安排清运车清理存量，正与物业核对大件垃圾投放点位。",
    cases: [
      { fate: "satisfied", channel: "web", daysAgo: 58, at: "15:01", handleHours: 76 },
      { fate: "satisfied", channel: "wechat", daysAgo: 95, at: "22:12", handleHours: 17 },
      { fate: "returned", channel: "phone", daysAgo: 1, at: "13:44" },
      { fate: "handling", channel: "interaction", daysAgo: 3, at: "19:33" },
      { fate: "sentBack", channel: "phone", daysAgo: 6, at: "10:23", handleHours: 125 },
    ],
  },
  {
    kind: "complaint",
    category: "070102",
    unit: "bus",
    spots: "roads",
    firstSpot: 9,
    openings: ["在{place}等公交，", "来电人每天在{place}坐车上班，", "学生家长反映，{place}站"],
    facts: [
      {
        title: "{place}站公交串车候车久",
        said: "三趟车连着来，接着四十分钟一趟都没有，站台连个棚子都没有，老人站不住只能坐在路牙上。",
        answer:
          "您好，{place}站因始发站发车不匀造成串车，调度已改为按间隔控制发车，早晚高峰增加两个班次。候车亭已报批，下月安装，请您谅解。",
      },
      {
        title: "{place}站末班车提前过站",
        said: "晚上末班车说是九点半，实际九点零五就过去了，已经连着三天没赶上，只能打车。",
        answer:
          "您好，经调取定位，{place}站末班车提前25分钟通过属实，驾驶员已受处罚。末班时间改为始发站21时30分准点发出，站牌时刻同步更换。",
      },
    ],
    asks: ["请查一下是谁在调度。", "希望严格按时刻表跑。", "请给个整改的日期。"],
    progress: "已调取一周行车数据，正在重新编排高峰时刻表。",
    cases: [
      { fate: "suspended", channel: "import", daysAgo: 5, at: "17:58" },
      { fate: "handling", channel: "phone", daysAgo: 12, at: "08:06" },
      { fate: "satisfied", channel: "phone", daysAgo: 62, at: "14:33", handleHours: 15 },
      { fate: "unreachable", channel: "mini-app", daysAgo: 99, at: "21:32", handleHours: 44 },
      { fate: "sentBack", channel: "phone", daysAgo: 7, at: "11:09", handleHours: 153 },
    ],
  },
];
