import type { KeyboardEvent } from "react";
import type { CalendarDay, CalendarYear } from "./api.ts";
import { hoursText, weekdayNames } from "./hours-text.ts";
import { dayWords } from "./words.ts";

type Props = {
  year: number;
  month: CalendarYear["months"][number];
  today: string;
  picked: string | undefined;
  onPick: (date: string) => void;
};

const marks: Readonly<Partial<Record<CalendarDay["kind"], string>>> = { holiday: "休", makeUp: "班", exception: "特" };
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Walks to the day so many days away, into the neighbouring months too. */
function walk(event: KeyboardEvent<HTMLButtonElement>, date: string, onPick: (date: string) => void): void {
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const next = new Date(Date.parse(date) + step * 86_400_000).toISOString().slice(0, 10);
  const target = event.currentTarget
    .closest(".ys-calendar-months")
    ?.querySelector<HTMLElement>(`[data-date="${next}"]`);
  if (!target) return;
  onPick(next);
  target.focus();
}

/** One month, Monday first; days are walked with the arrow keys. */
export function MonthGrid({ year, month, today, picked, onPick }: Props) {
  const first = month.days[0]?.date ?? "";
  const blanks = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  return (
    <section className="ys-month" aria-label={`${year} 年 ${month.month} 月`}>
      <h3>
        {month.month} 月 <span className="ys-faint">{month.workingDays} 个工作日</span>
      </h3>
      <div className="ys-month-days">
        {weekdayNames.map((name) => (
          <span key={name} className="ys-month-weekday" aria-hidden>
            {name.slice(1)}
          </span>
        ))}
        {month.days.map((day, index) => (
          <button
            key={day.date}
            type="button"
            data-date={day.date}
            className={`ys-day ys-day-${day.kind}${day.date === today ? " ys-day-today" : ""}`}
            style={index === 0 ? { gridColumnStart: blanks + 1 } : undefined}
            aria-pressed={day.date === picked}
            // Begins with what is drawn, so that it can be called by what one sees.
            aria-label={`${index + 1}${marks[day.kind] ?? ""} ${day.date} ${dayWords[day.kind]}${day.name ? ` ${day.name}` : ""} ${hoursText(day.hours)}`}
            title={`${dayWords[day.kind]}${day.name ? ` · ${day.name}` : ""} · ${hoursText(day.hours)}`}
            tabIndex={day.date === picked ? 0 : -1}
            onClick={() => onPick(day.date)}
            onKeyDown={(event) => walk(event, day.date, onPick)}
          >
            {index + 1}
            {marks[day.kind] ? <small>{marks[day.kind]}</small> : null}
          </button>
        ))}
      </div>
    </section>
  );
}
