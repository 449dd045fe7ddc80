import type { Allowance } from "../allowance.ts";
import type { CalendarSpec } from "../calendar.ts";
import type { Pause } from "../pauses.ts";

/**
 * The slow and obvious way to count time, against which the fast one is proved. It shares no code with it: local time
 * comes from the runtime's time zone data, and every minute is looked at one by one.
 */
export type MinuteCounter = {
  isOpen(at: number): boolean;
  openMinutes(from: Date, to: Date): number;
  due(start: Date, allowance: Allowance, pauses: readonly Pause[]): Date | null;
};

/** Thrown where the fast way refuses `calendar.year-not-loaded`. */
export class UnknownYear extends Error {}

const MINUTE = 60_000;
const shanghai = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/** Local date and "HH:MM" of an instant on a whole minute. */
const local = (() => {
  const hours = new Map<number, string>();
  return (at: number): { date: string; time: string } => {
    const hour = Math.floor(at / 3_600_000);
    let text = hours.get(hour);
    if (text === undefined) {
      text = shanghai.format(hour * 3_600_000);
      hours.set(hour, text);
    }
    const minute = Math.floor((at - hour * 3_600_000) / MINUTE);
    return { date: text.slice(0, 10), time: `${text.slice(11, 14)}${String(minute).padStart(2, "0")}` };
  };
})();

/** A counter for instants on whole minutes. */
export function minuteCounter(spec: CalendarSpec): MinuteCounter {
  const years = new Set(spec.holidayYears.map((year) => String(year.year)));

  const hoursOf = (date: string) => {
    if (spec.observesHolidays && !years.has(date.slice(0, 4))) throw new UnknownYear(date);
    const exception = spec.exceptions.findLast((day) => day.date === date);
    if (exception) return exception.hours;
    const notice = spec.observesHolidays
      ? spec.holidayYears.flatMap((year) => year.days).findLast((day) => day.date === date)
      : undefined;
    if (notice?.kind === "off") return [];
    if (notice?.kind === "makeUp") return spec.hours[1];
    const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
    return spec.hours[(weekday === 0 ? 7 : weekday) as 1 | 2 | 3 | 4 | 5 | 6 | 7];
  };
  const known = new Map<string, ReturnType<typeof hoursOf>>();
  const hours = (date: string) => {
    let found = known.get(date);
    if (!found) known.set(date, (found = hoursOf(date)));
    return found;
  };
  const isOpen = (at: number) => {
    const { date, time } = local(at);
    return hours(date).some(([open, close]) => open <= time && time < close);
  };
  /** Is the minute beginning at `at` the last one of its day that matters: the last open one, or 23:59 of a day off? */
  const closesDay = (at: number) => {
    const { date, time } = local(at);
    const day = hours(date);
    if (day.length === 0) return { closes: time === "23:59", working: false };
    let later = at + MINUTE;
    while (local(later).date === date && !isOpen(later)) later += MINUTE;
    return { closes: isOpen(at) && local(later).date !== date, working: true };
  };

  return {
    isOpen,
    openMinutes(from, to) {
      let minutes = 0;
      for (let at = from.getTime(); at < to.getTime(); at += MINUTE) if (isOpen(at)) minutes++;
      return minutes;
    },
    due(start, allowance, pauses) {
      const paused = (at: number) =>
        pauses.some((pause) => pause.from.getTime() <= at && (pause.to === null || at < pause.to.getTime()));
      const lastPause = Math.max(0, ...pauses.map((pause) => (pause.to ?? pause.from).getTime()));
      const lasting = pauses.some((pause) => pause.to === null);
      const startDate = local(start.getTime()).date;
      let used = 0;
      for (let at = start.getTime(); ; at += MINUTE) {
        if (lasting && at > lastPause) return null;
        const end = new Date(at + MINUTE);
        if (allowance.unit === "minutes" || allowance.unit === "workingMinutes") {
          if (!paused(at) && (allowance.unit === "minutes" || isOpen(at)) && ++used === allowance.amount) return end;
          continue;
        }
        if (local(at).date === startDate) continue;
        const { closes, working } = closesDay(at);
        if (!closes || paused(at)) continue;
        if (allowance.unit === "workingDays") {
          if (working && ++used === allowance.amount) return end;
        } else if (++used >= allowance.amount && working) return end;
      }
    },
  };
}
