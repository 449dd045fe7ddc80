import { defineLifecycle, type Guard } from "@yingsheng/kernel";
import { clockEffects } from "./clock-effects.ts";
import { caseEvents } from "./events.ts";

/** The columns of a case that rules look at. */
export type CaseRow = {
  id: string;
  programId: string;
  number: string;
  state: string;
  version: number;
  kind: string;
  urgency: string;
  leadUnitId: string | null;
  redoCount: number;
  returnCount: number;
  receivedAt: string;
};

export const caseColumns = `id, program_id, number, state, version, kind, urgency, lead_unit_id, redo_count,
  return_count, received_at`;

/** 答复不满意只重办一次 (requirement C11). */
const notYetRedone: Guard<CaseRow> = (row) => (row.redoCount === 0 ? null : { code: "case.redo-used" });

/** Only what needs no unit can be answered on the spot: a consult, a praise, something outside all duties (C3). */
export const answerableKinds: readonly string[] = ["consult", "praise", "other"];
const answerable: Guard<CaseRow> = (row) =>
  answerableKinds.includes(row.kind) ? null : { code: "case.not-answerable" };

/**
 * The transition table of the case 工单: the only way its state changes. The state follows the lead assignment 主办.
 * From it come the routes' state refusals, the buttons of the case page, the diagram in the docs and the test matrix.
 */
export const caseLifecycle = defineLifecycle<CaseRow>()({
  subject: "case",
  title: "工单",
  table: "cases.case",
  history: "cases.case_event",
  columns: caseColumns,
  states: {
    received: "已受理",
    dispatched: "已派单",
    handling: "办理中",
    suspended: "挂起",
    replied: "待审核",
    closed: "已办结",
    archived: "已归档",
    answered: "直接答复",
    merged: "已并单",
    void: "作废",
  },
  initial: "received",
  final: ["archived", "answered", "merged", "void"],
  permissions: ["case.open", "case.dispatch", "case.sign", "case.handle", "case.review", "case.void", "callback.work"],
  clocks: ["dispatch", "sign", "handle", "review", "callback"],
  holder: (row) => row.leadUnitId,
  refusals: { missing: "case.not-found", state: "case.state" },
  effects: (context, row, effect) => clockEffects(context, row, effect),
  transitions: {
    answerAtOnce: {
      title: "即时答复",
      from: ["received"],
      to: "answered",
      by: "case.open",
      where: "program",
      guards: [answerable],
      clocks: { stop: ["dispatch", "handle"] },
      event: caseEvents.answered,
    },
    dispatchCase: {
      title: "派单",
      from: ["received"],
      to: "dispatched",
      by: "case.dispatch",
      where: "program",
      clocks: { stop: ["dispatch"], start: ["sign"] },
      event: caseEvents.dispatched,
    },
    signCase: {
      title: "签收",
      from: ["dispatched"],
      to: "handling",
      by: "case.sign",
      where: "holder",
      clocks: { stop: ["sign"] },
      event: caseEvents.signed,
    },
    returnCase: {
      title: "退单",
      from: ["dispatched"],
      to: "received",
      by: "case.sign",
      where: "holder",
      clocks: { stop: ["sign"], start: ["dispatch"] },
      event: caseEvents.returned,
    },
    recordProgress: {
      title: "登记进展",
      from: ["handling", "suspended"],
      by: "case.handle",
      where: "holder",
      event: caseEvents.progressed,
    },
    suspendCase: {
      title: "挂起",
      from: ["handling"],
      to: "suspended",
      by: "case.handle",
      where: "holder",
      clocks: { pause: ["handle"] },
      event: caseEvents.suspended,
    },
    resumeCase: {
      title: "恢复办理",
      from: ["suspended"],
      to: "handling",
      by: "case.handle",
      where: "holder",
      clocks: { resume: ["handle"] },
      event: caseEvents.resumed,
    },
    replyToCase: {
      title: "提交答复",
      from: ["handling"],
      to: "replied",
      by: "case.handle",
      where: "holder",
      // The unit's time stands still while the centre reviews; sent back, it runs on with what is left.
      clocks: { pause: ["handle"], start: ["review"] },
      event: caseEvents.replied,
    },
    sendBackCase: {
      title: "退回补充",
      from: ["replied"],
      to: "handling",
      by: "case.review",
      where: "program",
      clocks: { stop: ["review"], resume: ["handle"] },
      event: caseEvents.sentBack,
    },
    closeCase: {
      title: "审核办结",
      from: ["replied"],
      to: "closed",
      by: "case.review",
      where: "program",
      clocks: { stop: ["review", "handle"], start: ["callback"] },
      event: caseEvents.closed,
    },
    redoCase: {
      title: "重办",
      from: ["closed"],
      to: "handling",
      by: "callback.work",
      where: "program",
      guards: [notYetRedone],
      clocks: { stop: ["callback"], start: ["handle"] },
      event: caseEvents.reopened,
    },
    archiveCase: {
      title: "归档",
      from: ["closed"],
      to: "archived",
      by: "callback.work",
      where: "program",
      clocks: { stop: ["callback"] },
      event: caseEvents.archived,
    },
    voidCase: {
      title: "作废",
      from: ["received"],
      to: "void",
      by: "case.void",
      where: "program",
      clocks: { cancel: ["dispatch", "handle"] },
      event: caseEvents.voided,
    },
  },
});

export type CaseVerb = keyof typeof caseLifecycle.transitions;
