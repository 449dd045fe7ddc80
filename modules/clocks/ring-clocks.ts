import { type Context, defineJob, Instant, publish } from "@yingsheng/kernel";
import { Type } from "typebox";
import { type Clock, clockColumns, nextRing, pendingStages, readClock, type StoredClock } from "./clock-row.ts";
import { currentConfig } from "./config.ts";
import { clockEvents } from "./events.ts";
import { recountClocks } from "./recount-clocks.ts";
import { ringMinutes } from "./ring-minutes.ts";

const BATCH = 200;

type Ringing = StoredClock & { caseId: string; programId: string; subjectId: string };

/**
 * Says what is due to be said by `context.now`: warnings not yet given, and that a clock has run out. Row and event are
 * written together under the row's lock, so each is said exactly once however many processes ring.
 * @returns how many clocks were looked at; fewer than a batch means that nothing is left
 */
export async function ringClocks(context: Context): Promise<number> {
  const rows = await context.tx.query<Ringing>(
    `select case_id, program_id, subject_id, ${clockColumns} from clocks.clock
     where next_ring_at <= $1 order by next_ring_at limit ${BATCH} for update skip locked`,
    [context.now],
  );
  const rung: { caseId: string; id: string; stages: number[]; overdue: boolean; nextRingAt: Date | null }[] = [];
  for (const row of rows) {
    const { caseId, programId, subjectId } = row;
    const clock = readClock(row);
    const calendar = (await currentConfig(context.tx, programId)).calendars.get(clock.calendarId)?.calendar;
    if (!calendar || !clock.dueAt) continue;
    const now = context.now;
    const stages = pendingStages(clock, calendar).filter(({ at }) => at <= now);
    const payload = {
      caseId,
      programId,
      clockId: clock.id,
      subjectId,
      name: clock.name,
      dueAt: clock.dueAt.toISOString(),
    };
    for (const { stage } of stages) await publish(context, clockEvents.warned, { ...payload, stage });
    const overdue = !clock.overdueTold && clock.dueAt <= now;
    if (overdue) await publish(context, clockEvents.overdue, payload);
    const after: Clock = {
      ...clock,
      warnedStages: [...clock.warnedStages, ...stages.map(({ stage }) => stage)],
      overdueTold: clock.overdueTold || overdue,
    };
    const nextRingAt = nextRing(after, calendar);
    rung.push({ caseId, id: clock.id, stages: [...after.warnedStages], overdue: after.overdueTold, nextRingAt });
  }
  await keep(context, rung);
  return rows.length;
}

async function keep(context: Pick<Context, "tx">, rung: readonly { nextRingAt: Date | null }[]): Promise<void> {
  if (rung.length === 0) return;
  await context.tx.query(
    `with kept as (
       update clocks.clock c
       set warned_stages = array(select jsonb_array_elements_text(r.stages)::integer), overdue_told = r.overdue,
           next_ring_at = r."nextRingAt"
       from jsonb_to_recordset($1::jsonb)
         as r("caseId" uuid, id uuid, stages jsonb, overdue boolean, "nextRingAt" timestamptz)
       where c.case_id = r."caseId" and c.id = r.id)
     select clocks.queue_rings($2)`,
    [JSON.stringify(rung), ringMinutes(rung)],
  );
}

/** Queued for every minute in which a clock has something to say. */
export const ringJob = defineJob({
  name: "clocks.ring",
  title: "时限提醒",
  input: Type.Object({ minute: Instant }),
  async run(job) {
    const { minute } = job.input;
    await job.step(({ tx }) => tx.query("delete from clocks.ring_minute where minute <= $1", [minute]));
    while (!job.signal.aborted && (await job.step(ringClocks)) === BATCH);
  },
});

/** The safety net, every minute: rings what a lost or late job left unsaid, recounts what a lost recount left behind. */
export const sweepJob = defineJob({
  name: "clocks.sweep",
  title: "时限巡检",
  input: Type.Object({}),
  every: "* * * * *",
  maxAttempts: 1,
  async run(job) {
    while (!job.signal.aborted && (await job.step(recountClocks)) > 0);
    while (!job.signal.aborted && (await job.step(ringClocks)) === BATCH);
  },
});
