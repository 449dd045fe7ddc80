import type { PackDemoCase } from "@yingsheng/cases";
import { cityCases } from "./demo-cases-city.ts";
import { educationCases } from "./demo-cases-education.ts";
import { environmentCases } from "./demo-cases-environment.ts";
import { farmingCases } from "./demo-cases-farming.ts";
import { fisheryCases } from "./demo-cases-fishery.ts";
import { healthCases } from "./demo-cases-health.ts";
import { labourCases } from "./demo-cases-labour.ts";
import { landCases } from "./demo-cases-land.ts";
import { safetyCases } from "./demo-cases-safety.ts";
import { tourismCases } from "./demo-cases-tourism.ts";
import { tradeCases } from "./demo-cases-trade.ts";
import { trafficCases } from "./demo-cases-traffic.ts";
import { villageCases } from "./demo-cases-village.ts";
import { waterCases } from "./demo-cases-water.ts";
import { welfareCases } from "./demo-cases-welfare.ts";

/** All demo cases, by subject; invented people, invented words, telephone numbers nobody has. */
export const demoCases: readonly PackDemoCase[] = [
  ...cityCases,
  ...labourCases,
  ...educationCases,
  ...tourismCases,
  ...tradeCases,
  ...environmentCases,
  ...healthCases,
  ...trafficCases,
  ...farmingCases,
  ...fisheryCases,
  ...waterCases,
  ...landCases,
  ...safetyCases,
  ...welfareCases,
  ...villageCases,
];
