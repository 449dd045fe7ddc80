import type { ClockEffect, Context } from "@yingsheng/kernel";
import { v7 as uuid } from "uuid";
import { pickPolicy } from "./choose-policy.ts";
import {
  type Clock,
  cancelled,
  clockColumns,
  paused,
  readClock,
  recount,
  resumed,
  type StoredClock,
  stopped,
} from "./clock-row.ts";
import { configAt, currentConfig, likelyConfig, type ProgramClocks } from "./config.ts";
import { ringMinutes } from "./ring-minutes.ts";

/** What clocks run on, and what decides under which policy. */
export type ClockSubject = {
  caseId: string;
  programId: string;
  /** What of the case the clock runs on; the case itself unless told. */
  subjectId?: string;
  kind: string;
  urgency: string;
};

/**
 * How the subject's clocks stand after a step: the running clock that ends first. When all that are left stand still, the
 * one that would, with `isPaused`. `nextDueAt` is also null for a clock whose year is not announced yet.
 */
export type ClockSummary = { nextClock: string | null; nextDueAt: string | null; isPaused: boolean };

/**
 * Starts, stops, pauses, resumes and cancels clocks of one subject in the caller's transaction, at `context.now`.
 *
 * Clocks that are named but not running are passed over, and one that runs already is not started again, so a step may
 * name every clock it could concern. A start falls under the policy in force that day (see `choosePolicy`); without one
 * there is no clock. A due time that would need a year not announced yet stays unknown (`missingYear`) and is counted
 * when the year is loaded: the case is taken in all the same. Costs two statements, one when `isNew` says that the
 * subject has no clocks yet.
 */
export async function moveClocks(
  context: Pick<Context, "tx" | "now">,
  subject: ClockSubject,
  effect: ClockEffect,
  options: { isNew?: boolean } = {},
): Promise<ClockSummary> {
  if (options.isNew) return startFirst(context, subject, effect.start ?? []);
  const { version, open } = await readOpen(context, subject);
  const config = await configAt(context.tx, subject.programId, version);
  const changed: Clock[] = [];
  const after = open.map((clock) => {
    const moved = applyEffect(clock, effect, context.now, config);
    if (moved !== clock) changed.push(moved);
    return moved;
  });
  const running = after.filter((clock) => clock.stoppedAt === null);
  const names = (effect.start ?? []).filter((name) => !running.some((clock) => clock.name === name));
  const fresh = startClocks(config, subject, names, context.now);
  const written = await write(context, subject, config.version, changed, fresh);
  if (written.version !== config.version && fresh.length > 0) {
    return moveClocks(context, subject, { start: names });
  }
  return summarise([...running, ...fresh]);
}

/** How the clocks of a subject stand now; for copies of it that must follow `clock.moved`. Kind and urgency play no part. */
export async function summariseClocks(
  context: Pick<Context, "tx">,
  subject: Pick<ClockSubject, "caseId" | "subjectId">,
): Promise<ClockSummary> {
  return summarise((await readOpen(context, subject)).open);
}

/** The first clocks of a subject: one statement, checked against the version it was reckoned by. */
async function startFirst(
  context: Pick<Context, "tx" | "now">,
  subject: ClockSubject,
  names: readonly string[],
): Promise<ClockSummary> {
  let config = await likelyConfig(context.tx, subject.programId);
  let fresh = startClocks(config, subject, names, context.now);
  // Nothing to write would also mean nothing checked: what is in memory may be from before the first policy.
  if (fresh.length === 0) config = await currentConfig(context.tx, subject.programId);
  for (;;) {
    fresh = startClocks(config, subject, names, context.now);
    const { version } = await write(context, subject, config.version, [], fresh);
    if (version === config.version) return summarise(fresh);
    config = await configAt(context.tx, subject.programId, version);
  }
}

type Open = { version: string; open: Clock[] };

/** The subject's open clocks, locked, with the version of what they go by. */
async function readOpen(
  context: Pick<Context, "tx">,
  subject: Pick<ClockSubject, "caseId" | "subjectId">,
): Promise<Open> {
  const rows = await context.tx.query<Omit<StoredClock, "id"> & { version: string; id: string | null }>(
    `with open as materialized (
       select ${clockColumns} from clocks.clock where case_id = $1 and subject_id = $2 and stopped_at is null for update)
     select g.version, open.* from clocks.config g left join open on true`,
    [subject.caseId, subject.subjectId ?? subject.caseId],
  );
  const open = rows.flatMap(({ version: _, ...row }) => (row.id === null ? [] : [readClock({ ...row, id: row.id })]));
  return { version: rows[0]?.version ?? "", open };
}

function applyEffect(clock: Clock, effect: ClockEffect, now: Date, config: ProgramClocks): Clock {
  const calendar = config.calendars.get(clock.calendarId);
  if (!calendar) throw new Error(`clock ${clock.id} runs on a calendar of another program`);
  if (effect.cancel?.includes(clock.name)) return cancelled(clock, now);
  if (effect.stop?.includes(clock.name)) return stopped(clock, now, calendar);
  if (effect.pause?.includes(clock.name)) return paused(clock, now);
  if (effect.resume?.includes(clock.name)) return resumed(clock, now, calendar);
  return clock;
}

/** The clocks of the given names that a policy grants. */
function startClocks(config: ProgramClocks, subject: ClockSubject, names: readonly string[], now: Date): Clock[] {
  return names.flatMap((name) => {
    const policy = pickPolicy(config.policies, { clock: name, kind: subject.kind, urgency: subject.urgency, at: now });
    const calendar = policy && config.calendars.get(policy.calendarId);
    if (!policy || !calendar) return [];
    const clock: Clock = {
      id: uuid(),
      name,
      policyId: policy.id,
      calendarId: calendar.id,
      calendarVersion: calendar.version,
      allowance: policy.allowance,
      warnings: policy.warnings,
      startedAt: now,
      dueAt: null,
      missingYear: null,
      pauses: [],
      pausedAt: null,
      stoppedAt: null,
      outcome: null,
      warnedStages: [],
      overdueTold: false,
      nextRingAt: null,
    };
    return [recount(clock, calendar)];
  });
}

const clockRecord = `(id uuid, name text, "policyId" uuid, "calendarId" uuid, "calendarVersion" integer, unit text,
  amount integer, warnings jsonb, "startedAt" timestamptz, "dueAt" timestamptz, "missingYear" integer, pauses jsonb,
  "pausedAt" timestamptz, "stoppedAt" timestamptz, outcome text, "nextRingAt" timestamptz)`;

/** New clocks are written only while the version they were reckoned by still stands; the answer tells the one that does. */
const writeSql = `
  with changed as (
    update clocks.clock c
    set calendar_version = r."calendarVersion", due_at = r."dueAt", missing_year = r."missingYear", pauses = r.pauses,
        paused_at = r."pausedAt", stopped_at = r."stoppedAt", outcome = r.outcome, next_ring_at = r."nextRingAt"
    from jsonb_to_recordset($4::jsonb) as r${clockRecord}
    where c.case_id = $1 and c.id = r.id),
  fresh as (
    insert into clocks.clock (case_id, id, program_id, subject_id, name, policy_id, calendar_id, calendar_version, unit,
      amount, warnings, started_at, due_at, missing_year, next_ring_at)
    select $1, r.id, $2, $3, r.name, r."policyId", r."calendarId", r."calendarVersion", r.unit, r.amount, r.warnings,
           r."startedAt", r."dueAt", r."missingYear", r."nextRingAt"
    from jsonb_to_recordset($5::jsonb) as r${clockRecord}
    where (select version from clocks.config) = $6
    on conflict (subject_id, name) where stopped_at is null do nothing)
  select (select version from clocks.config) as version, clocks.queue_rings($7)`;

async function write(
  context: Pick<Context, "tx">,
  subject: ClockSubject,
  version: string,
  changed: readonly Clock[],
  fresh: readonly Clock[],
): Promise<{ version: string }> {
  if (changed.length + fresh.length === 0) return { version };
  return context.tx.one<{ version: string }>(writeSql, [
    subject.caseId,
    subject.programId,
    subject.subjectId ?? subject.caseId,
    JSON.stringify(changed.map(flat)),
    JSON.stringify(fresh.map(flat)),
    version,
    ringMinutes([...changed, ...fresh]),
  ]);
}

const flat = ({ allowance, ...clock }: Clock) => ({ ...clock, ...allowance });

function summarise(open: readonly Clock[]): ClockSummary {
  const byDue = open.toSorted(
    (a, b) => (a.dueAt?.getTime() ?? Number.POSITIVE_INFINITY) - (b.dueAt?.getTime() ?? Number.POSITIVE_INFINITY),
  );
  const next = byDue.find((clock) => clock.pausedAt === null) ?? byDue[0];
  if (!next) return { nextClock: null, nextDueAt: null, isPaused: false };
  return { nextClock: next.name, nextDueAt: next.dueAt?.toISOString() ?? null, isPaused: next.pausedAt !== null };
}
