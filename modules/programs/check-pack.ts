import { type ClockSections, checkClocks } from "./check-pack-clocks.ts";
import { checkDemoCases, type DemoSections } from "./check-pack-demo.ts";
import type { Pack, PackCode } from "./pack.ts";
import { flattenCodes, repeated } from "./pack-codes.ts";

const LOGIN = /^[a-z][a-z0-9-]{1,31}$/;
const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const PREFIX = /^[A-Z]{1,6}$/;
const CATEGORY_LEVELS = 3;

/**
 * Reads a pack for faults that types cannot see: dangling references, codes used twice, children before parents, roles
 * nobody has, demo cases nobody can handle, clocks that never run.
 *
 * @param pack any pack, with or without the sections that other modules add; a missing section is not a fault
 * @param permissions the permission names that the modules declare; left out, only their form is checked
 * @returns one plain sentence per fault, in the order of the pack's sections; empty when the pack is sound
 */
export function checkPack(pack: Pack, permissions?: readonly string[]): string[] {
  // The sections of modules above this one are read by their shape: programs stands below them and may not import them.
  const sections = pack as Pack & ClockSections & DemoSections;
  return [
    ...checkProgram(pack),
    ...checkList("channels", pack.channels),
    ...checkList("categories", pack.categories),
    ...checkCategoryLevels(pack.categories),
    ...checkList("regions", pack.regions),
    ...Object.entries(pack.reasons).flatMap(([list, codes]) => checkList(`reasons.${list}`, codes)),
    ...checkUnits(pack),
    ...checkPosts(pack),
    ...checkRoles(pack, permissions),
    ...checkPeople(pack),
    ...checkClocks(sections),
    ...checkDemoCases(sections),
  ];
}

function checkProgram(pack: Pack): string[] {
  const faults: string[] = [];
  const { code, name, purchaser, numberPrefix, source } = pack.program;
  if (!KEBAB.test(code)) faults.push(`program: code "${code}" is not kebab-case`);
  if (!PREFIX.test(numberPrefix)) faults.push(`program: numberPrefix "${numberPrefix}" is not 1 to 6 capital letters`);
  if (!name.trim()) faults.push("program: name is blank");
  if (!purchaser.trim()) faults.push("program: purchaser is blank");
  if (!source.trim()) faults.push("program: source is blank");
  if (!pack.version.trim()) faults.push("pack: version is blank");
  return faults;
}

/** Codes are unique in the whole tree; names are unique among siblings, because files are imported by name. */
function checkList(list: string, codes: readonly PackCode[]): string[] {
  const flat = flattenCodes(codes);
  if (flat.length === 0) return [`${list}: the list is empty`];
  const faults = repeated(flat.map((entry) => entry.code)).map((code) => `${list}: code "${code}" is used twice`);
  for (const entry of flat) {
    if (!entry.code.trim()) faults.push(`${list}: "${entry.name}" has a blank code`);
    if (!entry.name.trim()) faults.push(`${list}: code "${entry.code}" has a blank name`);
  }
  return [...faults, ...checkSiblingNames(list, codes)];
}

function checkSiblingNames(list: string, siblings: readonly PackCode[]): string[] {
  return [
    ...repeated(siblings.map((entry) => entry.name)).map((name) => `${list}: "${name}" stands twice at the same level`),
    ...siblings.flatMap((entry) => checkSiblingNames(list, entry.children ?? [])),
  ];
}

/** Requirement C1: every category has exactly three levels, so that each case can carry all three. */
function checkCategoryLevels(categories: readonly PackCode[]): string[] {
  return flattenCodes(categories)
    .filter((entry) => entry.leaf !== (entry.depth === CATEGORY_LEVELS))
    .map((entry) => `categories: "${entry.code}" ${entry.name} breaks the three levels`);
}

function checkUnits(pack: Pack): string[] {
  const faults = repeated(pack.units.map((unit) => unit.code)).map((code) => `units: code "${code}" is used twice`);
  for (const name of repeated(pack.units.map((unit) => unit.name))) faults.push(`units: "${name}" stands twice`);
  const before = new Set<string>();
  for (const unit of pack.units) {
    if (!unit.name.trim()) faults.push(`units: "${unit.code}" has a blank name`);
    if (unit.parent !== undefined && !before.has(unit.parent)) {
      faults.push(`units: "${unit.code}" names the parent "${unit.parent}", which does not stand before it`);
    }
    before.add(unit.code);
  }
  return faults;
}

function checkPosts(pack: Pack): string[] {
  const faults = repeated(pack.posts.map((post) => post.code)).map((code) => `posts: code "${code}" is used twice`);
  for (const post of pack.posts) {
    if (!post.name.trim()) faults.push(`posts: "${post.code}" has a blank name`);
    if (!Number.isInteger(post.headcount) || post.headcount < 1) {
      faults.push(`posts: "${post.code}" needs a whole head-count of at least 1`);
    }
    if (!post.source.trim()) faults.push(`posts: "${post.code}" has no source`);
  }
  return faults;
}

function checkRoles(pack: Pack, permissions?: readonly string[]): string[] {
  const faults = repeated(pack.roles.map((role) => role.code)).map((code) => `roles: code "${code}" is used twice`);
  const held = new Set(pack.demo.people.flatMap((person) => person.roles));
  for (const role of pack.roles) {
    if (!role.name.trim()) faults.push(`roles: "${role.code}" has a blank name`);
    if (role.permissions.length === 0) faults.push(`roles: "${role.code}" permits nothing`);
    for (const permission of repeated(role.permissions)) {
      faults.push(`roles: "${role.code}" names "${permission}" twice`);
    }
    for (const permission of role.permissions) {
      const known = permissions ? permissions.includes(permission) : /^[a-z]+(\.[a-z]+)+$/.test(permission);
      if (!known) faults.push(`roles: "${role.code}" names the unknown permission "${permission}"`);
    }
    if (!held.has(role.code)) faults.push(`roles: nobody has "${role.code}"`);
  }
  return faults;
}

function checkPeople(pack: Pack): string[] {
  const people = pack.demo.people;
  const faults = repeated(people.map((person) => person.login)).map((login) => `people: "${login}" stands twice`);
  const roles = new Set(pack.roles.map((role) => role.code));
  const units = new Set(pack.units.map((unit) => unit.code));
  const posts = new Set(pack.posts.map((post) => post.code));
  for (const person of people) {
    const who = `people: "${person.login}"`;
    if (!LOGIN.test(person.login)) faults.push(`${who} is not a login (small letters, digits, hyphens)`);
    if (!person.name.trim()) faults.push(`${who} has a blank name`);
    if (person.roles.length === 0) faults.push(`${who} has no role`);
    for (const role of person.roles) if (!roles.has(role)) faults.push(`${who} has the unknown role "${role}"`);
    if (person.unit !== undefined && !units.has(person.unit))
      faults.push(`${who} has the unknown unit "${person.unit}"`);
    if (person.post !== undefined && !posts.has(person.post))
      faults.push(`${who} has the unknown post "${person.post}"`);
  }
  return faults;
}
