import type { TestApp } from "@yingsheng/server/testing";
import { whoIn } from "./a-case.ts";
import { uploadOf } from "./upload.ts";

/** An import as GET /imports/:importId tells it. */
export type ImportTold = {
  id: string;
  state: string;
  cancelRequested: boolean;
  linesDone: number;
  linesTotal: number | null;
  accepted: number;
  duplicate: number;
  refused: number;
  startedAt: string | null;
  finishedAt: string | null;
};

/** Sends a file to be taken in; the job waits in the queue. */
export async function anImport(
  app: TestApp,
  file: { name: string; content: string | Buffer },
  fields: Readonly<Record<string, string>> = {},
): Promise<string> {
  const programId = app.programs["hotline-assist"] as string;
  const sent = uploadOf(file, { programId, ...fields });
  return (await whoIn(app)("manager").must<{ id: string }>("POST /imports", ...sent)).id;
}

/** How an import stands. */
export const importOf = (app: TestApp, id: string): Promise<ImportTold> =>
  whoIn(app)("manager").must<ImportTold>(`GET /imports/${id}`);

/** Sends a file and works the queue until it is taken in. */
export async function imported(
  app: TestApp,
  ...sent: [Parameters<typeof anImport>[1], Readonly<Record<string, string>>?]
) {
  const id = await anImport(app, ...sent);
  await app.drainJobs();
  return importOf(app, id);
}

/** The file of refused lines, as text. */
export async function faultsOf(app: TestApp, id: string): Promise<string> {
  const answer = await whoIn(app)("manager").send(`GET /imports/${id}/faults`);
  if (answer.status !== 200) throw new Error(`no faults of ${id}: ${answer.status}`);
  return answer.raw.toString("utf8");
}

/** Lines of JSON. */
export const jsonl = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
