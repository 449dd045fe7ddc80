import { Refused } from "./errors.ts";

/** One grant 授权 of a person: permissions over a program (null: every program) and a unit subtree (null: all units). */
export type Grant = {
  programId: string | null;
  permissions: ReadonlySet<string>;
  /** The granted unit and everything below it. */
  unitIds: ReadonlySet<string> | null;
};

/** Who is doing something. `system` is the platform itself: jobs, the demo loader, automatic steps. */
export type Actor = {
  kind: "person" | "system" | "anonymous";
  personId: string | null;
  name: string;
  sessionId: string | null;
  grants: readonly Grant[];
};

/** The platform acting by itself; it may do everything and says so in the audit. */
export const systemActor: Actor = { kind: "system", personId: null, name: "系统", sessionId: null, grants: [] };

/** Somebody who has not logged in. */
export const anonymousActor: Actor = { kind: "anonymous", personId: null, name: "未登录", sessionId: null, grants: [] };

/** What a permission is asked for. `unitId: null` asks for the whole program, leaving it out asks for any unit. */
export type Scope = { programId?: string | null; unitId?: string | null };

/** Does the actor hold the permission over the scope? */
export function holds(actor: Actor, permission: string, scope: Scope = {}): boolean {
  if (actor.kind === "system") return true;
  return actor.grants.some((grant) => {
    if (!grant.permissions.has(permission)) return false;
    if (scope.programId !== undefined && grant.programId !== null && grant.programId !== scope.programId) return false;
    if (scope.unitId === undefined || grant.unitIds === null) return true;
    return scope.unitId !== null && grant.unitIds.has(scope.unitId);
  });
}

/**
 * Refuses unless the actor holds the permission over the scope: `access.denied` when it is missing altogether,
 * `access.scope` when it is held elsewhere.
 */
export function demand(actor: Actor, permission: string, scope: Scope = {}): void {
  if (holds(actor, permission, scope)) return;
  throw new Refused(holds(actor, permission) ? "access.scope" : "access.denied");
}

/** The units a list may show: `null` for all of the program, else the ids; refuses when the permission is missing. */
export function visibleUnits(actor: Actor, permission: string, programId: string): string[] | null {
  demand(actor, permission, { programId });
  if (actor.kind === "system") return null;
  const units = new Set<string>();
  for (const grant of actor.grants) {
    if (!grant.permissions.has(permission)) continue;
    if (grant.programId !== null && grant.programId !== programId) continue;
    if (grant.unitIds === null) return null;
    for (const id of grant.unitIds) units.add(id);
  }
  return [...units];
}
