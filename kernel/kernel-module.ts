import { Type } from "typebox";
import type { Verb } from "./action.ts";
import { retryJob } from "./actions/retry-job.ts";
import { sealAudit } from "./audit.ts";
import { kernelRefusals } from "./errors.ts";
import { defineJob } from "./jobs.ts";
import { defineModule } from "./module.ts";
import { checkAudit } from "./queries/check-audit.ts";
import { listAudit } from "./queries/list-audit.ts";
import { listJobs } from "./queries/list-jobs.ts";

const sealAuditJob = defineJob({
  name: "kernel.seal-audit",
  title: "封存审计",
  input: Type.Object({}),
  every: "* * * * *",
  run: async (job) => void (await job.step(({ tx, now }) => sealAudit(tx, now))),
});

/** Retried requests come within minutes; two days leave room for a client that was offline over night. */
const forgetKeysJob = defineJob({
  name: "kernel.forget-keys",
  title: "清理幂等键",
  input: Type.Object({}),
  every: "17 * * * *",
  run: async (job) => {
    await job.db.query("delete from kernel.idempotency where created_at < now() - interval '2 days'");
  },
});

/** The kernel's own verbs: audit and background jobs. */
export const kernelModule = defineModule({
  name: "kernel",
  title: "系统",
  dependsOn: [],
  permissions: { "audit.view": "查看审计", "system.view": "查看和重试后台任务" },
  refusals: kernelRefusals,
  verbs: [listAudit, checkAudit, listJobs, retryJob] as const satisfies readonly Verb[],
  publishes: [],
  subscriptions: [],
  jobs: [sealAuditJob, forgetKeysJob],
  migrations: new URL("./migrations/", import.meta.url),
  pages: [],
});
