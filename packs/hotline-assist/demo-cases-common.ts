import type { PackDemoCase } from "@yingsheng/cases";
import type { CommonMatter, Spot } from "./demo-matter.ts";
import { homeMatters } from "./demo-matters-home.ts";
import { officeMatters } from "./demo-matters-offices.ts";
import { peopleMatters } from "./demo-matters-people.ts";
import { streetMatters } from "./demo-matters-street.ts";
import { spots } from "./demo-spots.ts";

const FAMILY = "陈林周吴郑冯蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹喻柏窦章".split("");
const GIVEN = ["建国", "秀兰", "志远", "美玲", "小军", "桂芳", "俊杰", "雪梅", "海涛", "丽华", "文博", "春燕", "大山"];

/** What callers add of themselves; questions and thanks need none of it. */
const BACKGROUND = [
  "这件事已经反映过一次，一直没有下文。",
  "周围几户邻居都可以作证。",
  "照片和视频都留着，需要可以随时提供。",
  "问过社区，社区也说不清该找谁。",
  "白天上班不方便接电话，请尽量晚上联系。",
  "附近的人都有意见，只是没人牵头反映。",
  "家里有老人小孩，实在拖不起。",
];
/** Fates before which no unit has worked on the case, and before which none has answered it. */
const UNTOUCHED = ["received", "dispatched", "returned", "answered", "void"];
const UNANSWERED = ["received", "dispatched", "returned", "handling", "suspended", "void"];

const pick = <T>(list: readonly T[], nth: number): T => list[nth % list.length] as T;

/** What the citizen says and what the unit answers; `index` turns the closing words over the whole list. */
function words(matter: CommonMatter, nth: number, index: number, spot: Spot) {
  const { title, said, answer } = pick(matter.facts, nth);
  const { fate } = pick(matter.cases, nth);
  const fill = (text: string): string => text.replaceAll("{place}", spot.short);
  const background = matter.kind === "consult" || matter.kind === "praise" ? "" : pick(BACKGROUND, index);
  return {
    title: fill(title),
    content: fill(pick(matter.openings, nth) + said + background + pick(matter.asks, index)),
    progress: UNTOUCHED.includes(fate) ? undefined : matter.progress,
    reply: UNANSWERED.includes(fate) ? undefined : fill(answer),
  };
}

/** Every twelfth caller has called before, so that repeat callers can be seen. */
function requester(index: number): PackDemoCase["requester"] {
  const who = index % 12 === 11 ? index - 5 : index;
  return { name: pick(FAMILY, who * 7) + pick(GIVEN, who), phone: `1390000${2000 + who}` };
}

/** One case of a matter: the `nth` of its own, the `index`-th of all common cases. */
function aCase(matter: CommonMatter, nth: number, index: number): PackDemoCase {
  const { kind, urgency, category, unit } = matter;
  const spot = pick(spots[matter.spots], matter.firstSpot + nth);
  return {
    ...pick(matter.cases, nth),
    ...words(matter, nth, index, spot),
    ...{ kind, urgency, category, region: spot.region, place: spot.place },
    unit: unit === "office" ? spot.office : unit,
    requester: requester(index),
  };
}

/** The common matters with place, wording and caller varied; the same list every time. */
export const commonCases: readonly PackDemoCase[] = [
  ...homeMatters,
  ...streetMatters,
  ...peopleMatters,
  ...officeMatters,
]
  .flatMap((matter) => matter.cases.map((_, nth) => ({ matter, nth })))
  .map(({ matter, nth }, index) => aCase(matter, nth, index));
