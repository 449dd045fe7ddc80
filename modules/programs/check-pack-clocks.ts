import { repeated } from "./pack-codes.ts";

type Hours = Readonly<Record<string, readonly (readonly [string, string])[]>>;
type Calendar = { code: string; name: string; hours: Hours; source: string };
type Warning = { atShare: number } | { minutesBefore: number };
type Deadline = {
  code: string;
  name: string;
  clock: string;
  kinds?: readonly string[];
  urgencies?: readonly string[];
  calendar: string;
  allowance: { unit: string; amount: number };
  warnings: readonly Warning[];
  validFrom: string;
  validUntil?: string;
  source: string;
};

/** The calendars and deadline policies of a pack, as far as their soundness can be read off the data. */
export type ClockSections = { calendars?: readonly Calendar[]; deadlines?: readonly Deadline[] };

const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"];
const TIME = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/**
 * Faults of calendars and deadline policies: hours out of order, unknown calendars, empty allowances, warnings that
 * could never ring, policies that contradict each other, anything without the document it comes from.
 *
 * @returns one plain sentence per fault
 */
export function checkClocks(sections: ClockSections): string[] {
  const calendars = sections.calendars ?? [];
  const deadlines = sections.deadlines ?? [];
  const known = new Set(calendars.map((calendar) => calendar.code));
  return [
    ...repeated(calendars.map((calendar) => calendar.code)).map((code) => `calendars: code "${code}" is used twice`),
    ...calendars.flatMap(checkCalendar),
    ...repeated(deadlines.map((deadline) => deadline.code)).map((code) => `deadlines: code "${code}" is used twice`),
    ...deadlines.flatMap((deadline) => checkDeadline(deadline, known)),
    ...checkAmbiguity(deadlines),
  ];
}

function checkCalendar(calendar: Calendar): string[] {
  const faults: string[] = [];
  const what = `calendars: "${calendar.code}"`;
  if (!calendar.name.trim()) faults.push(`${what} has a blank name`);
  if (!calendar.source.trim()) faults.push(`${what} has no source`);
  let open = 0;
  for (const day of WEEKDAYS) {
    const spans = calendar.hours[day];
    if (!spans) {
      faults.push(`${what} does not say whether weekday ${day} is open`);
      continue;
    }
    open += spans.length;
    // "HH:MM" sorts as text, so flat order is both "each span runs forward" and "spans do not overlap".
    const times = spans.flat();
    if (times.some((time) => !TIME.test(time))) faults.push(`${what} has a time that is not HH:MM on weekday ${day}`);
    const ordered = spans.every(([from, to], at) => from < to && (at === 0 || from >= (spans[at - 1]?.[1] ?? "")));
    if (!ordered) faults.push(`${what} has hours out of order on weekday ${day}`);
  }
  if (open === 0) faults.push(`${what} is never open`);
  return faults;
}

function checkDeadline(deadline: Deadline, calendars: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const what = `deadlines: "${deadline.code}"`;
  if (!deadline.name.trim()) faults.push(`${what} has a blank name`);
  if (!deadline.source.trim()) faults.push(`${what} has no source`);
  if (!calendars.has(deadline.calendar)) faults.push(`${what} runs on the unknown calendar "${deadline.calendar}"`);
  if (!Number.isInteger(deadline.allowance.amount) || deadline.allowance.amount < 1) {
    faults.push(`${what} needs a whole allowance of at least 1`);
  }
  if (!isDay(deadline.validFrom)) faults.push(`${what} has a validFrom that is not a day: "${deadline.validFrom}"`);
  if (deadline.validUntil !== undefined) {
    if (!isDay(deadline.validUntil))
      faults.push(`${what} has a validUntil that is not a day: "${deadline.validUntil}"`);
    if (deadline.validUntil < deadline.validFrom) faults.push(`${what} ends before it begins`);
  }
  if (deadline.kinds?.length === 0) faults.push(`${what} names no kind at all; leave "kinds" out to mean every kind`);
  if (deadline.urgencies?.length === 0) faults.push(`${what} names no urgency at all; leave it out to mean every one`);
  return [...faults, ...checkWarnings(what, deadline)];
}

/** A warning must ring after the clock starts and before it runs out; only wall-clock allowances can be compared. */
function checkWarnings(what: string, { warnings, allowance }: Deadline): string[] {
  const faults = repeated(warnings.map((warning) => JSON.stringify(warning))).map(
    (twice) => `${what} warns twice: ${twice}`,
  );
  for (const warning of warnings) {
    if ("atShare" in warning) {
      if (!(warning.atShare > 0 && warning.atShare < 1)) faults.push(`${what} warns at a share outside 0 to 1`);
    } else if (!Number.isInteger(warning.minutesBefore) || warning.minutesBefore < 1) {
      faults.push(`${what} needs a whole number of minutes before the due time`);
    } else if (allowance.unit === "minutes" && warning.minutesBefore >= allowance.amount) {
      faults.push(`${what} warns before its clock even starts`);
    }
  }
  return faults;
}

/** Two policies of one clock that match the same case, equally specific and equally old: nothing decides between them. */
function checkAmbiguity(deadlines: readonly Deadline[]): string[] {
  return deadlines.flatMap((one, at) =>
    deadlines
      .slice(at + 1)
      .filter((other) => other.clock === one.clock && other.validFrom === one.validFrom)
      .filter((other) => conditions(other) === conditions(one))
      .filter((other) => overlap(one.kinds, other.kinds) && overlap(one.urgencies, other.urgencies))
      .map((other) => `deadlines: "${one.code}" and "${other.code}" match the same case and neither wins`),
  );
}

function conditions(deadline: Deadline): number {
  return Number(deadline.kinds !== undefined) + Number(deadline.urgencies !== undefined);
}

function overlap(one?: readonly string[], other?: readonly string[]): boolean {
  return one === undefined || other === undefined || one.some((value) => other.includes(value));
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
