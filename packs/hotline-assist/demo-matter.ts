import type { PackDemoCase } from "@yingsheng/cases";

/** The kinds of places where common matters happen. */
export type SpotKind = "estates" | "roads" | "eateries" | "clubs" | "firms";

/** A place where a common matter can happen: region code, the street or town office in charge, two ways to say it. */
export type Spot = {
  region: string;
  /** Code of the street or town office. */
  office: string;
  /** As people say it, to stand inside a sentence. */
  short: string;
  /** As the form holds it. */
  place: string;
};

/**
 * A matter that comes up again and again. In every text `{place}` stands for the short name of a spot; what was said
 * and what was answered belong together, so that no reply misses its question.
 */
export type CommonMatter = {
  kind: PackDemoCase["kind"];
  urgency?: PackDemoCase["urgency"];
  category: string;
  /** Code of the lead unit, or "office" for the street or town office of the spot. */
  unit: string;
  spots: SpotKind;
  /** Which of the spots comes first, so that matters do not all happen in the same places. */
  firstSpot: number;
  openings: readonly string[];
  facts: readonly { title: string; said: string; answer: string }[];
  asks: readonly string[];
  progress: string;
  cases: readonly Pick<PackDemoCase, "fate" | "channel" | "daysAgo" | "at" | "handleHours">[];
};
