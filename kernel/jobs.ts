import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger, parseCronItems, type Runner, run, runOnce, type TaskList, type WorkerEvents } from "graphile-worker";
import type { Static, TSchema } from "typebox";
import { v7 as uuid } from "uuid";
import { type Actor, systemActor } from "./access.ts";
import { writeAudit } from "./audit.ts";
import type { AuditEntry, Context, Platform } from "./context.ts";
import { describeFault } from "./log.ts";
import type { Subscription } from "./outbox.ts";
import * as time from "./time.ts";
import { announceWorkers } from "./worker-liveness.ts";

/**
 * What a job's `run` gets: the platform, and `step` to do a piece of work in a transaction of its own, as the system or in
 * the name of whoever asked for it.
 */
export type JobContext<I> = Platform & {
  input: I;
  now: Date;
  jobId: string;
  /** Set when the process is asked to stop: finish the current step, then throw or return. */
  signal: AbortSignal;
  step<T>(work: (context: Context) => Promise<T>, actor?: Actor): Promise<T>;
};

/** Background work. `every` is a cron line (UTC) for jobs that run by themselves. */
export type Job<S extends TSchema = TSchema> = {
  name: string;
  title: string;
  input: S;
  every?: string;
  maxAttempts?: number;
  run(context: JobContext<Static<S>>): Promise<void>;
};

/** Declares a job; names are stable, jobs in the queue refer to them. */
export const defineJob = <S extends TSchema>(job: Job<S>): Job<S> => job;

/**
 * Queues a job in the current transaction. `at` is when it may start; a second job with the same `key` replaces the
 * first as long as that has not started.
 */
export async function enqueue<S extends TSchema>(
  context: Pick<Context, "tx">,
  job: Job<S>,
  input: Static<S>,
  options: { at?: Date; key?: string } = {},
): Promise<void> {
  await context.tx.query(
    `select graphile_worker.add_job($1, $2::json, run_at := $3, job_key := $4, max_attempts := $5)`,
    [job.name, JSON.stringify(input), options.at ?? null, options.key ?? null, job.maxAttempts ?? 12],
  );
}

/** Takes a queued job back, if it has not started. */
export async function dequeue(context: Pick<Context, "tx">, key: string): Promise<void> {
  await context.tx.query("select graphile_worker.remove_job($1)", [key]);
}

/** Runs one piece of work as the system, or in somebody's name: transaction, audit, clock. */
export async function systemStep<T>(
  platform: Platform,
  name: string,
  work: (context: Context) => Promise<T>,
  actor: Actor = systemActor,
): Promise<T> {
  const at = time.now();
  const requestId = uuid();
  return platform.db.transaction(async (tx) => {
    const entries: AuditEntry[] = [];
    const context: Context = {
      ...platform,
      tx,
      actor,
      now: at,
      requestId,
      audit: (entry) => void entries.push(entry),
    };
    const result = await work(context);
    if (entries.length > 0) {
      await writeAudit(tx, { action: name, actor, at, requestId, ip: null }, entries);
    }
    return result;
  });
}

type StoredEvent = { id: string; occurredAt: string; payload: Record<string, unknown> };

/** Delivers one event to one handler, both looked up by name: the queue holds names only. */
export async function deliver(
  platform: Platform,
  subscriptions: readonly Subscription[],
  delivery: { eventId: string; subscription: string },
): Promise<void> {
  const subscription = subscriptions.find((known) => known.name === delivery.subscription);
  if (!subscription) throw new Error(`no subscription named ${delivery.subscription}`);
  await systemStep(platform, subscription.name, async (context) => {
    const event = await context.tx.one<StoredEvent>("select id, occurred_at, payload from kernel.event where id = $1", [
      delivery.eventId,
    ]);
    await subscription.handle(context, {
      id: event.id,
      occurredAt: new Date(event.occurredAt),
      payload: event.payload,
    });
  });
}

/** The queue keeps the message of what failed, and lists show it: it must not quote anybody's data. */
async function withoutQuoting(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new Error(describeFault(error).message, { cause: error });
  }
}

/** The tasks graphile-worker runs: every job, and `deliver` for events. */
export function taskList(platform: Platform, jobs: readonly Job[], subscriptions: readonly Subscription[]): TaskList {
  const tasks: TaskList = {
    deliver: (payload) =>
      withoutQuoting(() => deliver(platform, subscriptions, payload as { eventId: string; subscription: string })),
  };
  for (const job of jobs) {
    tasks[job.name] = (payload, helpers) =>
      withoutQuoting(() =>
        job.run({
          ...platform,
          input: (payload ?? {}) as Static<TSchema>,
          now: time.now(),
          jobId: String(helpers.job.id),
          signal: helpers.abortSignal ?? new AbortController().signal,
          step: (work, actor) => systemStep(platform, job.name, work, actor),
        }),
      );
  }
  return tasks;
}

/**
 * How the end of a job is recorded. Without batches nobody waits for it: a job that ends while the database is away is
 * an unhandled rejection and ends the process. With them it is recorded as soon as the database answers again.
 */
const recording = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };

type Shift = { runner: Runner; ended: Promise<void> };

/** Opens one runner of the queue; the names under which it locks jobs stand in `lockNames` while it runs. */
async function openShift(
  platform: Platform,
  jobs: readonly Job[],
  subscriptions: readonly Subscription[],
  concurrency: number,
  lockNames: Set<string>,
): Promise<Shift> {
  const log = platform.log.child({ part: "worker" });
  const events: WorkerEvents = new EventEmitter();
  const own = new Set<string>();
  events.on("pool:create", ({ workerPool }) => {
    own.add(workerPool.id);
    lockNames.add(workerPool.id);
  });
  events.on("job:error", ({ job, error }) => {
    log.error({ job: job.task_identifier, jobId: job.id, attempts: job.attempts, err: error }, "job failed");
  });
  const runner = await run({
    pgPool: platform.db.pool,
    events,
    logger: quietLogger,
    noHandleSignals: true,
    taskList: taskList(platform, jobs, subscriptions),
    parsedCronItems: parseCronItems(
      jobs.flatMap((job) => (job.every ? [{ task: job.name, match: job.every, identifier: job.name }] : [])),
    ),
    // Jobs hear of a stop at once, not after some seconds of hoping that they end by themselves.
    preset: {
      worker: { ...recording, concurrentJobs: concurrency, pollInterval: 1000, gracefulShutdownAbortTimeout: 0 },
    },
  });
  const forget = () => {
    for (const name of own) lockNames.delete(name);
  };
  return { runner, ended: runner.promise.then(forget, forget) };
}

/**
 * Starts working the queue; `stop` lets running jobs finish. Failing jobs are retried, then kept as dead letters. A
 * runner that ends by itself, as some do when the database goes away, is replaced.
 */
export async function startWorker(
  platform: Platform,
  jobs: readonly Job[],
  subscriptions: readonly Subscription[],
  concurrency = 2,
): Promise<{ stop(): Promise<void> }> {
  const lockNames = new Set<string>();
  const open = () => openShift(platform, jobs, subscriptions, concurrency, lockNames);
  let isStopping = false;
  let shift = await open();
  const liveness = await announceWorkers(platform.db, () => [...lockNames]);
  const keepAtWork = async () => {
    while (!isStopping) {
      await shift.ended;
      if (isStopping) return;
      platform.log.warn({ part: "worker" }, "the worker ended by itself and is started again");
      await sleep(restartAfterMs);
      shift = await open().catch(() => shift);
    }
  };
  const keeping = keepAtWork();
  return {
    async stop() {
      isStopping = true;
      // A runner that has ended by itself says so by rejecting.
      await shift.runner.stop().catch(() => undefined);
      await keeping;
      await shift.runner.stop().catch(() => undefined);
      await liveness.stop();
    },
  };
}

const restartAfterMs = 1_000;

/** Works what is due until nothing is left, in this process, as a worker would. */
export async function workQueueOnce(
  platform: Platform,
  jobs: readonly Job[],
  subscriptions: readonly Subscription[],
): Promise<void> {
  await runOnce({
    pgPool: platform.db.pool,
    taskList: taskList(platform, jobs, subscriptions),
    logger: quietLogger,
    noHandleSignals: true,
    preset: { worker: recording },
  });
}

/** graphile-worker's own chatter is left out; what fails is logged above with the job's id. */
const quietLogger = new Logger(() => () => undefined);
