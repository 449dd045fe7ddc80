import type { Allowance } from "./allowance.ts";
import type { CalendarDay, WorkingCalendar } from "./calendar.ts";
import { dueWithPauses, remaining } from "./due-at.ts";
import { dateOf, dayOf, localTime, MINUTE_MS, weekdayName } from "./local-time.ts";
import { measureOf } from "./measure.ts";
import { advanceRunning, mergePauses, type Pause, type PauseSpan } from "./pauses.ts";

/** Longest list of single days a sentence carries; beyond it only their number is told. */
const LONGEST_LIST = 10;

/**
 * Says in Chinese why a clock runs out when it does: from when, what was counted, which holidays, make-up days and day
 * exceptions lay on the way, what the pauses took out, and the due time; while paused, what is left instead.
 * Refuses like `dueAt`.
 */
export function explainDue(
  start: Date,
  allowance: Allowance,
  pauses: readonly Pause[],
  calendar: WorkingCalendar,
): string {
  const due = dueWithPauses(start, allowance, pauses, calendar);
  const spans = mergePauses(pauses).filter((span) => span.to > start.getTime() && (!due || span.from < due.getTime()));
  const lasting = due === null ? spans.at(-1) : undefined;
  const until = due?.getTime() ?? lasting?.from ?? start.getTime();
  const parts = [`${localTime(start.getTime())} 起算，${ruleOf(allowance, calendar)}`];
  if (allowance.unit === "workingMinutes" || allowance.unit === "workingDays") {
    parts.push(...workingDaysOnTheWay(start, until, allowance, calendar, spans));
  }
  parts.push(
    ...pauseParts(
      spans.filter((span) => span !== lasting),
      start,
      allowance,
      calendar,
    ),
  );
  if (allowance.unit === "calendarDays" && due) parts.push(...movedLastDay(start, allowance, spans, due, calendar));
  if (due) parts.push(`${localTime(due.getTime())} 到期。`);
  else if (lasting) {
    // One millisecond into the pause, where it is already known and nothing more has run.
    const standing = new Date(Math.max(lasting.from, start.getTime()) + 1);
    const { left } = remaining(start, allowance, pauses, standing, calendar);
    parts.push(`${localTime(lasting.from)} 起暂停至今，恢复后接着计算，还剩 ${amountText(left, allowance.unit)}。`);
  }
  return parts.join("；");
}

function ruleOf(allowance: Allowance, calendar: WorkingCalendar): string {
  const amount = amountText(allowance.amount, allowance.unit);
  switch (allowance.unit) {
    case "minutes":
      return `连续计时 ${amount}，昼夜和节假日都计入`;
    case "workingMinutes":
      return `按“${calendar.name}”的工作时间计 ${amount}`;
    case "workingDays":
      return `当日不计，按“${calendar.name}”数 ${amount}，到末日下班为止`;
    case "calendarDays":
      return `当日不计，数 ${amount}，末日遇休息日顺延至其后第一个工作日`;
  }
}

function amountText(amount: number, unit: Allowance["unit"]): string {
  if (unit === "workingDays") return `${amount} 个工作日`;
  if (unit === "calendarDays") return `${amount} 个自然日`;
  const minutes = Math.ceil(amount);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 ? `${hours} 小时` : "", rest > 0 || hours === 0 ? `${rest} 分钟` : ""].filter(Boolean).join(" ");
}

/** What the days between start and end were, as far as they explain the due time. */
function workingDaysOnTheWay(
  start: Date,
  until: number,
  allowance: Allowance,
  calendar: WorkingCalendar,
  pauses: readonly PauseSpan[],
): string[] {
  const firstDay = dayOf(measureOf(allowance.unit, calendar).origin(start.getTime()));
  const days: CalendarDay[] = [];
  for (let day = firstDay; day <= dayOf(until - 1); day++) days.push(calendar.day(day));
  const label = dateLabel(start);
  const parts: string[] = [];
  const working = days.filter((day) => day.hours.length > 0);
  if (allowance.unit === "workingDays" && pauses.length === 0 && working.length <= LONGEST_LIST) {
    parts.push(`依次为 ${working.map((day) => label(day.date)).join("、")}`);
  }
  for (const [first, last] of runsOfHolidays(days)) {
    parts.push(`${first.name} ${span(label(first.date), label(last.date))} 放假不计`);
  }
  for (const day of days) {
    if (day.kind === "makeUp") parts.push(`${label(day.date)}（${dayName(day)}）为${day.name}调休上班，计入`);
    if (day.kind === "exception") {
      const hours = day.hours.map(([open, close]) => `${open}–${close}`).join("、");
      parts.push(`${label(day.date)}（${day.name}）${hours ? `按 ${hours} 计` : "不计"}`);
    }
  }
  const weekends = days.filter((day) => day.kind === "weekend").length;
  if (weekends > 0) parts.push(`每周休息日 ${weekends} 天不计`);
  return parts;
}

function runsOfHolidays(days: readonly CalendarDay[]): [CalendarDay, CalendarDay][] {
  const runs: [CalendarDay, CalendarDay][] = [];
  days.forEach((day, index) => {
    if (day.kind !== "holiday") return;
    const before = days[index - 1];
    const run = runs.at(-1);
    if (run && before?.kind === "holiday" && before.name === day.name) run[1] = day;
    else runs.push([day, day]);
  });
  return runs;
}

/** One part for all ended pauses, with what they took out of the count. */
function pauseParts(
  pauses: readonly PauseSpan[],
  start: Date,
  allowance: Allowance,
  calendar: WorkingCalendar,
): string[] {
  if (pauses.length === 0) return [];
  const measure = measureOf(allowance.unit, calendar);
  const origin = measure.origin(start.getTime());
  const lost = pauses.reduce((sum, { from, to }) => sum + measure.count(Math.max(from, origin), to), 0) / measure.scale;
  const list =
    pauses.length <= LONGEST_LIST
      ? `（${pauses.map(({ from, to }) => `${localTime(from)} 至 ${localTime(to)}`).join("、")}）`
      : "";
  const effect = lost > 0 ? `其间 ${amountText(lost, allowance.unit)}不计` : "其间没有应计的时间，期限不变";
  return [`暂停 ${pauses.length} 次${list}，${effect}`];
}

/** Why the last of the calendar days is not the day on which the clock runs out. */
function movedLastDay(
  start: Date,
  allowance: Allowance,
  pauses: readonly PauseSpan[],
  due: Date,
  calendar: WorkingCalendar,
): string[] {
  const measure = measureOf("calendarDays", calendar);
  const origin = measure.origin(start.getTime());
  const end = advanceRunning(measure, origin, allowance.amount, pauses) ?? due.getTime();
  const last = dayOf(end - 1);
  if (last >= dayOf(due.getTime() - 1)) return [];
  return [
    `第 ${allowance.amount} 日 ${dateLabel(start)(dateOf(last))}（${dayName(calendar.day(last))}）不是可到期的工作日，顺延`,
  ];
}

function dayName(day: CalendarDay): string {
  const weekday = weekdayName(Math.floor(Date.parse(`${day.date}T00:00:00Z`) / (1440 * MINUTE_MS)));
  return day.kind === "holiday" ? `${weekday}，${day.name}` : weekday;
}

/** Dates of the year in which the clock started are told without the year. */
function dateLabel(start: Date): (date: string) => string {
  const year = localTime(start.getTime()).slice(0, 5);
  return (date) => (date.startsWith(year) ? date.slice(5) : date);
}

function span(first: string, last: string): string {
  return first === last ? first : `${first} 至 ${last}`;
}
