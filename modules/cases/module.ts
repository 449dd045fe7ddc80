import { defineModule, type Verb } from "@yingsheng/kernel";
import { attachFile } from "./actions/attach-file.ts";
import { cancelImport } from "./actions/cancel-import.ts";
import { openCase } from "./actions/open-case.ts";
import { revealRequester } from "./actions/reveal-requester.ts";
import { startImport } from "./actions/start-import.ts";
import { caseSteps } from "./allowed-actions.ts";
import { caseEvents } from "./events.ts";
import { followMovedClock, markOverdue } from "./follow-clocks.ts";
import { importJob } from "./import-job.ts";
import { pages } from "./pages/console/pages.ts";
import { caseTimeline } from "./queries/case-timeline.ts";
import { downloadAttachment } from "./queries/download-attachment.ts";
import { downloadImportFaults } from "./queries/download-import-faults.ts";
import { getCase } from "./queries/get-case.ts";
import { getImport } from "./queries/get-import.ts";
import { listCases } from "./queries/list-cases.ts";
import { listImports } from "./queries/list-imports.ts";
import { myWork } from "./queries/my-work.ts";
import { newCaseForm } from "./queries/new-case-form.ts";
import { refusals } from "./refusals.ts";

const verbs = [
  openCase,
  ...caseSteps,
  revealRequester,
  attachFile,
  startImport,
  cancelImport,
  listCases,
  getCase,
  caseTimeline,
  downloadAttachment,
  myWork,
  newCaseForm,
  listImports,
  getImport,
  downloadImportFaults,
] as const satisfies readonly Verb[];

/** 工单: from a citizen's words to a closed file. */
export const casesModule = defineModule({
  name: "cases",
  title: "工单",
  dependsOn: ["identity", "programs", "clocks"],
  permissions: {
    "case.view": "查看工单",
    "case.open": "受理工单、即时答复",
    "case.dispatch": "派单",
    "case.sign": "签收、退单",
    "case.handle": "办理、挂起、提交答复",
    "case.review": "审核办结、退回补充",
    "case.void": "作废工单",
    "case.import": "导入工单",
    "case.reveal": "查看诉求人联系方式",
  },
  refusals,
  verbs,
  publishes: Object.values(caseEvents),
  subscriptions: [followMovedClock, markOverdue],
  jobs: [importJob],
  migrations: new URL("./migrations/", import.meta.url),
  pages,
});
