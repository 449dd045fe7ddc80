import { defineModule, type Verb } from "@yingsheng/kernel";
import type { Pack } from "@yingsheng/programs";
import { addDispatchRule } from "./actions/add-dispatch-rule.ts";
import { addDuty } from "./actions/add-duty.ts";
import { changeDispatchRule } from "./actions/change-dispatch-rule.ts";
import { closeDuty } from "./actions/close-duty.ts";
import { dispatchBatch } from "./actions/dispatch-batch.ts";
import { previewDispatchRule } from "./actions/preview-dispatch-rule.ts";
import { switchDispatchRule } from "./actions/switch-dispatch-rule.ts";
import { autoDispatch } from "./auto-dispatch.ts";
import { installCatalogue } from "./install-catalogue.ts";
import { pages } from "./pages/console/pages.ts";
import { dispatchCandidates } from "./queries/dispatch-candidates.ts";
import { dispatchDesk } from "./queries/dispatch-desk.ts";
import { listDispatchRules } from "./queries/list-dispatch-rules.ts";
import { listDuties } from "./queries/list-duties.ts";
import { refusals } from "./refusals.ts";

const verbs = [
  dispatchDesk,
  dispatchCandidates,
  dispatchBatch,
  listDuties,
  addDuty,
  closeDuty,
  listDispatchRules,
  addDispatchRule,
  changeDispatchRule,
  previewDispatchRule,
  switchDispatchRule,
] as const satisfies readonly Verb[];

/** 派单: who is in charge of what, rules that send by themselves, and the desk for the rest. */
export const dispatchModule = defineModule({
  name: "dispatch",
  title: "派单",
  dependsOn: ["identity", "programs", "clocks", "cases"],
  permissions: { "dispatch.manage": "维护派单目录和派单规则" },
  refusals,
  verbs,
  publishes: [],
  subscriptions: [autoDispatch],
  jobs: [],
  migrations: new URL("./migrations/", import.meta.url),
  pages,
  installPack: (context, { programId, pack }) => installCatalogue(context, programId, (pack as Pack).dutyCatalogue),
});
