export { asksForRedo, type Grade, gradeNames, grades } from "./grades.ts";
export type { PackCallback } from "./pack-section.ts";
