import { v7 as uuid } from "uuid";
import type { Db } from "./db.ts";

/** How often a worker process says that it lives, and after what silence its jobs are taken back. */
const heartbeatMs = 2_000;
const silenceSeconds = 10;

/**
 * Frees the jobs of worker processes that no longer answer. Uses the database's clock on both sides, so that processes
 * on machines with different clocks agree.
 */
export async function releaseDeadWorkers(db: Db): Promise<number> {
  const dead = await db.query<{ workerIds: string[] }>(
    `delete from kernel.worker_process where seen_at < now() - make_interval(secs => $1) returning worker_ids`,
    [silenceSeconds],
  );
  const alive = await db.query<{ id: string }>("select unnest(worker_ids) as id from kernel.worker_process");
  const known = new Set(alive.map(({ id }) => id));
  const locking = await db.query<{ id: string }>(
    "select distinct locked_by as id from graphile_worker.jobs where locked_by is not null",
  );
  const orphaned = locking.map(({ id }) => id).filter((id) => !known.has(id));
  if (orphaned.length > 0) await db.query("select graphile_worker.force_unlock_workers($1::text[])", [orphaned]);
  return dead.length + orphaned.length;
}

/** Announces this process's workers and keeps saying that they live; `stop` signs off. */
export async function announceWorkers(db: Db, workerIds: () => readonly string[]): Promise<{ stop(): Promise<void> }> {
  const id = uuid();
  const beat = () =>
    db.query(
      `insert into kernel.worker_process (id, worker_ids, started_at, seen_at) values ($1, $2, now(), now())
       on conflict (id) do update set worker_ids = excluded.worker_ids, seen_at = excluded.seen_at`,
      [id, workerIds()],
    );
  await beat();
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    // A missed beat is made good by the next; ten seconds of them mean the database is gone anyway.
    running = beat()
      .then(() => releaseDeadWorkers(db))
      .catch(() => undefined);
  }, heartbeatMs);
  return {
    async stop() {
      clearInterval(timer);
      await running;
      await db.query("delete from kernel.worker_process where id = $1", [id]).catch(() => undefined);
    },
  };
}
