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

/** Local date and minute of the day of an instant on a whole minute. */
const local = (() => {
  const hours = new Map<number, { date: string; minute: number }>();
  return (at: number): { date: string; minute: number } => {
    const hour = Math.floor(at / 3_600_000);
    let known = hours.get(hour);
    if (known === undefined) {
      const text = shanghai.format(hour * 3_600_000);
      known = { date: text.slice(0, 10), minute: Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16)) };
      hours.set(hour, known);
    }
    return { date: known.date, minute: known.minute + (at - hour * 3_600_000) / MINUTE };
  };
})();

/** The open hours of a day, looked up from scratch. */
function hoursOf(spec: CalendarSpec, date: string) {
  const years = new Set(spec.holidayYears.map((year) => String(year.year)));
  if (spec.observesHolidays && !years.has(date.slice(0, 4))) throw new UnknownYear(date);
  const exception = spec.exceptions.findLast((day) => day.date === date);
  if (exception) return exception.hours;
  const notice = spec.observesHolidays
    ? spec.holidayYears.flatMap((year) => year.days).findLast((day) => day.date === date)
    : undefined;
  if (notice?.kind === "off") return [];
  const begun = spec.periods.filter((period) => period.validFrom <= date);
  const byDate = (begun.length > 0 ? begun : spec.periods).toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const hours = (begun.length > 0 ? byDate.at(-1) : byDate[0])?.hours;
  if (!hours) throw new Error("a calendar without hours");
  if (notice?.kind === "makeUp") return hours[1];
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  return hours[(weekday === 0 ? 7 : weekday) as 1 | 2 | 3 | 4 | 5 | 6 | 7];
}

type Day = { open: boolean[]; working: boolean; closingMinute: number };

/** Every minute of a day, open or not, and the minute at whose end it closes: the last open one, or 23:59 of a day off. */
function lookAt(spec: CalendarSpec, date: string): Day {
  const hours = hoursOf(spec, date);
  const open = Array.from({ length: 1440 }, (_, minute) => {
    const time = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
    return hours.some(([from, to]) => from <= time && time < to);
  });
  const last = open.lastIndexOf(true);
  return { open, working: last >= 0, closingMinute: last >= 0 ? last : 1439 };
}

/** A counter for instants on whole minutes. */
export function minuteCounter(spec: CalendarSpec): MinuteCounter {
  const days = new Map<string, Day>();
  const dayAt = (date: string): Day => {
    const day = days.get(date) ?? lookAt(spec, date);
    days.set(date, day);
    return day;
  };
  const isOpen = (at: number) => {
    const { date, minute } = local(at);
    return dayAt(date).open[minute] === true;
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
        const { date, minute } = local(at);
        if (date === startDate) continue;
        const { closingMinute, working } = dayAt(date);
        if (minute !== closingMinute || paused(at)) continue;
        if (allowance.unit === "workingDays") {
          if (working && ++used === allowance.amount) return end;
        } else if (++used >= allowance.amount && working) return end;
      }
    },
  };
}
