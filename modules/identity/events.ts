import { Closed, defineEvent, Uuid } from "@yingsheng/kernel";

/** What identity tells the modules above it: who and what is no longer there to be given work. */
export const identityEvents = {
  personDeactivated: defineEvent({
    name: "person.deactivated",
    title: "人员停用",
    payload: Closed({ personId: Uuid, programId: Uuid }),
  }),
  unitDeactivated: defineEvent({
    name: "unit.deactivated",
    title: "机构停用",
    payload: Closed({ unitId: Uuid, programId: Uuid }),
  }),
  grantWithdrawn: defineEvent({
    name: "grant.withdrawn",
    title: "撤销授权",
    payload: Closed({ grantId: Uuid, personId: Uuid, programId: Uuid }),
  }),
} as const;
