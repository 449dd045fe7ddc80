import { type Context, demand, Refused } from "@yingsheng/kernel";
import { v7 as uuid } from "uuid";

/** A grant to be given: a role over a unit and what is below it, or over the whole program. */
export type NewGrant = {
  personId: string;
  role: string;
  unitId: string | null;
  validFrom?: Date | null;
  validUntil?: Date | null;
};

/**
 * Gives a role to a person whose row the caller has locked or just made. Nobody gives what lies outside their own
 * program and units. Refuses `access.scope`, `role.not-found`, `unit.not-found`, `unit.inactive`, `grant.period`,
 * `grant.duplicate`.
 * @returns the id of the grant
 */
export async function giveGrant(
  context: Pick<Context, "tx" | "actor" | "now" | "audit">,
  programId: string,
  grant: NewGrant,
): Promise<string> {
  const { tx, actor, now, audit } = context;
  demand(actor, "grant.manage", { programId, unitId: grant.unitId });
  const from = grant.validFrom ?? now;
  const until = grant.validUntil ?? null;
  if (until !== null && (until <= from || until <= now)) throw new Refused("grant.period", { field: "validUntil" });
  const role = await tx.maybe<{ id: string }>(
    "select id from identity.role where program_id = $1 and code = $2 and active",
    [programId, grant.role],
  );
  if (!role) throw new Refused("role.not-found", { field: "role" });
  if (grant.unitId !== null) {
    const unit = await tx.maybe<{ active: boolean }>(
      "select active from identity.unit where program_id = $1 and id = $2",
      [programId, grant.unitId],
    );
    if (!unit) throw new Refused("unit.not-found", { field: "unitId" });
    if (!unit.active) throw new Refused("unit.inactive", { field: "unitId" });
  }
  const same = await tx.query(
    `select from identity.role_grant g
     where g.person_id = $1 and g.role_id = $2 and g.program_id = $3 and g.unit_id is not distinct from $4
       and tstzrange(g.valid_from, g.valid_until) && tstzrange($5, $6)`,
    [grant.personId, role.id, programId, grant.unitId, from, until],
  );
  if (same.length > 0) throw new Refused("grant.duplicate");
  const id = uuid();
  await tx.query(
    `insert into identity.role_grant (id, person_id, role_id, program_id, unit_id, valid_from, valid_until,
       granted_by, granted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, grant.personId, role.id, programId, grant.unitId, from, until, actor.personId, now],
  );
  const detail = { personId: grant.personId, role: grant.role, unitId: grant.unitId };
  audit({ subject: "grant", subjectId: id, programId, detail });
  return id;
}
