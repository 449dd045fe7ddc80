import { defineModule } from "@yingsheng/kernel";
import { changePassword } from "./actions/change-password.ts";
import { closeSession } from "./actions/close-session.ts";
import { confirmSecondFactor } from "./actions/confirm-second-factor.ts";
import { enrolSecondFactor } from "./actions/enrol-second-factor.ts";
import { openSession } from "./actions/open-session.ts";
import { revokeSessions } from "./actions/revoke-sessions.ts";
import { verifySecondFactor } from "./actions/verify-second-factor.ts";
import { authenticate } from "./authenticate.ts";
import { identityEvents } from "./events.ts";
import { pages } from "./pages/console/pages.ts";
import { getSession } from "./queries/get-session.ts";
import { identityRefusals } from "./refusals.ts";

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
  ],
  publishes: Object.values(identityEvents),
  subscriptions: [],
  jobs: [],
  migrations: new URL("./migrations/", import.meta.url),
  pages,
  authenticate,
});
