import { type Actor, holds } from "@yingsheng/kernel";
import { type CaseRow, caseLifecycle } from "./lifecycle.ts";

const endStates: readonly string[] = caseLifecycle.final;
const desks = ["case.open", "case.dispatch", "case.review"];

/** Whether the file of a case has been closed: it has come to an end (H: 一案一档). */
export const isFileClosed = (row: CaseRow): boolean => endStates.includes(row.state);

/**
 * Whether somebody adds to the file of a case: whoever takes cases in, dispatches, reviews, or handles this one. A
 * purchaser or auditor only reads.
 */
export const addsToFile = (actor: Actor, row: CaseRow): boolean =>
  desks.some((permission) => holds(actor, permission, { programId: row.programId, unitId: null })) ||
  holds(actor, "case.handle", { programId: row.programId, unitId: row.leadUnitId });
