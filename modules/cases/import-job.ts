import {
  type Actor,
  Closed,
  type Context,
  compileCheck,
  defineJob,
  type FileStore,
  type JobContext,
  Refused,
  readRows,
  systemActor,
  Uuid,
} from "@yingsheng/kernel";
import { CaseInput } from "./case-input.ts";
import { type CodeBook, type ImportOptions, RowFault, rowToCase } from "./import-row.ts";
import { refusals } from "./refusals.ts";
import { registerCase } from "./register-case.ts";

type Import = {
  id: string;
  programId: string;
  fileSha256: string;
  format: "jsonl" | "csv" | "xlsx";
  options: ImportOptions;
  state: string;
  cancelRequested: boolean;
  linesDone: number;
  createdBy: string | null;
  creatorName: string | null;
};

type Line = { line: number; values: Record<string, unknown> } | { line: number; fault: string };
type Fault = { line: number; field: string | null; reason: string };

/** Lines decided in one transaction: few enough that a kill loses little work, enough that commits do not dominate. */
const batchSize = 100;

const checkInput = compileCheck(CaseInput);
const sentences: Readonly<Record<string, readonly [number, string]>> = refusals;

/** Codes of the program by code, name and path, for the words that stand in files. */
async function readCodeBook(context: Context, programId: string): Promise<CodeBook> {
  const rows = await context.tx.query<{
    list: "channel" | "category" | "region";
    code: string;
    name: string;
    pathName: string;
  }>(
    `select list, code, name, path_name from programs.v_code
     where program_id = $1 and active and list in ('channel', 'category', 'region')`,
    [programId],
  );
  const book = {
    channel: new Map<string, string | null>(),
    category: new Map<string, string | null>(),
    region: new Map<string, string | null>(),
  };
  // A name that stands for several codes would file the case anywhere. Codes and paths are unique and go before names; at
  // the top a name is its own path.
  for (const { list, code, name } of rows) book[list].set(name, book[list].has(name) ? null : code);
  for (const { list, code, pathName } of rows) book[list].set(pathName, code);
  for (const { list, code } of rows) book[list].set(code, code);
  return book;
}

/** What is wrong with a line, from whatever said no. */
function faultOf(line: number, error: unknown): Fault {
  if (error instanceof RowFault) return { line, field: error.field, reason: error.message };
  if (error instanceof Refused) {
    const first = error.invalidParams?.[0];
    if (first) return { line, field: first.name, reason: first.reason };
    return { line, field: error.field ?? null, reason: error.detail ?? sentences[error.code]?.[1] ?? error.code };
  }
  throw error;
}

type Tally = { accepted: number; duplicate: number; faults: Fault[] };

async function takeLine(context: Context, run: Import, book: CodeBook, line: Line, tally: Tally): Promise<void> {
  if ("fault" in line) {
    tally.faults.push({ line: line.line, field: null, reason: line.fault });
    return;
  }
  await context.tx.query("savepoint line");
  try {
    const input = checkInput(rowToCase(line.values, run.options, book)) as CaseInput;
    await registerCase(context, run.programId, input);
    await context.tx.query("release savepoint line");
    tally.accepted++;
  } catch (error) {
    // A refusal may come after the first write (no calendar for the year): nothing of the line must stay.
    await context.tx.query("rollback to savepoint line");
    if (error instanceof Refused && error.code === "case.duplicate-external") tally.duplicate++;
    else tally.faults.push(faultOf(line.line, error));
  }
}

/** One batch in one transaction: cases, faults and how far we are, together. False when somebody asked to stop. */
async function takeBatch(
  job: JobContext<{ importId: string }>,
  book: CodeBook,
  lines: readonly Line[],
): Promise<boolean> {
  return job.step(async (step) => {
    const run = await lockImport(step, job.input.importId);
    if (run.state !== "running" || run.cancelRequested) return false;
    const tally: Tally = { accepted: 0, duplicate: 0, faults: [] };
    const fresh = lines.filter((line) => line.line > run.linesDone);
    for (const line of fresh) await takeLine(step, run, book, line, tally);
    await recordTally(step, run, fresh.at(-1)?.line ?? run.linesDone, tally);
    return true;
  });
}

async function recordTally(context: Context, run: Import, linesDone: number, tally: Tally): Promise<void> {
  await context.tx.query(
    `update cases.import set lines_done = $2, accepted = accepted + $3, duplicate = duplicate + $4, refused = refused + $5
     where id = $1`,
    [run.id, linesDone, tally.accepted, tally.duplicate, tally.faults.length],
  );
  if (tally.faults.length === 0) return;
  await context.tx.query(
    `insert into cases.import_fault (import_id, line, field, reason)
     select $1, f.line, f.field, f.reason from unnest($2::int[], $3::text[], $4::text[]) as f(line, field, reason)
     on conflict do nothing`,
    [run.id, tally.faults.map((f) => f.line), tally.faults.map((f) => f.field), tally.faults.map((f) => f.reason)],
  );
}

function lockImport(context: Context, id: string): Promise<Import> {
  return context.tx.one<Import>(
    `select i.id, i.program_id, i.file_sha256, i.format, i.options, i.state, i.cancel_requested, i.lines_done,
            i.created_by, p.name as creator_name
     from cases.import i left join identity.v_person p on p.id = i.created_by where i.id = $1 for update of i`,
    [id],
  );
}

async function* batches(files: FileStore, run: Import): AsyncGenerator<Line[]> {
  let batch: Line[] = [];
  for await (const line of readRows(files.path(run.fileSha256), run.format)) {
    if (line.line <= run.linesDone) continue;
    batch.push(line);
    if (batch.length >= batchSize) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Counts the lines once, so that progress has an end to run towards. */
async function countLines(job: JobContext<{ importId: string }>, run: Import): Promise<void> {
  let last = 0;
  for await (const { line } of readRows(job.files.path(run.fileSha256), run.format)) last = line;
  await job.db.query("update cases.import set lines_total = $2 where id = $1", [run.id, last]);
}

/**
 * Did the database refuse what stands in the line (SQLSTATE classes 22, 23, 54), or did we stumble over it? Anything else,
 * such as a database that is restarting, says nothing about the line: the job fails and goes on from here when it is tried
 * again.
 */
const isAboutTheLine = (error: unknown): boolean =>
  error instanceof TypeError ||
  error instanceof RangeError ||
  /^(?:22|23|54)/.test(String((error as { code?: unknown }).code ?? ""));

/** A line on which the system itself fails must not hold up the rest: the batch is taken again line by line. */
async function takeOneByOne(
  job: JobContext<{ importId: string }>,
  book: CodeBook,
  lines: readonly Line[],
): Promise<boolean> {
  for (const line of lines) {
    try {
      if (!(await takeBatch(job, book, [line]))) return false;
    } catch (error) {
      if (!isAboutTheLine(error)) throw error;
      job.log.error({ err: error, importId: job.input.importId, line: line.line }, "import line failed");
      await job.step(async (step) => {
        const run = await lockImport(step, job.input.importId);
        const reason = "系统无法登记这一行，已通知值班人员";
        await recordTally(step, run, line.line, {
          accepted: 0,
          duplicate: 0,
          faults: [{ line: line.line, field: null, reason }],
        });
      });
    }
  }
  return true;
}

/**
 * 导入: reads the file from where the last run stopped and takes its lines in as cases, batch by batch. Started again
 * after a kill it goes on; a line is decided once, and a case that is already there (same channel and number) is counted
 * as a duplicate.
 */
export const importJob = defineJob({
  name: "cases.import",
  title: "导入工单",
  input: Closed({ importId: Uuid }),
  async run(job) {
    const prepared = await job.step(async (step) => {
      const run = await lockImport(step, job.input.importId);
      if (run.state !== "queued" && run.state !== "running") return undefined;
      await step.tx.query(
        "update cases.import set state = 'running', started_at = coalesce(started_at, $2) where id = $1",
        [run.id, step.now],
      );
      return { run, book: await readCodeBook(step, run.programId) };
    });
    if (!prepared) return;
    const { run, book } = prepared;
    const named = inTheNameOf(job, run);
    await countLines(job, run);
    for await (const batch of batches(job.files, run)) {
      // The queue hands the job to another process; what is decided stays decided.
      if (job.signal.aborted) throw new Error("stopping; the import goes on after the restart");
      const goesOn = await takeBatch(named, book, batch).catch(() => takeOneByOne(named, book, batch));
      if (!goesOn) break;
    }
    await named.step((step) => finishImport(step, run.id));
  },
});

/** The cases are taken in by the system in the name of whoever sent the file: history and audit say so. */
function inTheNameOf<I>(job: JobContext<I>, run: Import): JobContext<I> {
  const actor: Actor = { ...systemActor, personId: run.createdBy, name: `导入（${run.creatorName ?? "系统"}）` };
  return { ...job, step: (work) => job.step(work, actor) };
}

async function finishImport(context: Context, id: string): Promise<void> {
  const run = await context.tx.one<{ programId: string; state: string; accepted: number; refused: number }>(
    `update cases.import set state = case when cancel_requested then 'cancelled' else 'done' end, finished_at = $2
     where id = $1 returning program_id, state, accepted, refused`,
    [id, context.now],
  );
  const { programId, ...detail } = run;
  context.audit({ subject: "import", subjectId: id, programId, detail });
}
