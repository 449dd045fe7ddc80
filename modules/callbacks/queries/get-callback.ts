import { Closed, defineQuery, demand, Instant, Nullable, Refused, Uuid } from "@yingsheng/kernel";
import { type Static, Type } from "typebox";

const Attempt = Closed({
  id: Uuid,
  at: Instant,
  byName: Type.String(),
  channel: Type.String(),
  result: Type.String(),
  note: Nullable(Type.String()),
});

const Task = Closed({
  id: Uuid,
  caseId: Uuid,
  programId: Uuid,
  caseNumber: Type.String(),
  caseTitle: Type.String(),
  caseContent: Type.String(),
  caseReply: Nullable(Type.String()),
  unitName: Nullable(Type.String()),
  round: Type.Integer(),
  state: Type.String(),
  createdAt: Instant,
  dueAt: Nullable(Instant),
  attempts: Type.Array(Attempt),
  satisfaction: Nullable(Type.String()),
  isSolved: Nullable(Type.Boolean()),
  comment: Nullable(Type.String()),
  finishedAt: Nullable(Instant),
});

/** 回访: one task with what the citizen asked, what was answered, and every attempt so far. */
export const getCallback = defineQuery({
  name: "getCallback",
  title: "查看回访",
  route: "GET /callbacks/:taskId",
  permission: "callback.view",
  output: Task,
  refuses: ["callback.not-found"],
  async run({ tx, actor, params }) {
    const task = await tx.maybe<Omit<Static<typeof Task>, "attempts">>(
      `select t.id, t.case_id, t.program_id, c.number as case_number, c.title as case_title, c.content as case_content,
              c.reply as case_reply, u.name as unit_name, t.round, t.state, t.created_at, t.due_at, t.satisfaction,
              t.is_solved, t.comment, t.finished_at
       from callbacks.task t join cases.v_case c on c.id = t.case_id left join identity.v_unit u on u.id = c.lead_unit_id
       where t.id = $1`,
      [params.taskId],
    );
    if (!task) throw new Refused("callback.not-found");
    demand(actor, "callback.view", { programId: task.programId, unitId: null });
    const attempts = await tx.query<Static<typeof Attempt>>(
      "select id, at, by_name, channel, result, note from callbacks.attempt where task_id = $1 order by at, id",
      [params.taskId],
    );
    return { ...task, attempts };
  },
});
