import { archiveCase, noteOnCase } from "@yingsheng/cases";
import { Closed, defineAction, Line, Refused } from "@yingsheng/kernel";
import { Type } from "typebox";
import { lockOpenTask } from "../lock-task.ts";

/**
 * 联系不上: after the prescribed number of attempts the callback ends without a rating. It is counted as not rated and
 * never as satisfied; the case is archived (C11).
 */
export const giveUpCallback = defineAction({
  name: "giveUpCallback",
  title: "联系不上",
  route: "POST /callbacks/:taskId/unreachable",
  permission: "callback.work",
  input: Closed({ note: Type.Optional(Line("说明", 300)) }),
  output: Closed({ caseState: Type.String() }),
  refuses: ["callback.not-found", "callback.finished", "callback.too-few-attempts", "case.state"],
  async run(context) {
    const { tx, actor, params, input, now, audit } = context;
    const task = await lockOpenTask(context, params.taskId);
    const policy = await tx.maybe<{ attempts: number }>(
      `select attempts from callbacks.policy where program_id = $1 and valid_from <= ($2::timestamptz at time zone
       'Asia/Shanghai')::date order by valid_from desc limit 1`,
      [task.programId, now],
    );
    const needed = policy?.attempts ?? 1;
    if (task.attempts < needed) {
      throw new Refused("callback.too-few-attempts", { detail: `规定 ${needed} 次，已回访 ${task.attempts} 次。` });
    }
    await tx.query(
      `update callbacks.task set state = 'unreachable', comment = $2, finished_at = $3, finished_by = $4 where id = $1`,
      [task.id, input.note ?? null, now, actor.personId],
    );
    await noteOnCase(context, task.caseId, "giveUpCallback", { attempts: task.attempts, note: input.note });
    audit({ subject: "callback", subjectId: task.id, programId: task.programId, detail: { unreachable: true } });
    const after = await archiveCase(context, task.caseId, "联系不上，未评价");
    return { caseState: after.state };
  },
});
