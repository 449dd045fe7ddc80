import type { PackCode } from "@yingsheng/programs";
import { landAndSea } from "./categories-land-and-sea.ts";
import { safetyAndGovernance } from "./categories-safety-and-governance.ts";
import { townLife } from "./categories-town-life.ts";
import { tradeHealthTraffic } from "./categories-trade-health-traffic.ts";

/**
 * All categories of the county. The first seven first-level names are those that older message files carry, so that
 * such files find their place by name; the others are what a county of farms, fishing harbours and beaches needs.
 */
export const categories: readonly PackCode[] = [
  ...townLife,
  ...tradeHealthTraffic,
  ...landAndSea,
  ...safetyAndGovernance,
];
