import { formatSpan, formatTime } from "./format-time.ts";

/** A running or stopped clock as a page receives it. Instants are ISO strings. */
export type DueClock = {
  startedAt: string;
  dueAt: string;
  /** when it turns amber; without it the bar turns amber after four fifths of the way */
  warnAt?: string | null;
  /** set while suspended 挂起: the bar is hatched and stands still at this moment */
  suspendedSince?: string | null;
  /** set when the work was done */
  stoppedAt?: string | null;
};

/** What is drawn: `share` of the way 0–1, the tone, the words beside the bar and the sentence on hover. */
export type DueView = {
  share: number;
  tone: "calm" | "warn" | "over" | "suspended" | "kept" | "missed";
  text: string;
  sentence: string;
};

const ms = (at: string): number => new Date(at).getTime();
const amberShare = 0.8;

const stoppedView = (clock: DueClock, stoppedAt: string): DueView => {
  const late = ms(stoppedAt) - ms(clock.dueAt);
  const facts = `应于 ${formatTime(clock.dueAt)} 前完成，实际 ${formatTime(stoppedAt)} 完成`;
  return late > 0
    ? { share: 1, tone: "missed", text: `超 ${shortSpan(late)}`, sentence: `${facts}，超时 ${formatSpan(late)}。` }
    : { share: 1, tone: "kept", text: "按时", sentence: `${facts}，提前 ${formatSpan(late)}。` };
};

/** Past the day only the larger unit counts: `2 天`, below it both: `3 小时 20 分`. */
const shortSpan = (span: number): string => {
  const text = formatSpan(span);
  return text.includes("天") ? text.slice(0, text.indexOf("天") + 1) : text;
};

/**
 * Decides how a clock looks at `now` (ms since 1970). Pure. `why` is the rule behind it, for the sentence, e.g.
 * `投诉 5 个工作日`.
 */
export const dueView = (clock: DueClock, now: number, why?: string): DueView => {
  if (clock.stoppedAt) return stoppedView(clock, clock.stoppedAt);
  const at = clock.suspendedSince ? ms(clock.suspendedSince) : now;
  const left = ms(clock.dueAt) - at;
  const way = Math.max(1, ms(clock.dueAt) - ms(clock.startedAt));
  const share = Math.min(1, Math.max(0, (at - ms(clock.startedAt)) / way));
  const rule = why ? `${why}：` : "";
  const facts = `${rule}${formatTime(clock.startedAt)} 起算，${formatTime(clock.dueAt)} 到期`;
  if (clock.suspendedSince) {
    const rest = left > 0 ? `剩 ${formatSpan(left)}` : `超 ${shortSpan(left)}`;
    const sentence = `${facts}；${formatTime(clock.suspendedSince)} 起挂起，暂停计时，恢复后顺延。`;
    return { share, tone: "suspended", text: `挂起 · ${rest}`, sentence };
  }
  if (left < 0) return { share: 1, tone: "over", text: `超 ${shortSpan(left)}`, sentence: `${facts}，已超时 ${formatSpan(left)}。` };
  const warned = clock.warnAt ? at >= ms(clock.warnAt) : share >= amberShare;
  return { share, tone: warned ? "warn" : "calm", text: `剩 ${formatSpan(left)}`, sentence: `${facts}，还剩 ${formatSpan(left)}。` };
};
