import { aCase, type CaseWish, type MadeCase, whoIn } from "@yingsheng/cases/testing";
import type { TestApp } from "@yingsheng/server/testing";

/** An open callback task and the closed case behind it. */
export type MadeCallback = { id: string; made: MadeCase };

/** The latest callback task of a case; undefined when it has none. */
export async function taskOf(app: TestApp, caseId: string): Promise<string | undefined> {
  const tasks = await app.platform.db.query<{ id: string }>(
    "select id from callbacks.v_task where case_id = $1 order by round desc limit 1",
    [caseId],
  );
  return tasks[0]?.id;
}

/** Brings a case to its end through the real actions and lets the queue make its callback task. */
export async function aCallback(app: TestApp, wish: Omit<CaseWish, "state"> = {}): Promise<MadeCallback> {
  const made = await aCase(app, { ...wish, state: "closed" });
  await app.drainJobs();
  const id = await taskOf(app, made.id);
  if (!id) throw new Error(`case ${made.number} has no callback task`);
  return { id, made };
}

/** The unit works on a case that came back 重办 and the centre closes it again; gives the new task. */
export async function closedAgain(app: TestApp, made: MadeCase): Promise<string> {
  const who = whoIn(app);
  await who("handler").must(`POST /cases/${made.id}/reply`, { reply: "已重新办理。" });
  await who("reviewer").must(`POST /cases/${made.id}/close`, {});
  await app.drainJobs();
  return (await taskOf(app, made.id)) as string;
}
