import { defineModule, type Verb } from "@yingsheng/kernel";
import type { Pack } from "@yingsheng/programs";
import { addDuty } from "./actions/add-duty.ts";
import { addRule } from "./actions/add-rule.ts";
import { changeRule } from "./actions/change-rule.ts";
import { closeDuty } from "./actions/close-duty.ts";
import { dispatchBatch } from "./actions/dispatch-batch.ts";
import { previewRule } from "./actions/preview-rule.ts";
import { switchRule } from "./actions/switch-rule.ts";
import { autoDispatch } from "./auto-dispatch.ts";
import { installCatalogue } from "./install-catalogue.ts";
import { pages } from "./pages/console/pages.ts";
import { dispatchCandidates } from "./queries/dispatch-candidates.ts";
import { dispatchDesk } from "./queries/dispatch-desk.ts";
import { listDuties } from "./queries/list-duties.ts";
import { listRules } from "./queries/list-rules.ts";
import { refusals } from "./refusals.ts";

const verbs = [
  dispatchDesk,
  dispatchCandidates,
  dispatchBatch,
  listDuties,
  addDuty,
  closeDuty,
  listRules,
  addRule,
  changeRule,
  previewRule,
  switchRule,
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
