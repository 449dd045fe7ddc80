import { Closed, defineQuery, holds, Instant, Nullable, Refused, Uuid } from "@yingsheng/kernel";
import { Type } from "typebox";
import { explainClocks } from "../explain-clocks.ts";

/** One clock with the sentence why it is due when it is. */
export const ExplainedClock = Closed({
  id: Uuid,
  name: Type.String(),
  title: Type.String(),
  startedAt: Instant,
  dueAt: Nullable(Instant),
  pausedAt: Nullable(Instant),
  stoppedAt: Nullable(Instant),
  outcome: Nullable(Type.String()),
  why: Type.String(),
});

/** 计时: every clock of a case, running and ended, with its reckoning. Nothing personal is in it. */
export const listCaseClocks = defineQuery({
  name: "listCaseClocks",
  title: "查看计时",
  route: "GET /cases/:caseId/clocks",
  permission: "deadline.view",
  output: Closed({ clocks: Type.Array(ExplainedClock) }),
  refuses: ["clock.not-found"],
  async run({ tx, actor, params }) {
    const owner = await tx.maybe<{ programId: string }>(
      "select program_id from clocks.clock where case_id = $1 limit 1",
      [params.caseId],
    );
    // A case of another program looks like one without clocks: ids must not tell what exists elsewhere.
    if (!owner || !holds(actor, "deadline.view", { programId: owner.programId })) throw new Refused("clock.not-found");
    return { clocks: await explainClocks(tx, params.caseId) };
  },
});
