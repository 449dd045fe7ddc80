import { v7 as uuid } from "uuid";
import { type Actor, demand } from "../access.ts";
import type { RequestFacts, Verb } from "../action.ts";
import { writeAudit } from "../audit.ts";
import type { AuditEntry, Context, Platform } from "../context.ts";
import { Refused } from "../errors.ts";
import * as time from "../time.ts";
import { type Attempt, claimKey, fingerprint, keepAnswer, releaseKey } from "./idempotency.ts";
import { compileCheck } from "./validate.ts";

/** A request that has been authorised and validated, from HTTP or from inside the process. */
export type Prepared = {
  requestId: string;
  actor: Actor;
  params: Record<string, string>;
  query: unknown;
  input: unknown;
  facts: RequestFacts;
  idempotencyKey: string | undefined;
};

type AnyRun = (context: unknown) => Promise<unknown>;

/** A refusal whose writes must stay, such as the count of wrong passwords. */
export class RefusedButKept extends Refused {}

/** Runs a query on the pool; what it audits (a reveal, an export) is written before the answer leaves. */
async function runQuery(platform: Platform, verb: Verb, prepared: Prepared): Promise<unknown> {
  const entries: AuditEntry[] = [];
  const at = time.now();
  const answer = await (verb.run as unknown as AnyRun)({
    ...platform,
    ...prepared,
    tx: platform.db,
    now: at,
    request: prepared.facts,
    audit: (entry: AuditEntry) => void entries.push(entry),
  });
  if (entries.length > 0) {
    const origin = {
      action: verb.name,
      actor: prepared.actor,
      at,
      requestId: prepared.requestId,
      ip: prepared.facts.ip,
    };
    await writeAudit(platform.db, origin, entries);
  }
  return answer;
}

/** One transaction: claim the key, run, audit, keep the answer. */
async function runAction(platform: Platform, verb: Verb, prepared: Prepared): Promise<unknown> {
  const at = time.now();
  const { actor, facts, requestId } = prepared;
  const origin = { action: verb.name, actor, at, requestId, ip: facts.ip };
  const attempt: Attempt | undefined =
    prepared.idempotencyKey && actor.personId && verb.output !== "file"
      ? {
          actorId: actor.personId,
          key: prepared.idempotencyKey,
          route: verb.route,
          fingerprint: fingerprint([prepared.params, prepared.query ?? null, prepared.input ?? null]),
        }
      : undefined;

  const outcome = await platform.db.transaction(async (tx): Promise<{ answer?: unknown; kept?: Refused }> => {
    if (attempt) {
      const earlier = await claimKey(tx, platform.vault, attempt, at);
      if (earlier) return { answer: earlier.response };
    }
    const entries: AuditEntry[] = [];
    const context: Context = {
      ...platform,
      tx,
      actor,
      now: at,
      requestId,
      audit: (entry) => void entries.push(entry),
    };
    try {
      const answer = await (verb.run as unknown as AnyRun)({
        ...context,
        params: prepared.params,
        query: prepared.query,
        input: prepared.input,
        request: facts,
      });
      if (entries.length === 0) throw new Error(`action ${verb.name} left no audit record`);
      await writeAudit(tx, origin, entries);
      if (attempt) await keepAnswer(tx, platform.vault, attempt, answer);
      return { answer };
    } catch (error) {
      if (!(error instanceof RefusedButKept)) throw error;
      // What stays is on record even when the verb named nothing; the key is free again, the answer is not for keeping.
      const named = entries.length > 0 ? entries : [refusalEntry(verb, error.code)];
      await writeAudit(tx, origin, named, "refused");
      if (attempt) await releaseKey(tx, attempt);
      return { kept: error };
    }
  });
  if (outcome.kept) throw outcome.kept;
  return outcome.answer;
}

/** Runs a verb. Refused access is audited too: who tried what (GB/T 22239 level 3). */
export async function runVerb(platform: Platform, verb: Verb, prepared: Prepared): Promise<unknown> {
  try {
    if (verb.kind === "query") return await runQuery(platform, verb, prepared);
    return await runAction(platform, verb, prepared);
  } catch (error) {
    if (error instanceof Refused && error.code.startsWith("access.")) {
      await auditRefusal(platform, verb, { ...prepared, ip: prepared.facts.ip }, error.code);
    }
    throw error;
  }
}

/** Records that somebody was refused for lack of rights. */
export async function auditRefusal(
  platform: Platform,
  verb: Verb,
  by: { actor: Actor; requestId: string; ip: string | null },
  code: string,
): Promise<void> {
  const origin = { action: verb.name, actor: by.actor, at: time.now(), requestId: by.requestId, ip: by.ip };
  await writeAudit(platform.db, origin, [refusalEntry(verb, code)], "refused");
}

const refusalEntry = (verb: Verb, code: string): AuditEntry => ({
  subject: "verb",
  subjectId: verb.name,
  detail: { code },
});

const inProcess: RequestFacts = {
  ip: "",
  userAgent: "",
  cookies: {},
  setCookie: () => undefined,
  clearCookie: () => undefined,
};

/**
 * Runs a verb from inside the process with the same pipeline as a request: the demo loader and the simulation live
 * through real actions. Input is validated as if it came over the wire.
 */
export async function perform<V extends Verb>(
  platform: Platform,
  verb: V,
  by: { actor: Actor; params?: Readonly<Record<string, string>>; query?: unknown; input?: unknown },
): Promise<NonNullable<V["types"]>["output"]> {
  if (verb.permission !== "public" && verb.permission !== "session") demand(by.actor, verb.permission);
  return runVerb(platform, verb, {
    requestId: uuid(),
    actor: by.actor,
    params: { ...by.params },
    query: verb.query ? compileCheck(verb.query)(by.query ?? {}) : {},
    input: verb.input ? compileCheck(verb.input)(by.input ?? {}) : {},
    facts: inProcess,
    idempotencyKey: undefined,
  });
}
