import { unitsOf } from "@yingsheng/identity";
import type { Context } from "@yingsheng/kernel";
import { v7 as uuid } from "uuid";
import { dayOf } from "./day.ts";
import type { PackDutyCatalogue } from "./pack-section.ts";

/**
 * Writes the duty catalogue of a pack. Installed for the first time its lines begin on the pack's day; a line that a
 * later version changes or drops ends yesterday and the new one begins today, so that what was dispatched can still be
 * explained. Lines added on screen, and lines closed on screen, stay as somebody left them. The same pack again writes nothing.
 */
export async function installCatalogue(
  context: Pick<Context, "tx" | "now" | "audit">,
  programId: string,
  catalogue: PackDutyCatalogue | undefined,
): Promise<void> {
  const units = new Map((await unitsOf(context, programId)).map((unit) => [unit.code, unit.id]));
  const unitId = (code: string): string => {
    const id = units.get(code);
    if (id === undefined) throw new Error(`the duty catalogue names the unit "${code}", which the pack does not have`);
    return id;
  };
  const rows = (catalogue?.rows ?? []).map((row) => ({
    id: uuid(),
    category: row.category,
    region: row.region ?? null,
    lead: unitId(row.lead),
    joint: (row.joint ?? []).map(unitId),
    basis: row.basis,
  }));
  const written = await context.tx.query(
    `${wantedSql},
     ended as (
       update dispatch.duty d set valid_until = greatest($4::date, d.valid_from) - 1, closed_at = $5
       from standing s where d.id = s.id and not exists (
         select from wanted w where w.category = s.category_code and w.region is not distinct from s.region_code
           and (w.lead, w.joint, w.basis) = (s.lead_unit_id, s.joint_unit_ids, s.legal_basis))
       returning d.id),
     begun as (
       insert into dispatch.duty (id, program_id, category_code, region_code, lead_unit_id, joint_unit_ids, legal_basis,
         source, valid_from, from_pack, added_at)
       select w.id, $1, w.category, w.region, w.lead, w.joint, w.basis, $3,
              case when exists (select from pack_rows p where p.category_code = w.category
                                and p.region_code is not distinct from w.region) then $4::date else $6::date end,
              true, $5
       from wanted w
       where not exists (select from standing s where s.category_code = w.category
                           and s.region_code is not distinct from w.region
                           and (w.lead, w.joint, w.basis) = (s.lead_unit_id, s.joint_unit_ids, s.legal_basis))
         and not exists (select from pack_rows p where p.category_code = w.category
                           and p.region_code is not distinct from w.region and p.closed_by is not null)
         and not exists (select from dispatch.duty d where d.program_id = $1 and not d.from_pack
                           and d.category_code = w.category and d.region_code is not distinct from w.region
                           and d.valid_from in ($4::date, $6::date))
       returning id)
     select id from ended union all select id from begun`,
    [
      programId,
      JSON.stringify(rows),
      catalogue?.source ?? "",
      dayOf(context.now),
      context.now,
      catalogue?.validFrom ?? dayOf(context.now),
    ],
  );
  if (written.length === 0) return;
  context.audit({ subject: "duty", subjectId: null, programId, detail: { lines: written.length } });
}

/** What the pack wants, every line it ever brought, and those of them that still stand. */
const wantedSql = `
  with wanted as (
    select r.id, r.category, r.region, r.lead,
           array(select x::uuid from jsonb_array_elements_text(r.joint) x) as joint, r.basis
    from jsonb_to_recordset($2::jsonb) as r(id uuid, category text, region text, lead uuid, joint jsonb, basis text)),
  pack_rows as (
    select * from dispatch.duty where program_id = $1 and from_pack),
  standing as (
    select * from pack_rows where valid_until is null and closed_by is null)`;
