import type { Pack, PackCode } from "@yingsheng/programs";
import type {} from "./pack-section.ts";

const codesOf = (codes: readonly PackCode[]): string[] =>
  codes.flatMap((entry) => [entry.code, ...codesOf(entry.children ?? [])]);

/**
 * Reads a pack's duty catalogue for faults: codes and units that do not resolve, two lines for one place, a second-level
 * category nobody is in charge of. One plain sentence per fault; empty when the catalogue is sound. Pure.
 */
export function checkDutyCatalogue(pack: Pack): string[] {
  const { rows = [], validFrom = "", source = "" } = pack.dutyCatalogue ?? {};
  const categories = new Set(codesOf(pack.categories));
  const regions = new Set(codesOf(pack.regions));
  const units = new Set(pack.units.filter((unit) => unit.kind !== "purchaser").map((unit) => unit.code));
  const faults: string[] = [];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(validFrom)) faults.push(`the catalogue begins on "${validFrom}", which is no day`);
  if (!source.trim()) faults.push("the catalogue has no source");
  const places = new Set<string>();
  for (const { category, region, lead, joint = [], basis } of rows) {
    const place = `${category} ${region ?? "everywhere"}`;
    if (places.has(place)) faults.push(`${place} stands twice`);
    places.add(place);
    if (!categories.has(category)) faults.push(`${place}: no category "${category}"`);
    if (region !== undefined && !regions.has(region)) faults.push(`${place}: no region "${region}"`);
    for (const unit of [lead, ...joint]) if (!units.has(unit)) faults.push(`${place}: no unit "${unit}"`);
    if (new Set([lead, ...joint]).size <= joint.length) faults.push(`${place}: a unit stands twice`);
    if (!basis.trim()) faults.push(`${place}: no legal basis`);
  }
  const everywhere = new Set(rows.filter((row) => row.region === undefined).map((row) => row.category));
  for (const second of pack.categories.flatMap((first) => first.children ?? [])) {
    if (!everywhere.has(second.code)) faults.push(`nobody is in charge of ${second.code} ${second.name}`);
  }
  return faults;
}
