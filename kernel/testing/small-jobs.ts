import { setTimeout as sleep } from "node:timers/promises";
import { Type } from "typebox";
import { defineJob, type JobContext } from "../jobs.ts";
import { Closed } from "../schema.ts";
import { leaveEffect } from "./small-verbs.ts";

/** Leaves "<mark> started", takes its time, leaves "<mark> ended". */
export const slowJob = defineJob({
  name: "shop.slow",
  title: "慢活",
  input: Closed({ mark: Type.String(), ms: Type.Integer() }),
  async run(job: JobContext<{ mark: string; ms: number }>) {
    await leaveEffect(job.db, `${job.input.mark} started`);
    await sleep(job.input.ms);
    await job.step(({ tx }) => leaveEffect(tx, `${job.input.mark} ended`));
  },
});
