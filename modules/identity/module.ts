import { defineModule } from "@yingsheng/kernel";
import { changePassword } from "./actions/change-password.ts";
import { closeSession } from "./actions/close-session.ts";
import { confirmSecondFactor } from "./actions/confirm-second-factor.ts";
import { createPerson } from "./actions/create-person.ts";
import { createUnit } from "./actions/create-unit.ts";
import { deactivatePerson } from "./actions/deactivate-person.ts";
import { deactivateUnit } from "./actions/deactivate-unit.ts";
import { enrolSecondFactor } from "./actions/enrol-second-factor.ts";
import { giveGrant } from "./actions/give-grant.ts";
import { openSession } from "./actions/open-session.ts";
import { reactivatePerson } from "./actions/reactivate-person.ts";
import { reactivateUnit } from "./actions/reactivate-unit.ts";
import { renameUnit } from "./actions/rename-unit.ts";
import { resetPassword } from "./actions/reset-password.ts";
import { resetSecondFactor } from "./actions/reset-second-factor.ts";
import { revokeSessions } from "./actions/revoke-sessions.ts";
import { unlockPerson } from "./actions/unlock-person.ts";
import { updatePerson } from "./actions/update-person.ts";
import { verifySecondFactor } from "./actions/verify-second-factor.ts";
import { withdrawGrant } from "./actions/withdraw-grant.ts";
import { authenticate } from "./authenticate.ts";
import { identityEvents } from "./events.ts";
import { pages } from "./pages/console/pages.ts";
import { explainAccess } from "./queries/explain-access.ts";
import { getPerson } from "./queries/get-person.ts";
import { getSession } from "./queries/get-session.ts";
import { listPeople } from "./queries/list-people.ts";
import { listRoles } from "./queries/list-roles.ts";
import { listUnits } from "./queries/list-units.ts";
import { identityRefusals } from "./refusals.ts";
import { sweepSessions } from "./sweep-sessions.ts";

export const identityModule = defineModule({
  name: "identity",
  title: "人员与权限",
  dependsOn: [],
  permissions: {
    "person.view": "查看人员、角色和授权",
    "person.manage": "新建、停用人员，重置密码，解除锁定",
    "unit.view": "查看机构",
    "unit.manage": "新建、改名、停用机构",
    "grant.manage": "授予和撤销角色",
  },
  refusals: identityRefusals,
  verbs: [
    openSession,
    getSession,
    closeSession,
    revokeSessions,
    verifySecondFactor,
    enrolSecondFactor,
    confirmSecondFactor,
    changePassword,
    listPeople,
    getPerson,
    explainAccess,
    createPerson,
    updatePerson,
    deactivatePerson,
    reactivatePerson,
    resetPassword,
    unlockPerson,
    resetSecondFactor,
    listRoles,
    giveGrant,
    withdrawGrant,
    listUnits,
    createUnit,
    renameUnit,
    deactivateUnit,
    reactivateUnit,
  ],
  publishes: Object.values(identityEvents),
  subscriptions: [],
  jobs: [sweepSessions],
  migrations: new URL("./migrations/", import.meta.url),
  pages,
  authenticate,
});
