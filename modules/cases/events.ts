import { Closed, defineEvent, Uuid } from "@yingsheng/kernel";
import { Type } from "typebox";

const payload = Closed({ caseId: Uuid, programId: Uuid, unitId: Type.Optional(Uuid) });
const event = (name: string, title: string) => defineEvent({ name, title, payload });

/** Everything the module cases tells upwards. Payloads name the case and the program, and the unit where one acts. */
export const caseEvents = {
  opened: event("case.opened", "已受理"),
  answered: event("case.answered", "已即时答复"),
  dispatched: event("case.dispatched", "已派单"),
  signed: event("case.signed", "已签收"),
  returned: event("case.returned", "已退单"),
  progressed: event("case.progressed", "已登记进展"),
  suspended: event("case.suspended", "已挂起"),
  resumed: event("case.resumed", "已恢复办理"),
  replied: event("case.replied", "已提交答复"),
  sentBack: event("case.sent-back", "已退回补充"),
  closed: event("case.closed", "已办结"),
  reopened: event("case.reopened", "已重办"),
  archived: event("case.archived", "已归档"),
  voided: event("case.voided", "已作废"),
} as const;
