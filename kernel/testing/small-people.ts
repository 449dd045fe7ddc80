import type { Actor, Grant } from "../access.ts";
import type { Platform } from "../context.ts";
import type { Authentication, Module } from "../module.ts";

/** The programs and units of the toy module; the yard lies below the hall. */
export const program = {
  north: "0192c0de-0000-7000-8000-000000000001",
  south: "0192c0de-0000-7000-8000-000000000002",
} as const;
export const unit = {
  hall: "0192c0de-0000-7000-8000-0000000000a1",
  yard: "0192c0de-0000-7000-8000-0000000000a2",
  annex: "0192c0de-0000-7000-8000-0000000000a3",
} as const;

type ToyGrant = Grant & { until?: string };

const everything = new Set([
  "order.place",
  "order.view",
  "order.pack",
  "order.send",
  "order.cancel",
  "audit.view",
  "system.view",
]);
const packing = new Set(["order.view", "order.pack"]);

const boss: ToyGrant = { programId: null, unitIds: null, permissions: everything };

const grantsOf: Readonly<Record<string, readonly ToyGrant[]>> = {
  boss: [boss],
  deputy: [boss],
  hallPacker: [{ programId: program.north, unitIds: new Set([unit.hall, unit.yard]), permissions: packing }],
  yardPacker: [{ programId: program.north, unitIds: new Set([unit.yard]), permissions: packing }],
  southerner: [{ programId: program.south, unitIds: null, permissions: everything }],
  formerBoss: [{ ...boss, until: "2026-01-01T00:00:00.000Z" }],
  nobody: [],
};

export type Who = "boss" | "deputy" | "hallPacker" | "yardPacker" | "southerner" | "formerBoss" | "nobody";

/** A person of the toy module as an actor, with the grants that are valid at the instant. */
export function person(who: Who, at: Date = new Date()): Actor {
  const number = Object.keys(grantsOf).indexOf(who) + 1;
  return {
    kind: "person",
    personId: `0192c0de-0000-7000-8000-00000000f00${number}`,
    name: who,
    sessionId: null,
    grants: (grantsOf[who] ?? []).filter((grant) => !grant.until || new Date(grant.until) > at),
  };
}

/** The token that a browser session of the toy module must show. */
export const csrfTokenOf = (who: Who) => `token-of-${who}`;

/** Believes whom the header `x-who` or the cookie `shop_session` names: the first like an API key, the second like a browser. */
export const authenticateToy: NonNullable<Module["authenticate"]> = async (
  _platform: Platform,
  request,
  at,
): Promise<Authentication | null> => {
  const header = request.headers["x-who"];
  if (typeof header === "string" && Object.hasOwn(grantsOf, header)) {
    return { actor: person(header as Who, at), csrfToken: null };
  }
  const cookie = request.cookies.shop_session;
  if (cookie && Object.hasOwn(grantsOf, cookie))
    return { actor: person(cookie as Who, at), csrfToken: csrfTokenOf(cookie as Who) };
  return null;
};
