import type { PackDemoCase } from "@yingsheng/cases";
import type { CommonMatter, Spot } from "./demo-matter.ts";
import { homeMatters } from "./demo-matters-home.ts";
import { peopleMatters } from "./demo-matters-people.ts";
import { streetMatters } from "./demo-matters-street.ts";
import { spots } from "./demo-spots.ts";

const FAMILY = "陈林周吴郑冯蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹喻柏窦章".split("");
const GIVEN = ["建国", "秀兰", "志远", "美玲", "小军", "桂芳", "俊杰", "雪梅", "海涛", "丽华", "文博", "春燕", "大山"];

const pick = <T>(list: readonly T[], nth: number): T => list[nth % list.length] as T;

/** What the citizen says and what the unit answers; `index` turns the closing words over the whole list. */
function words(matter: CommonMatter, nth: number, index: number, spot: Spot) {
  const fact = pick(matter.facts, nth);
  const fill = (text: string): string => text.replaceAll("{place}", spot.short);
  return {
    title: fill(pick(matter.titles, nth)),
    content: fill(pick(matter.openings, nth) + fact.said + pick(matter.asks, index)),
    progress: fill(matter.progress),
    reply: fill(fact.answer),
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
export const commonCases: readonly PackDemoCase[] = [...homeMatters, ...streetMatters, ...peopleMatters]
  .flatMap((matter) => matter.cases.map((_, nth) => ({ matter, nth })))
  .map(({ matter, nth }, index) => aCase(matter, nth, index));
