import { createHash } from "node:crypto";
import { v7 as uuid } from "uuid";
import type { Actor } from "./access.ts";
import type { AuditEntry } from "./context.ts";
import type { Queryable, Tx } from "./db.ts";

/** Where an audited act came from. */
export type AuditOrigin = { action: string; actor: Actor; at: Date; requestId: string; ip: string | null };

/** Writes audit lines in the caller's transaction: no change without them, none of them without the change. */
export async function writeAudit(
  db: Queryable,
  origin: AuditOrigin,
  entries: readonly AuditEntry[],
  outcome: "done" | "refused" = "done",
): Promise<void> {
  const rows = entries.map((entry) => ({
    id: uuid(),
    subject: entry.subject,
    subject_id: entry.subjectId,
    program_id: entry.programId ?? null,
    detail: entry.detail ?? {},
  }));
  await db.query(
    `insert into kernel.audit_entry
       (id, at, action, outcome, actor_kind, actor_id, actor_name, request_id, ip, subject, subject_id, program_id, detail)
     select r.id, $1, $2, $3, $4, $5, $6, $7, $8, r.subject, r.subject_id, r.program_id, r.detail
     from jsonb_to_recordset($9::jsonb)
       as r(id uuid, subject text, subject_id text, program_id uuid, detail jsonb)`,
    [
      origin.at,
      origin.action,
      outcome,
      origin.actor.kind,
      origin.actor.personId,
      origin.actor.name,
      origin.requestId,
      origin.ip,
      JSON.stringify(rows),
    ],
  );
}

type Sealed = { fromXact: string; toXact: string; entries: number; hash: string };

/**
 * The digest of a span of transactions: the link before, the span's ends, and each entry as one line in a fixed order. A
 * line is a JSON list, so that no value can pass for its neighbour; the instant is a number, because as text it would
 * depend on the session's time zone.
 */
async function digestSpan(tx: Tx, previousHash: string, fromXact: string, toXact: string) {
  const rows = await tx.query<{ line: string }>(
    `select jsonb_build_array(xact_id::text, id, extract(epoch from at), action, outcome, actor_kind, actor_id, actor_name,
              request_id, ip, subject, subject_id, program_id, detail)::text as line
     from kernel.audit_entry where xact_id >= $1::text::xid8 and xact_id < $2::text::xid8 order by xact_id, id`,
    [fromXact, toXact],
  );
  const hash = createHash("sha256").update(`${previousHash}\n${fromXact}\n${toXact}`);
  for (const row of rows) hash.update("\n").update(row.line);
  return { entries: rows.length, hash: hash.digest("hex") };
}

/**
 * Seals everything written by transactions that have ended since the last seal into one link of the hash chain.
 * Writers never wait for it: only transactions older than the oldest running one are taken, and those can gain no more
 * entries. Returns the new seal, or undefined when there was nothing to seal. (GB/T 22239 level 3: protected audit.)
 */
export async function sealAudit(tx: Tx, at: Date): Promise<Sealed | undefined> {
  await tx.query("select pg_advisory_xact_lock(719002)");
  const last = await tx.maybe<Sealed>(
    `select from_xact::text, to_xact::text, entries, hash from kernel.audit_seal order by number desc limit 1`,
  );
  const fromXact = last?.toXact ?? "0";
  const { toXact } = await tx.one<{ toXact: string }>(
    "select pg_snapshot_xmin(pg_current_snapshot())::text as to_xact",
  );
  if (BigInt(toXact) < BigInt(fromXact)) {
    throw new Error(
      "the database's transaction numbers have gone back, as after moving its contents to another server: " +
        "entries written since would be passed over",
    );
  }
  const { entries, hash } = await digestSpan(tx, last?.hash ?? "", fromXact, toXact);
  if (entries === 0) return undefined;
  await tx.query(
    `insert into kernel.audit_seal (number, sealed_at, from_xact, to_xact, entries, hash)
     select coalesce(max(number), 0) + 1, $1, $2::text::xid8, $3::text::xid8, $4, $5 from kernel.audit_seal`,
    [at, fromXact, toXact, entries, hash],
  );
  return { fromXact, toXact, entries, hash };
}

/**
 * Recomputes the chain. Gives the number of the first seal that no longer fits, or that is missing, or null when all do.
 */
export async function verifyAudit(tx: Tx): Promise<{ seals: number; entries: number; brokenSeal: number | null }> {
  const seals = await tx.query<Sealed>(
    "select from_xact::text, to_xact::text, entries, hash from kernel.audit_seal order by number",
  );
  let previousHash = "";
  let total = 0;
  for (const [at, seal] of seals.entries()) {
    const { entries, hash } = await digestSpan(tx, previousHash, seal.fromXact, seal.toXact);
    // A seal that was taken away shows in the next one, which was chained to it.
    if (hash !== seal.hash || entries !== seal.entries) {
      return { seals: seals.length, entries: total, brokenSeal: at + 1 };
    }
    previousHash = hash;
    total += entries;
  }
  return { seals: seals.length, entries: total, brokenSeal: null };
}
