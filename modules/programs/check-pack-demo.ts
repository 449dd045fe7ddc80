import type { Pack } from "./pack.ts";
import { flattenCodes, repeated } from "./pack-codes.ts";

type DemoCase = {
  title: string;
  content: string;
  category: string;
  channel: string;
  region: string;
  place: string;
  requester: { name: string; phone: string };
  daysAgo: number;
  at: string;
  unit: string;
  fate: string;
  handleHours?: number;
  reply?: string;
};

/** The demo cases of a pack, as far as their soundness can be read off the data. */
export type DemoSections = { demoCases?: readonly DemoCase[] };

/** The block of numbers set aside for invented people: no demo may ring a real telephone. */
const DEMO_PHONE = /^1390000\d{4}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/** Ends that cannot be reached without an answer to the citizen. */
const ANSWERED = new Set([
  "replied",
  "sentBack",
  "closed",
  "satisfied",
  "unsatisfied",
  "unreachable",
  "redone",
  "answered",
]);
/** What a unit's person needs to take a case through: sign for it, then handle it. */
const HANDLING = ["case.sign", "case.handle"];

/**
 * Faults of the demo cases: codes that are on no list, units nobody handles for, the same text twice, telephone numbers
 * that could be somebody's, fates without the answer they need.
 *
 * @returns one plain sentence per fault; a case is named by its title
 */
export function checkDemoCases(pack: Pack & DemoSections): string[] {
  const cases = pack.demoCases ?? [];
  const categories = new Set(flattenCodes(pack.categories).flatMap((entry) => (entry.leaf ? [entry.code] : [])));
  const channels = new Set(flattenCodes(pack.channels).map((entry) => entry.code));
  const regions = new Set(flattenCodes(pack.regions).map((entry) => entry.code));
  const units = new Set(pack.units.map((unit) => unit.code));
  const faults: string[] = [];
  for (const one of cases) {
    const what = `demoCases: "${one.title}"`;
    if (!categories.has(one.category)) faults.push(`${what} has no third-level category "${one.category}"`);
    if (!channels.has(one.channel)) faults.push(`${what} came over the unknown channel "${one.channel}"`);
    if (!regions.has(one.region)) faults.push(`${what} lies in the unknown region "${one.region}"`);
    if (!units.has(one.unit)) faults.push(`${what} goes to the unknown unit "${one.unit}"`);
    faults.push(...checkTexts(what, one), ...checkTimes(what, one));
  }
  return [
    ...faults,
    ...repeated(cases.map((one) => one.content.replace(/\s+/g, ""))).map(
      (text) => `demoCases: the text "${text.slice(0, 20)}…" stands twice`,
    ),
    ...unhandledUnits(pack, cases).map((unit) => `demoCases: nobody can sign and handle for the unit "${unit}"`),
  ];
}

function checkTexts(what: string, one: DemoCase): string[] {
  const faults: string[] = [];
  if (!one.title.trim()) faults.push(`${what} has a blank title`);
  if (!one.content.trim()) faults.push(`${what} has a blank text`);
  if (!one.place.trim()) faults.push(`${what} has a blank place`);
  if (!one.requester.name.trim()) faults.push(`${what} has nobody who asks`);
  if (!DEMO_PHONE.test(one.requester.phone)) faults.push(`${what} has a telephone number outside 1390000xxxx`);
  if (ANSWERED.has(one.fate) && !one.reply?.trim()) faults.push(`${what} ends as "${one.fate}" without a reply`);
  return faults;
}

function checkTimes(what: string, one: DemoCase): string[] {
  const faults: string[] = [];
  if (!Number.isInteger(one.daysAgo) || one.daysAgo < 0) faults.push(`${what} needs whole days ago, 0 or more`);
  if (!TIME.test(one.at)) faults.push(`${what} came in at "${one.at}", which is no time of day`);
  if (one.handleHours !== undefined && !(one.handleHours > 0)) faults.push(`${what} needs handling hours above 0`);
  return faults;
}

/** Units that demo cases name and that no demo person with the handling permissions covers. */
function unhandledUnits(pack: Pack, cases: readonly DemoCase[]): string[] {
  const parents = new Map(pack.units.map((unit) => [unit.code, unit.parent]));
  const permitted = new Map(pack.roles.map((role) => [role.code, role.permissions]));
  const scopes = pack.demo.people
    .filter((person) => {
      const held = person.roles.flatMap((role) => permitted.get(role) ?? []);
      return HANDLING.every((permission) => held.includes(permission));
    })
    .map((person) => person.unit);
  const covered = (unit: string): boolean => {
    if (scopes.includes(undefined)) return true;
    // Bounded by the number of units: a pack whose parents form a circle must not hang its own checker.
    let at: string | undefined = unit;
    for (let step = 0; at !== undefined && step <= pack.units.length; step += 1) {
      if (scopes.includes(at)) return true;
      at = parents.get(at);
    }
    return false;
  };
  return [...new Set(cases.map((one) => one.unit))].filter((unit) => !covered(unit));
}
