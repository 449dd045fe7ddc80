import { v7 as uuid } from "uuid";
import type { Db } from "./db.ts";

/** How often a worker process says that it lives, and after what silence its jobs are taken back. */
const heartbeatMs = 2_000;
const silenceSeconds = 10;

/**
 * Frees the jobs of worker processes that no longer answer; gives how many locks' owners were found dead. Uses the
 * database's clock on both sides, so that processes on machines with different clocks agree. A lock younger than the
 * silence is left alone: its owner may have started just now and not have said so yet.
 */
export async function releaseDeadWorkers(db: Db): Promise<number> {
  await db.query("delete from kernel.worker_process where seen_at < now() - make_interval(secs => $1)", [
    silenceSeconds,
  ]);
  const dead = await db.one<{ ids: string[] }>(
    `select coalesce(array_agg(distinct locked_by), '{}') as ids from graphile_worker.jobs
     where locked_by is not null and locked_at < now() - make_interval(secs => $1)
       and locked_by not in (select unnest(worker_ids) from kernel.worker_process)`,
    [silenceSeconds],
  );
  if (dead.ids.length > 0) await db.query("select graphile_worker.force_unlock_workers($1::text[])", [dead.ids]);
  return dead.ids.length;
}

/**
 * Announces under which names this process locks jobs, and keeps saying that it lives; `stop` signs off. It looks for
 * the dead only after the database has answered it for as long as their silence: when the database itself was away, all
 * others look dead until they have had time to speak.
 */
export async function announceWorkers(db: Db, lockNames: () => readonly string[]): Promise<{ stop(): Promise<void> }> {
  const id = uuid();
  const beat = () =>
    db.query(
      `insert into kernel.worker_process (id, worker_ids, started_at, seen_at) values ($1, $2, now(), now())
       on conflict (id) do update set worker_ids = excluded.worker_ids, seen_at = excluded.seen_at`,
      [id, lockNames()],
    );
  await beat();
  let heardSince = performance.now();
  const speak = async () => {
    try {
      await beat();
      if (performance.now() - heardSince >= silenceSeconds * 1000) await releaseDeadWorkers(db);
    } catch {
      // A missed beat is made good by the next.
      heardSince = performance.now();
    }
  };
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= speak().finally(() => {
      running = undefined;
    });
  }, heartbeatMs);
  return {
    async stop() {
      clearInterval(timer);
      await running;
      await db.query("delete from kernel.worker_process where id = $1", [id]).catch(() => undefined);
    },
  };
}
