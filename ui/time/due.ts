import { formatSpan, formatTime } from "./format-time.ts";

/** A running or stopped clock as a page receives it. Instants are ISO strings. */
export type DueClock = {
  startedAt: string;
  /** null while suspended, when the server cannot know it yet */
  dueAt: string | null;
  /** when it turns amber; without it the bar turns amber after four fifths of the way */
  warnAt?: string | null;
  /** set while suspended 挂起: the bar is hatched and stands still at this moment */
  pausedAt?: string | null;
  /** suspended, since when is not told (lists) */
  isPaused?: boolean;
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

/** How far past due, by the larger unit alone: `超 2 天`, `超 3 小时`, `超 25 分`. */
const overText = (span: number): string =>
  Math.abs(span) < 60_000 ? "刚超时" : `超 ${formatSpan(span).split(" ").slice(0, 2).join(" ")}`;

const leftText = (span: number): string => (span < 60_000 ? "剩不到 1 分" : `剩 ${formatSpan(span)}`);

const shareAt = (clock: DueClock, dueAt: string, at: number): number =>
  Math.min(1, Math.max(0, (at - ms(clock.startedAt)) / Math.max(1, ms(dueAt) - ms(clock.startedAt))));

const stoppedView = (dueAt: string, stoppedAt: string): DueView => {
  const late = ms(stoppedAt) - ms(dueAt);
  const facts = `应于 ${formatTime(dueAt)} 前完成，实际 ${formatTime(stoppedAt)} 完成`;
  return late > 0
    ? { share: 1, tone: "missed", text: overText(late), sentence: `${facts}，超时 ${formatSpan(late)}。` }
    : { share: 1, tone: "kept", text: "按时", sentence: `${facts}，提前 ${formatSpan(late)}。` };
};

const pausedView = (clock: DueClock, facts: string): DueView => {
  const { pausedAt, dueAt } = clock;
  const since = pausedAt ? `${formatTime(pausedAt)} 起挂起` : "现已挂起";
  const sentence = `${facts}${since}，暂停计时，恢复后接着计算。`;
  if (!pausedAt || !dueAt) return { share: 1, tone: "suspended", text: "挂起", sentence };
  const left = ms(dueAt) - ms(pausedAt);
  const rest = left > 0 ? leftText(left) : overText(left);
  return { share: shareAt(clock, dueAt, ms(pausedAt)), tone: "suspended", text: `挂起 · ${rest}`, sentence };
};

/**
 * Decides how a clock looks at `now` (ms since 1970); `undefined` when it has neither an end nor a pause. Pure. `why` is
 * the rule behind it (`投诉 5 个工作日`) or the server's whole explanation, which ends with a full stop.
 */
export const dueView = (clock: DueClock, now: number, why = ""): DueView | undefined => {
  const { dueAt, stoppedAt } = clock;
  if (dueAt && stoppedAt) return stoppedView(dueAt, stoppedAt);
  const explained = why.endsWith("。");
  const rule = why === "" || explained ? why : `${why}：`;
  if (clock.pausedAt || clock.isPaused) return pausedView(clock, rule);
  if (!dueAt) return undefined;
  const facts = explained ? why : `${rule}${formatTime(clock.startedAt)} 起算，${formatTime(dueAt)} 到期，`;
  const left = ms(dueAt) - now;
  if (left < 0) {
    return { share: 1, tone: "over", text: overText(left), sentence: `${facts}已超时 ${formatSpan(left)}。` };
  }
  const share = shareAt(clock, dueAt, now);
  const warned = clock.warnAt ? now >= ms(clock.warnAt) : share >= amberShare;
  const text = leftText(left);
  return { share, tone: warned ? "warn" : "calm", text, sentence: `${facts}还${text}。` };
};
