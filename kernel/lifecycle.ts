import type { TSchema } from "typebox";
import { v7 as uuid } from "uuid";
import { type Actor, holds, type Scope } from "./access.ts";
import type { Context } from "./context.ts";
import { Refused } from "./errors.ts";
import { type EventType, publish } from "./outbox.ts";

/** Says no to a transition because of the row as it stands; null lets it pass. */
export type Guard<Row> = (row: Row) => { code: string; detail?: string } | null;

/** What a transition does to the clocks of its subject. `cancel` ends a clock without an outcome. */
export type ClockEffect<Clock extends string = string> = {
  start?: readonly Clock[];
  stop?: readonly Clock[];
  pause?: readonly Clock[];
  resume?: readonly Clock[];
  cancel?: readonly Clock[];
};

/** One row of the transition table. */
export type Transition<Row, State extends string, Permission extends string, Clock extends string> = {
  /** The verb as staff say it. */
  title: string;
  from: readonly State[];
  /** Leaving it out keeps the state: a step that is only recorded. */
  to?: State;
  by: Permission;
  /** `program`: the permission must span the whole program. `holder`: it must cover the unit that holds the subject. */
  where: "program" | "holder";
  guards?: readonly Guard<Row>[];
  clocks?: ClockEffect<Clock>;
  event?: EventType;
};

type SubjectRow = { id: string; programId: string; state: string; version: number };

/** A lifecycle is data: every legal change of state, who may make it, and what follows. */
export type Lifecycle<
  Row extends SubjectRow = SubjectRow,
  State extends string = string,
  Permission extends string = string,
  Clock extends string = string,
  Verb extends string = string,
> = {
  /** Names the subject in history (`<subject>_id`), audit and events. */
  subject: string;
  title: string;
  table: string;
  history: string;
  /** SELECT list that makes a Row. */
  columns: string;
  states: Readonly<Record<State, string>>;
  initial: State;
  final: readonly State[];
  transitions: Readonly<Record<Verb, Transition<Row, State, Permission, Clock>>>;
  /** The unit that holds the subject now; null when nobody does. */
  holder(row: Row): string | null;
  refusals: { missing: string; state: string };
  /** Carries out the clock effects; the kernel knows no clocks. Returns columns to keep on the subject's row. */
  effects?(context: Context, row: Row, effect: ClockEffect<Clock>): Promise<Readonly<Record<string, unknown>>>;
};

/** Declares a lifecycle; the compiler checks that states, permissions and clocks named in the table exist. */
export function defineLifecycle<Row extends SubjectRow>() {
  return <
    const State extends string,
    const Permission extends string,
    const Clock extends string,
    const Verb extends string,
  >(
    lifecycle: Omit<Lifecycle<Row, State, Permission, Clock, Verb>, "initial" | "final" | "transitions"> & {
      permissions: readonly Permission[];
      clocks: readonly Clock[];
      initial: NoInfer<State>;
      final: readonly NoInfer<State>[];
      transitions: Readonly<Record<Verb, Transition<Row, NoInfer<State>, NoInfer<Permission>, NoInfer<Clock>>>>;
    },
  ): Lifecycle<Row, State, Permission, Clock, Verb> => lifecycle;
}

export type Decision =
  | { ok: true; to: string; clocks: ClockEffect; event: EventType | undefined }
  | { ok: false; code: string; detail?: string };

// biome-ignore format: one line each reads as the table it is
const scopeOf = <Row extends SubjectRow>(lifecycle: Lifecycle<Row>, where: "program" | "holder", row: Row): Scope =>
  ({ programId: row.programId, unitId: where === "program" ? null : lifecycle.holder(row) });

/** Pure: may this actor take this step on this row now, and where does it lead? No database, no time. */
export function decide<Row extends SubjectRow, Verb extends string>(
  lifecycle: Lifecycle<Row, string, string, string, Verb>,
  verb: Verb,
  row: Row,
  actor: Actor,
): Decision {
  const step = lifecycle.transitions[verb];
  const scope = scopeOf(lifecycle as Lifecycle<Row>, step.where, row);
  if (!holds(actor, step.by, { programId: row.programId })) return { ok: false, code: "access.denied" };
  if (!step.from.includes(row.state)) {
    const states = lifecycle.states as Readonly<Record<string, string>>;
    return { ok: false, code: lifecycle.refusals.state, detail: `现在是“${states[row.state]}”，不能${step.title}。` };
  }
  if (!holds(actor, step.by, scope)) return { ok: false, code: "access.scope" };
  for (const guard of step.guards ?? []) {
    const refusal = guard(row);
    if (refusal) return { ok: false, ...refusal };
  }
  return { ok: true, to: step.to ?? row.state, clocks: step.clocks ?? {}, event: step.event };
}

/** One step in the subject's history, as it is written. `detail` may hold text people wrote, never phone or name. */
export type HistoryEntry = {
  verb: string;
  fromState: string | null;
  toState: string | null;
  unitId?: string | null;
  detail?: Readonly<Record<string, unknown>>;
};

/** Appends to the history of a subject. Returns the entry's id. */
export async function recordHistory(
  context: Context,
  lifecycle: Pick<Lifecycle, "history" | "subject">,
  subjectId: string,
  entry: HistoryEntry,
): Promise<string> {
  const id = uuid();
  await context.tx.query(
    `insert into ${lifecycle.history}
       (${lifecycle.subject}_id, id, at, verb, from_state, to_state, actor_id, actor_name, unit_id, detail)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb)`,
    [
      subjectId,
      id,
      context.now,
      entry.verb,
      entry.fromState,
      entry.toState,
      context.actor.personId,
      context.actor.name,
      entry.unitId ?? null,
      JSON.stringify(entry.detail ?? {}),
    ],
  );
  return id;
}

/** What a transition changes beside the state. */
export type Change = {
  /** Columns of the subject's row, by database name; names come from code, never from input. */
  set?: Readonly<Record<string, unknown>>;
  unitId?: string | null;
  detail?: Readonly<Record<string, unknown>>;
  /** More members of the event's payload beside the subject's and the program's id. */
  payload?: Readonly<Record<string, unknown>>;
};

/**
 * The only code that changes a subject's state. Locks the row, decides, then writes row, history, clocks and event in
 * the caller's transaction: of two people acting at once one wins and the other is refused with the new state.
 * `prepare` sees the locked row and says what else changes; it may refuse.
 * @returns the row as it was and the state it has now
 */
export async function transition<Row extends SubjectRow, Verb extends string>(
  context: Context,
  lifecycle: Lifecycle<Row, string, string, string, Verb>,
  verb: Verb,
  id: string,
  prepare: (row: Row) => Change | Promise<Change> = () => ({}),
): Promise<{ row: Row; state: string; historyId: string }> {
  const row = await lockSubject<Row>(context, lifecycle, id);
  const decision = decide(lifecycle, verb, row, context.actor);
  if (!decision.ok) throw new Refused(decision.code, decision.detail ? { detail: decision.detail } : {});
  const change = await prepare(row);
  const kept = (await lifecycle.effects?.(context, row, decision.clocks)) ?? {};
  const set = { ...change.set, ...kept };
  const columns = Object.keys(set);
  await context.tx.query(
    `update ${lifecycle.table} set state = $2, version = version + 1, updated_at = $3
       ${columns.map((column, i) => `, ${column} = $${i + 4}`).join("")} where id = $1`,
    [id, decision.to, context.now, ...Object.values(set)],
  );
  const historyId = await recordHistory(context, lifecycle, id, {
    verb,
    fromState: row.state,
    toState: decision.to,
    unitId: change.unitId ?? lifecycle.holder(row),
    detail: change.detail ?? {},
  });
  if (decision.event) {
    const payload = { [`${lifecycle.subject}Id`]: id, programId: row.programId, ...change.payload };
    await publish(context, decision.event as EventType<TSchema>, payload);
  }
  context.audit({ subject: lifecycle.subject, subjectId: id, programId: row.programId, detail: { verb } });
  return { row, state: decision.to, historyId };
}

/** Locks and reads the subject; refuses with the lifecycle's own "not found". */
export async function lockSubject<Row extends SubjectRow>(
  context: Context,
  lifecycle: Pick<Lifecycle, "columns" | "table" | "refusals">,
  id: string,
): Promise<Row> {
  const row = await context.tx.maybe<Row>(
    `select ${lifecycle.columns} from ${lifecycle.table} where id = $1 for update`,
    [id],
  );
  if (!row) throw new Refused(lifecycle.refusals.missing);
  return row;
}

/** The state diagram in Mermaid, for the documentation. */
export function toMermaid(lifecycle: Lifecycle<never>): string {
  const lines = Object.entries<Transition<never, string, string, string>>(lifecycle.transitions).flatMap(
    ([verb, step]) => step.from.map((from) => `  ${from} --> ${step.to ?? from}: ${step.title} ${verb} [${step.by}]`),
  );
  return ["stateDiagram-v2", `  [*] --> ${lifecycle.initial}`, ...lines].join("\n");
}
