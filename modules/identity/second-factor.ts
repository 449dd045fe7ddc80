import type { Context, Queryable } from "@yingsheng/kernel";
import { Secret, TOTP } from "otpauth";

const stepSeconds = 30;
const sealLabel = "identity.person.totp_secret";

/** RFC 6238 with the values every authenticator app knows: SHA-1, six digits, 30 seconds. */
const totp = (secret: Secret, login: string) =>
  new TOTP({ issuer: "应声", label: login, algorithm: "SHA1", digits: 6, period: stepSeconds, secret });

/** A new secret of 160 bits: the text to type into an app, the address behind the QR code, and the sealed form. */
export function newTotpSecret(context: Pick<Context, "vault">, login: string) {
  const secret = new Secret({ size: 20 });
  return {
    secret: secret.base32,
    otpauthUrl: totp(secret, login).toString(),
    sealed: context.vault.seal(secret.base32, sealLabel),
  };
}

/** What a code is checked against; the row should be locked when the code is to be taken. */
export type TotpRow = { id: string; login: string; totpSecret: Buffer; totpLastStep: number | null };

/**
 * Takes a code: right, at most one step of 30 seconds off, and of a later step than the last one taken. A code is good
 * for one use (RFC 6238 5.2). Writes the step when it is taken; the caller clears or counts failures.
 */
export async function takeCode(
  context: Pick<Context, "vault" | "now"> & { tx: Queryable },
  person: TotpRow,
  code: string,
): Promise<boolean> {
  const secret = Secret.fromBase32(context.vault.open(person.totpSecret, sealLabel));
  const offset = totp(secret, person.login).validate({ token: code, timestamp: context.now.getTime(), window: 1 });
  if (offset === null) return false;
  const step = Math.floor(context.now.getTime() / 1000 / stepSeconds) + offset;
  if (person.totpLastStep !== null && step <= person.totpLastStep) return false;
  await context.tx.query("update identity.person set totp_last_step = $2 where id = $1", [person.id, step]);
  return true;
}
