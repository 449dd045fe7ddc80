import { createHash } from "node:crypto";
import type { Tx } from "../db.ts";
import { Refused } from "../errors.ts";
import type { Vault } from "../vault.ts";

const purpose = "kernel.idempotency.response";

/** How a request is recognised when it comes again. */
export type Attempt = { actorId: string; key: string; route: string; fingerprint: string };

/** A digest of everything the caller sent: the same key with other content is refused. */
export function fingerprint(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}

/**
 * Claims an Idempotency-Key inside the request's transaction. A second request waits here until the first has committed
 * and then gets its answer; if the first rolled back, the second does the work.
 * @returns the stored answer, or undefined when the work is still to be done
 * @throws request.key-reused when the key was used for something else
 */
export async function claimKey(
  tx: Tx,
  vault: Vault,
  attempt: Attempt,
  at: Date,
): Promise<{ response: unknown } | undefined> {
  const claimed = await tx.query(
    `insert into kernel.idempotency (actor_id, key, route, fingerprint, created_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning key`,
    [attempt.actorId, attempt.key, attempt.route, attempt.fingerprint, at],
  );
  if (claimed.length > 0) return undefined;
  const earlier = await tx.one<{ route: string; fingerprint: string; response: Buffer | null }>(
    "select route, fingerprint, response from kernel.idempotency where actor_id = $1 and key = $2",
    [attempt.actorId, attempt.key],
  );
  if (earlier.route !== attempt.route || earlier.fingerprint !== attempt.fingerprint) {
    throw new Refused("request.key-reused");
  }
  return { response: earlier.response ? JSON.parse(vault.open(earlier.response, purpose)) : null };
}

/** Keeps the answer, sealed, for the next time the key comes: it may hold a one-time password or somebody's number. */
export async function keepAnswer(tx: Tx, vault: Vault, attempt: Attempt, response: unknown): Promise<void> {
  await tx.query("update kernel.idempotency set response = $3 where actor_id = $1 and key = $2", [
    attempt.actorId,
    attempt.key,
    vault.seal(JSON.stringify(response ?? null), purpose),
  ]);
}

/** Gives a claimed key back when there is no answer to keep, though the transaction stays. */
export async function releaseKey(tx: Tx, attempt: Attempt): Promise<void> {
  await tx.query("delete from kernel.idempotency where actor_id = $1 and key = $2", [attempt.actorId, attempt.key]);
}
