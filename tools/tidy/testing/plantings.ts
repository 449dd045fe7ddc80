import type { Planted } from "./house.ts";
import { boundaryPlantings } from "./plantings-boundaries.ts";
import { mannerPlantings } from "./plantings-manners.ts";
import { sqlPlantings } from "./plantings-sql.ts";

/** One planting: files put into the clean house, and the faults, `path:line`, that exactly one rule must find in them. */
export type Planting = { what: string; files: Planted; faults: readonly string[] };
export type Plantings = Readonly<Record<string, readonly Planting[]>>;

/** For every rule at least one violation; with an empty `faults` also things a rule must leave alone. */
export const plantings: Plantings = { ...boundaryPlantings, ...sqlPlantings, ...mannerPlantings };
