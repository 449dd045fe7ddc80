import { Type } from "typebox";
import { defineQuery } from "../action.ts";
import { Closed, Instant, Nullable } from "../schema.ts";

const QueuedJob = Closed({
  id: Type.String(),
  name: Type.String(),
  state: Type.String(),
  attempts: Type.Integer(),
  maxAttempts: Type.Integer(),
  runAt: Instant,
  lastError: Nullable(Type.String()),
});

/** 后台任务: what waits, runs, is being retried, and what gave up and needs a person (dead letters first). */
export const listJobs = defineQuery({
  name: "listJobs",
  title: "后台任务",
  route: "GET /system/jobs",
  permission: "system.view",
  output: Closed({ items: Type.Array(QueuedJob) }),
  async run({ tx }) {
    const items = await tx.query<{
      id: string;
      name: string;
      state: string;
      attempts: number;
      maxAttempts: number;
      runAt: string;
      lastError: string | null;
    }>(
      `select id::text, task_identifier as name, attempts, max_attempts, run_at, left(last_error, 300) as last_error,
              case when attempts >= max_attempts then 'dead' when locked_at is not null then 'running'
                   when attempts > 0 then 'retrying' else 'waiting' end as state
       from graphile_worker.jobs order by attempts >= max_attempts desc, run_at, id limit 200`,
    );
    return { items };
  },
});
