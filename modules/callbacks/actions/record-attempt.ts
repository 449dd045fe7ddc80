import { noteOnCase } from "@yingsheng/cases";
import { Closed, defineAction, Line, OneOf, Refused, Uuid } from "@yingsheng/kernel";
import { Type } from "typebox";
import { v7 as uuid } from "uuid";
import { attemptResults, resultNames } from "../grades.ts";
import { lockOpenTask } from "../lock-task.ts";

/** 登记回访情况: one attempt to reach the citizen and what came of it (C11). */
export const recordAttempt = defineAction({
  name: "recordAttempt",
  title: "登记回访情况",
  route: "POST /callbacks/:taskId/attempts",
  permission: "callback.work",
  input: Closed({
    channel: OneOf(["phone", "sms"], { title: "方式", "x-labels": { phone: "电话", sms: "短信" } }),
    result: OneOf(attemptResults, { title: "结果", "x-labels": resultNames }),
    note: Type.Optional(Line("备注", 300)),
  }),
  output: Closed({ id: Uuid, attempts: Type.Integer() }),
  refuses: ["callback.not-found", "callback.finished"],
  async run(context) {
    const { tx, actor, params, input, now, audit } = context;
    const task = await lockOpenTask(context, params.taskId);
    if ((input.channel === "sms") !== (input.result === "sent")) {
      throw new Refused("request.invalid", { field: "result", detail: "短信只有“短信已发送”这一种结果，电话没有。" });
    }
    const id = uuid();
    await tx.query(
      `insert into callbacks.attempt (case_id, id, task_id, at, by_person, by_name, channel, result, note)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [task.caseId, id, task.id, now, actor.personId, actor.name, input.channel, input.result, input.note ?? null],
    );
    await tx.query("update callbacks.task set attempts = attempts + 1 where id = $1", [task.id]);
    const detail = { channel: input.channel, result: resultNames[input.result], note: input.note };
    await noteOnCase(context, task.caseId, "recordAttempt", detail);
    audit({ subject: "callback", subjectId: task.id, programId: task.programId, detail: { result: input.result } });
    return { id, attempts: task.attempts + 1 };
  },
});
