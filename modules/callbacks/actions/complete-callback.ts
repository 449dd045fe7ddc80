import { archiveCase, noteOnCase, redoCase } from "@yingsheng/cases";
import { Closed, defineAction, OneOf, Paragraph } from "@yingsheng/kernel";
import { Type } from "typebox";
import { v7 as uuid } from "uuid";
import { asksForRedo, gradeNames, grades } from "../grades.ts";
import { lockOpenTask } from "../lock-task.ts";

/**
 * 完成回访: what the citizen says of the answer. Not satisfied for the first time: the case is done again 重办;
 * everything else archives it (C11).
 */
export const completeCallback = defineAction({
  name: "completeCallback",
  title: "完成回访",
  route: "POST /callbacks/:taskId/completion",
  permission: "callback.work",
  input: Closed({
    satisfaction: OneOf(grades, { title: "满意度", "x-labels": gradeNames }),
    isSolved: Type.Boolean({ title: "问题是否解决" }),
    comment: Type.Optional(Paragraph("市民意见", 2000)),
  }),
  output: Closed({ caseState: Type.String() }),
  refuses: ["callback.not-found", "callback.finished", "case.state"],
  async run(context) {
    const { tx, actor, params, input, now, audit } = context;
    const task = await lockOpenTask(context, params.taskId);
    await tx.query(
      `update callbacks.task set state = 'rated', satisfaction = $2, is_solved = $3, comment = $4, finished_at = $5,
         finished_by = $6, attempts = attempts + 1 where id = $1`,
      [task.id, input.satisfaction, input.isSolved, input.comment ?? null, now, actor.personId],
    );
    await tx.query(
      `insert into callbacks.attempt (case_id, id, task_id, at, by_person, by_name, channel, result)
       values ($1, $2, $3, $4, $5, $6, 'phone', 'answered')`,
      [task.caseId, uuid(), task.id, now, actor.personId, actor.name],
    );
    const grade = gradeNames[input.satisfaction];
    await noteOnCase(context, task.caseId, "completeCallback", {
      satisfaction: grade,
      isSolved: input.isSolved,
      comment: input.comment,
    });
    audit({
      subject: "callback",
      subjectId: task.id,
      programId: task.programId,
      detail: { grade: input.satisfaction },
    });
    const redo = asksForRedo(input.satisfaction) && task.round === 1;
    const after = redo
      ? await redoCase(context, task.caseId, `回访${grade}`)
      : await archiveCase(context, task.caseId, `回访${grade}`);
    return { caseState: after.state };
  },
});
