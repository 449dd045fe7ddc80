import type { Static, TSchema } from "typebox";
import { v7 as uuid } from "uuid";
import type { Context } from "./context.ts";

/** An event 事件: something that has happened, told upwards in the module graph. */
export type EventType<S extends TSchema = TSchema> = { name: string; title: string; payload: S };

/** Declares an event with the shape of its payload. Payloads carry ids, never personal data. */
export const defineEvent = <S extends TSchema>(event: EventType<S>): EventType<S> => event;

/** An event as a handler receives it. `id` is the same on every delivery: handlers must be idempotent. */
export type Delivered<S extends TSchema> = { id: string; occurredAt: Date; payload: Static<S> };

/** A subscription of a module: `name` is stable, jobs in flight refer to it. */
export type Subscription = {
  name: string;
  event: EventType;
  handle(context: Context, delivered: Delivered<TSchema>): Promise<void>;
};

/** Subscribes a handler to an event; it runs after the event's transaction, in one of its own, at least once. */
export function subscribe<S extends TSchema>(
  event: EventType<S>,
  name: string,
  handle: (context: Context, delivered: Delivered<S>) => Promise<void>,
): Subscription {
  return { name, event, handle: handle as Subscription["handle"] };
}

/** Which handlers wait for which event in this process's set of modules; filled once by `composeModules`. */
const listeners = new Map<string, string[]>();

/** Makes the subscriptions known to `publish`. */
export function registerSubscriptions(subscriptions: readonly Subscription[]): void {
  listeners.clear();
  for (const { event, name } of subscriptions) listeners.set(event.name, [...(listeners.get(event.name) ?? []), name]);
}

/**
 * Records an event in the current transaction and queues its handlers. One statement: an event without its deliveries,
 * or a delivery without its event, cannot exist.
 */
export async function publish<S extends TSchema>(
  context: Context,
  event: EventType<S>,
  payload: Static<S>,
): Promise<void> {
  const subject = payload as { caseId?: string; programId?: string };
  await context.tx.query(
    `with e as (
       insert into kernel.event (id, name, occurred_at, actor_id, case_id, program_id, payload)
       values ($1, $2, $3, $4, $5, $6, $7::jsonb) returning id)
     select graphile_worker.add_job('deliver', json_build_object('eventId', e.id, 'subscription', s), max_attempts := 12)
     from e cross join unnest($8::text[]) as s`,
    [
      uuid(),
      event.name,
      context.now,
      context.actor.personId,
      subject.caseId ?? null,
      subject.programId ?? null,
      JSON.stringify(payload),
      listeners.get(event.name) ?? [],
    ],
  );
}
