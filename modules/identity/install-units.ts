import type { Context } from "@yingsheng/kernel";
import { v7 as uuid } from "uuid";
import type { PackUnit } from "./pack-section.ts";
import { rebuildPaths } from "./rebuild-paths.ts";

/**
 * Writes the units of a pack: new ones are added, known ones follow the pack unless somebody edited them on screen, and
 * units the pack no longer names become inactive. Nothing is deleted; units added on screen stay as they are.
 * The same units again write nothing. A `parent` that stands nowhere in the list is a fault of the pack and throws.
 */
export async function installUnits(
  context: Pick<Context, "tx" | "audit">,
  programId: string,
  units: readonly PackUnit[],
): Promise<void> {
  const known = await context.tx.query<{ id: string; code: string }>(
    "select id, code from identity.unit where program_id = $1 for update",
    [programId],
  );
  const ids = new Map(known.map((unit) => [unit.code, unit.id]));
  for (const unit of units) if (!ids.has(unit.code)) ids.set(unit.code, uuid());
  const rows = units.map((unit, sort) => {
    const parentId = unit.parent === undefined ? null : ids.get(unit.parent);
    if (parentId === undefined) throw new Error(`unit ${unit.code} names the unknown parent ${unit.parent}`);
    return { id: ids.get(unit.code), code: unit.code, name: unit.name, kind: unit.kind, parent_id: parentId, sort };
  });
  const written = await context.tx.query(
    `insert into identity.unit as u (id, program_id, code, name, kind, parent_id, path, from_pack, sort)
     select r.id, $1, r.code, r.name, r.kind, r.parent_id, array[r.id], true, r.sort
     from jsonb_to_recordset($2::jsonb) as r(id uuid, code text, name text, kind text, parent_id uuid, sort integer)
     on conflict (program_id, code) do update set
       name = case when u.edited then u.name else excluded.name end,
       active = case when u.edited then u.active else true end,
       kind = excluded.kind, parent_id = excluded.parent_id, sort = excluded.sort, from_pack = true
     where (u.kind, u.parent_id, u.sort, u.from_pack) is distinct from (excluded.kind, excluded.parent_id, excluded.sort, true)
       or (not u.edited and (u.name <> excluded.name or not u.active))
     returning u.id`,
    [programId, JSON.stringify(rows)],
  );
  const dropped = await context.tx.query(
    `update identity.unit set active = false
     where program_id = $1 and from_pack and active and not (code = any($2)) returning id`,
    [programId, units.map((unit) => unit.code)],
  );
  if (written.length + dropped.length === 0) return;
  await rebuildPaths(context, programId);
  const detail = { written: written.length, deactivated: dropped.length };
  context.audit({ subject: "unit", subjectId: null, programId, detail });
}
