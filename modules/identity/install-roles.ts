import type { Context } from "@yingsheng/kernel";
import { v7 as uuid } from "uuid";
import type { PackRole } from "./pack-section.ts";

/**
 * Writes the roles of a program as its pack defines them; roles the pack no longer names become inactive and give no
 * rights. `programId: null` writes roles of the platform itself. The same roles again write nothing.
 */
export async function installRoles(
  context: Pick<Context, "tx" | "audit">,
  programId: string | null,
  roles: readonly PackRole[],
): Promise<void> {
  const rows = roles.map((role, sort) => ({
    id: uuid(),
    code: role.code,
    name: role.name,
    permissions: role.permissions,
    requires_second_factor: role.secondFactor ?? false,
    sort,
  }));
  // The two unique indexes, with and without program, each need their own conflict target.
  const target =
    programId === null ? "(code) where program_id is null" : "(program_id, code) where program_id is not null";
  const written = await context.tx.query(
    `insert into identity.role as o (id, program_id, code, name, permissions, requires_second_factor, sort)
     select r.id, $1, r.code, r.name, r.permissions, r.requires_second_factor, r.sort
     from jsonb_to_recordset($2::jsonb)
       as r(id uuid, code text, name text, permissions text[], requires_second_factor boolean, sort integer)
     on conflict ${target} do update set name = excluded.name, permissions = excluded.permissions,
       requires_second_factor = excluded.requires_second_factor, sort = excluded.sort, active = true
     where (o.name, o.permissions, o.requires_second_factor, o.sort, o.active)
       is distinct from (excluded.name, excluded.permissions, excluded.requires_second_factor, excluded.sort, true)
     returning o.id`,
    [programId, JSON.stringify(rows)],
  );
  const dropped = await context.tx.query(
    `update identity.role set active = false
     where program_id is not distinct from $1 and active and not (code = any($2)) returning id`,
    [programId, roles.map((role) => role.code)],
  );
  if (written.length + dropped.length === 0) return;
  const detail = { written: written.length, deactivated: dropped.length };
  context.audit({ subject: "role", subjectId: null, programId, detail });
}
