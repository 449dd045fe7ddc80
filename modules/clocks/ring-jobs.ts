/**
 * Warnings come at their exact minute by a queued job, but not one per clock: a queued job costs more than the clock
 * itself (0.2 ms each on two cores, a third of taking in a case) and most clocks stop before they have anything to say.
 * So there is one job per minute in which any clock has something to say, queued by the first clock that needs it.
 */
export const RING_JOB = "clocks.ring";

/** Names the job of one minute. */
export function ringKey(minute: Date): string {
  return `${RING_JOB}:${minute.toISOString().slice(0, 16)}Z`;
}

/** A SELECT that queues the jobs of the minutes in `minutes` (timestamptz[]) with their `keys` (text[]), once each. */
export function ringJobsSql(minutes: string, keys: string): string {
  return `select (graphile_worker.add_job('${RING_JOB}', '{}'::json, run_at := m.minute, job_key := m.key)).id
    from unnest(${minutes}::timestamptz[], ${keys}::text[]) as m(minute, key)
    where not exists (select 1 from graphile_worker.jobs j where j.key = m.key)`;
}
