import type { ReactNode } from "react";
import { formatClock, formatDay, formatRelative, formatTime, weekdayOf } from "../time/format-time.ts";
import { useNow } from "../time/now.ts";

/** One step in the life of a case. */
export type TimelineEntry = {
  id: string;
  /** ISO instant */
  at: string;
  /** what was done: `派单` */
  what: string;
  /** who did it, and for which unit */
  who?: string;
  unit?: string;
  /** to whom or from what to what: `→ 城管局` */
  to?: string;
  /** what was said or written */
  words?: string;
  /** outcome or time only */
  tone?: "good" | "warn" | "bad";
  attachments?: readonly { id: string; name: string; href: string; picture?: boolean }[];
  /** anything more: a call with its player, a DueBar */
  more?: ReactNode;
};

type Day = { day: string; entries: TimelineEntry[] };

/** Groups entries by China-time day, keeping their order. */
export const byDay = (entries: readonly TimelineEntry[]): Day[] => {
  const days: Day[] = [];
  for (const entry of entries) {
    const day = formatDay(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
};

const Attachments = ({ entry }: { entry: TimelineEntry }) =>
  entry.attachments?.length ? (
    <ul className="ys-attachments">
      {entry.attachments.map((file) => (
        <li key={file.id}>
          <a href={file.href} target="_blank" rel="noreferrer">
            {file.picture ? <img src={file.href} alt={file.name} loading="lazy" /> : file.name}
          </a>
        </li>
      ))}
    </ul>
  ) : null;

/** The story: grouped by day, who did what, their words, pictures and calls inline. Order is the caller's. */
export const Timeline = ({ entries, label = "经过" }: { entries: readonly TimelineEntry[]; label?: string }) => {
  const now = useNow();
  const today = formatDay(now);
  return (
    <section className="ys-timeline" aria-label={label}>
      {byDay(entries).map(({ day, entries: steps }) => (
        <section key={`${day}-${steps[0]?.id}`}>
          <h3>
            {day} <span>{day === today ? "今天" : weekdayOf(day)}</span>
          </h3>
          <ol>
            {steps.map((entry) => (
              <li key={entry.id} className={entry.tone ? `ys-step ys-step-${entry.tone}` : "ys-step"}>
                <time dateTime={entry.at} title={`${formatTime(entry.at)}，${formatRelative(entry.at, now)}`}>
                  {formatClock(entry.at)}
                </time>
                <div>
                  <p className="ys-step-head">
                    <strong>{entry.what}</strong>
                    {entry.to ? <span>{entry.to}</span> : null}
                    <span className="ys-faint">{[entry.unit, entry.who].filter(Boolean).join(" ")}</span>
                  </p>
                  {entry.words ? <p className="ys-step-words">{entry.words}</p> : null}
                  <Attachments entry={entry} />
                  {entry.more}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </section>
  );
};
