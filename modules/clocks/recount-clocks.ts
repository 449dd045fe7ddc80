import { type Context, defineJob, enqueue, publish } from "@yingsheng/kernel";
import { Type } from "typebox";
import { v7 as uuid } from "uuid";
import { type Clock, clockColumns, readClock, recount, type StoredClock } from "./clock-row.ts";
import { currentConfig } from "./config.ts";
import { clockEvents } from "./events.ts";
import { ringMinutes } from "./ring-minutes.ts";

const BATCH = 200;

/**
 * Makes a change of what clocks go by known: every process reads anew, and running clocks on the calendars given are
 * counted again soon after the transaction. Call it in the transaction of the change; with null for all calendars that
 * observe holidays, with an empty list when only policies changed (running clocks keep the policy they started under).
 */
export async function announceChange(
  context: Pick<Context, "tx">,
  calendarIds: readonly string[] | null,
): Promise<void> {
  await context.tx.query("update clocks.config set version = $1", [uuid()]);
  const raised = await context.tx.query(
    `update clocks.calendar set version = version + 1
     where case when $1::uuid[] is null then observes_holidays else id = any($1::uuid[]) end returning id`,
    [calendarIds],
  );
  if (raised.length > 0) await enqueue(context, recountJob, {}, { key: recountJob.name });
}

type Stale = StoredClock & { caseId: string; programId: string; subjectId: string };

/**
 * Counts a batch of clocks anew that know an older version of their calendar, and tells which of them are due at
 * another time. A clock written by an older version while the calendar changed is found here too: its row says so.
 * @returns how many clocks were looked at; 0 means that nothing is left
 */
export async function recountClocks(context: Context): Promise<number> {
  const rows = await context.tx.query<Stale>(
    `select c.* from clocks.calendar a cross join lateral (
       select case_id, program_id, subject_id, ${clockColumns} from clocks.clock k
       where k.calendar_id = a.id and k.calendar_version < a.version
         and (k.stopped_at is null or (k.missing_year is not null and k.outcome is null))
       limit ${BATCH} for update skip locked) c
     limit ${BATCH}`,
  );
  const counted: (Clock & { caseId: string })[] = [];
  for (const row of rows) {
    const { caseId, programId, subjectId } = row;
    const before = readClock(row);
    const calendar = (await currentConfig(context.tx, programId)).calendars.get(before.calendarId);
    if (!calendar) continue;
    const after = recount(before, calendar);
    counted.push({ ...after, caseId });
    if (after.dueAt?.getTime() === before.dueAt?.getTime() || after.stoppedAt) continue;
    const dueAt = after.dueAt?.toISOString() ?? null;
    const payload = { caseId, programId, clockId: after.id, subjectId, name: after.name, dueAt };
    await publish(context, clockEvents.moved, payload);
  }
  await keep(context, counted);
  return rows.length;
}

async function keep(context: Pick<Context, "tx">, counted: readonly Clock[]): Promise<void> {
  if (counted.length === 0) return;
  await context.tx.query(
    `with kept as (
       update clocks.clock c
       set calendar_version = r."calendarVersion", due_at = r."dueAt", missing_year = r."missingYear",
           outcome = r.outcome, next_ring_at = r."nextRingAt"
       from jsonb_to_recordset($1::jsonb)
         as r("caseId" uuid, id uuid, "calendarVersion" integer, "dueAt" timestamptz, "missingYear" integer,
              outcome text, "nextRingAt" timestamptz)
       where c.case_id = r."caseId" and c.id = r.id)
     select clocks.queue_rings($2)`,
    [JSON.stringify(counted), ringMinutes(counted)],
  );
}

/** Queued by every change of a calendar. */
export const recountJob = defineJob({
  name: "clocks.recount",
  title: "重算到期时间",
  input: Type.Object({}),
  async run(job) {
    while (!job.signal.aborted && (await job.step(recountClocks)) > 0);
  },
});
