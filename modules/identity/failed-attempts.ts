import type { Context } from "@yingsheng/kernel";
import { securitySettings } from "./security-settings.ts";

/**
 * Counts a wrong password or code against a person and locks the account when the rule of the day says so
 * (GB/T 22239-2019 8.1.4.1 b). A lock that has run out starts the count anew. The caller must refuse with
 * `RefusedButKept`, or the count is rolled back.
 * @returns the instant until which the account is locked, null when it is not
 */
export async function countFailure(context: Pick<Context, "tx" | "now">, personId: string): Promise<string | null> {
  const rules = await securitySettings(context);
  const { lockedUntil } = await context.tx.one<{ lockedUntil: string | null }>(
    `update identity.person p
     set failed_attempts = n.failures,
         locked_until = case when n.failures >= $3 then $2::timestamptz + $4 * interval '1 minute' end
     from (select case when locked_until <= $2 then 1 else failed_attempts + 1 end as failures
           from identity.person where id = $1) n
     where p.id = $1
     returning p.locked_until`,
    [personId, context.now, rules.lockAfterFailures, rules.lockMinutes],
  );
  return lockedUntil;
}

/** Forgets the failures after a success. */
export async function clearFailures(context: Pick<Context, "tx">, personId: string): Promise<void> {
  await context.tx.query(
    `update identity.person set failed_attempts = 0, locked_until = null
     where id = $1 and (failed_attempts > 0 or locked_until is not null)`,
    [personId],
  );
}
