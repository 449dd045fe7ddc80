import type { PackDemoCase } from "@yingsheng/cases";
import { commonCases } from "./demo-cases-common.ts";
import { educationAndHealthCases } from "./demo-cases-education-health.ts";
import { environmentCases } from "./demo-cases-environment.ts";
import { governmentCases } from "./demo-cases-government.ts";
import { housingCases } from "./demo-cases-housing.ts";
import { safetyCases } from "./demo-cases-safety.ts";
import { streetCases } from "./demo-cases-street.ts";
import { tradeCases } from "./demo-cases-trade.ts";
import { trafficCases } from "./demo-cases-traffic.ts";
import { utilityCases } from "./demo-cases-utilities.ts";
import { workCases } from "./demo-cases-work.ts";

/** Every demo case of the program: single matters first, then those that come up again and again. */
export const demoCases: readonly PackDemoCase[] = [
  ...housingCases,
  ...workCases,
  ...tradeCases,
  ...environmentCases,
  ...streetCases,
  ...trafficCases,
  ...utilityCases,
  ...educationAndHealthCases,
  ...safetyCases,
  ...governmentCases,
  ...commonCases,
];
