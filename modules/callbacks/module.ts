import { defineModule, type Verb } from "@yingsheng/kernel";
import type { Pack } from "@yingsheng/programs";
import { completeCallback } from "./actions/complete-callback.ts";
import { giveUpCallback } from "./actions/give-up-callback.ts";
import { recordAttempt } from "./actions/record-attempt.ts";
import { createTask } from "./create-task.ts";
import { followClock } from "./follow-clock.ts";
import { pages } from "./pages/console/pages.ts";
import { getCallback } from "./queries/get-callback.ts";
import { listCallbacks } from "./queries/list-callbacks.ts";
import { refusals } from "./refusals.ts";

const verbs = [
  recordAttempt,
  completeCallback,
  giveUpCallback,
  listCallbacks,
  getCallback,
] as const satisfies readonly Verb[];

/** 回访: asking the citizen whether the answer helped. */
export const callbacksModule = defineModule({
  name: "callbacks",
  title: "回访",
  dependsOn: ["identity", "programs", "clocks", "cases"],
  permissions: { "callback.view": "查看回访", "callback.work": "回访" },
  refusals,
  verbs,
  publishes: [],
  subscriptions: [createTask, followClock],
  jobs: [],
  migrations: new URL("./migrations/", import.meta.url),
  pages,
  async installPack(context, { programId, pack }) {
    const { callback } = pack as Pack;
    await context.tx.query(
      `insert into callbacks.policy (program_id, valid_from, attempts, source) values ($1, $2, $3, $4)
       on conflict (program_id, valid_from) do update set attempts = excluded.attempts, source = excluded.source`,
      [programId, callback.validFrom, callback.attempts, callback.source],
    );
  },
});
