import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { Refused } from "@yingsheng/kernel";
import type { SecuritySettings } from "./security-settings.ts";

/** argon2id with 19 MiB and two passes: the first recommendation of the OWASP Password Storage Cheat Sheet. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The argon2id hash of a password, in PHC form with its own salt and parameters. Takes some 25 ms of one core. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost);

let decoy: Promise<string> | undefined;

/**
 * Does the password fit the hash? Without a hash (unknown login, deactivated person) a decoy is checked and the answer
 * is no: both take the same time, so that logins cannot be told apart by the clock.
 */
export async function passwordFits(passwordHash: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword("decoy");
  const fits = await verify(passwordHash ?? (await decoy), password);
  return passwordHash !== undefined && fits;
}

const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];

/**
 * Pure: what is wrong with a password under the rules of the day, as a Chinese sentence; undefined when nothing is.
 * The password must be long enough, mix classes of characters and not contain the login.
 */
export function passwordFault(
  password: string,
  login: string,
  rules: Pick<SecuritySettings, "passwordMinLength" | "passwordMinClasses">,
): string | undefined {
  if ([...password].length < rules.passwordMinLength) return `密码至少 ${rules.passwordMinLength} 位。`;
  if (classes.filter((pattern) => pattern.test(password)).length < rules.passwordMinClasses) {
    return `密码须包含大写字母、小写字母、数字、符号中的至少 ${rules.passwordMinClasses} 类。`;
  }
  if (password.toLowerCase().includes(login)) return "密码不能包含登录名。";
  return undefined;
}

/** Refuses `password.too-weak` with the particulars. */
export function demandStrongPassword(password: string, login: string, rules: SecuritySettings): void {
  const fault = passwordFault(password, login, rules);
  if (fault) throw new Refused("password.too-weak", { field: "password", detail: fault });
}

// No I, l, 1, O, 0: the password is read out or copied by hand once.
const alphabets = ["ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnpqrstuvwxyz", "23456789"];

/** A random password to be handed over once and changed at the first log-in: three classes, at least 12 characters. */
export function oneTimePassword(rules: Pick<SecuritySettings, "passwordMinLength">): string {
  const length = Math.max(12, rules.passwordMinLength);
  const pick = (from: string) => from[randomInt(from.length)] as string;
  // One of each class at its fixed place, the rest from all of them: well over 60 bits are left.
  return Array.from({ length }, (_, i) => pick(alphabets[i] ?? alphabets.join(""))).join("");
}
