import { Closed, defineQuery, demand, Instant, Refused } from "@yingsheng/kernel";
import { Type } from "typebox";
import { currentConfig } from "../config.ts";
import { dueAt } from "../due-at.ts";
import { explainDue } from "../explain-due.ts";
import { warningInstants } from "../warning-instants.ts";

/** 试算: when a clock started at an instant would run out under a policy, when it would warn, and why. */
export const previewDue = defineQuery({
  name: "previewDue",
  title: "试算到期时间",
  route: "GET /deadlines/:policyId/preview",
  permission: "deadline.view",
  query: Closed({ start: Instant }),
  output: Closed({
    dueAt: Instant,
    warnings: Type.Array(Closed({ stage: Type.Integer(), at: Instant })),
    why: Type.String(),
  }),
  refuses: ["deadline.not-found", "calendar.year-not-loaded", "calendar.too-far"],
  async run({ tx, actor, params, query }) {
    const found = await tx.maybe<{ programId: string }>("select program_id from clocks.policy where id = $1", [
      params.policyId,
    ]);
    if (!found) throw new Refused("deadline.not-found");
    demand(actor, "deadline.view", { programId: found.programId });
    const config = await currentConfig(tx, found.programId);
    const policy = config.policies.find(({ id }) => id === params.policyId);
    const calendar = policy && config.calendars.get(policy.calendarId)?.calendar;
    if (!policy || !calendar) throw new Refused("deadline.not-found");
    const startedAt = new Date(query.start);
    const due = dueAt(startedAt, policy.allowance, calendar);
    const warnings = warningInstants({ startedAt, allowance: policy.allowance, pauses: [] }, policy.warnings, calendar);
    return {
      dueAt: due.toISOString(),
      warnings: warnings.map(({ stage, at }) => ({ stage, at: at.toISOString() })),
      why: explainDue(startedAt, policy.allowance, [], calendar),
    };
  },
});
