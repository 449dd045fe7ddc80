import type { PackCode } from "@yingsheng/programs";
import { cityRunning } from "./categories-city.ts";
import { housingAndWork } from "./categories-housing-work.ts";
import { tradeAndTraffic } from "./categories-trade-traffic.ts";
import { villageAndGovernment } from "./categories-village-government.ts";

/**
 * All categories of the program. The first-level names of housing, work, education, trade, environment, health and
 * traffic are those that older message files carry, so that such files find their place by name.
 */
export const categories: readonly PackCode[] = [
  ...housingAndWork,
  ...tradeAndTraffic,
  ...cityRunning,
  ...villageAndGovernment,
];
