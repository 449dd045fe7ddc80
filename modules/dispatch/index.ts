export { checkDutyCatalogue } from "./check-duty-catalogue.ts";
export type { PackDuty, PackDutyCatalogue } from "./pack-section.ts";
export { type PastShare, rankByHistory } from "./rank-by-history.ts";
