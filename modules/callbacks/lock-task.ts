import { type Context, demand, Refused } from "@yingsheng/kernel";

/** An open callback task, locked for this step. */
export type OpenTask = {
  caseId: string;
  id: string;
  programId: string;
  round: number;
  state: string;
  attempts: number;
};

/**
 * Locks a task that is still open and that the caller may work on. The case is not locked here: the case's own step does
 * that, always after the task, so two callback agents cannot deadlock.
 * Refuses `callback.not-found`, `callback.finished`, `access.scope`.
 */
export async function lockOpenTask(context: Context, taskId: string): Promise<OpenTask> {
  const task = await context.tx.maybe<OpenTask>(
    "select case_id, id, program_id, round, state, attempts from callbacks.task where id = $1 for update",
    [taskId],
  );
  if (!task) throw new Refused("callback.not-found");
  demand(context.actor, "callback.work", { programId: task.programId, unitId: null });
  if (task.state !== "open") throw new Refused("callback.finished");
  return task;
}
