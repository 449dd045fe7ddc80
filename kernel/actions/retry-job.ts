import { defineAction } from "../action.ts";
import { Refused } from "../errors.ts";
import { Closed, Done, done } from "../schema.ts";

/** 重试后台任务: a job that gave up is tried again from the beginning. */
export const retryJob = defineAction({
  name: "retryJob",
  title: "重试后台任务",
  route: "POST /system/jobs/:jobId/retry",
  permission: "system.view",
  input: Closed({}),
  output: Done,
  refuses: ["request.not-found"],
  async run({ tx, params, now, audit }) {
    const found = await tx.query(
      `select graphile_worker.reschedule_jobs(array[$1::bigint], run_at := $2, attempts := 0)
       from graphile_worker.jobs where id = $1::bigint`,
      [params.jobId, now],
    );
    if (found.length === 0) throw new Refused("request.not-found");
    audit({ subject: "job", subjectId: params.jobId });
    return done;
  },
});
