import { Closed, Day, defineQuery, demand, Nullable, OneOf, Uuid } from "@yingsheng/kernel";
import { type Static, Type } from "typebox";
import { dayOf } from "../day.ts";

const Duty = Closed({
  id: Uuid,
  categoryCode: Type.String(),
  categoryName: Type.String(),
  regionCode: Nullable(Type.String()),
  regionName: Nullable(Type.String()),
  leadUnitId: Uuid,
  leadUnitName: Type.String(),
  /** False: the unit is out of use, and the row sends nowhere until somebody mends it. */
  leadUnitActive: Type.Boolean(),
  jointUnitNames: Type.Array(Type.String()),
  legalBasis: Type.String(),
  source: Type.String(),
  validFrom: Day,
  validUntil: Nullable(Day),
  /** `holds` today, `later` begins, `ended` is over. */
  standing: OneOf(["holds", "later", "ended"]),
});

/** The codes with everything below, or all when none is asked for. */
const below = (list: string, n: number) => `($${n}::text is null or d.${list}_code = any(array(
  select k.code from programs.v_code top join programs.v_code k on k.program_id = top.program_id and k.list = top.list
    and (k.code = top.code or starts_with(k.path_name, top.path_name || '/'))
  where top.program_id = $1 and top.list = '${list}' and top.code = $${n})))`;

const mostRows = 2000;

/** 派单目录: who is in charge of what, in the order of the categories. Ended rows are shown when asked for. */
export const listDuties = defineQuery({
  name: "listDuties",
  title: "派单目录",
  route: "GET /programs/:programId/duties",
  permission: "program.view",
  query: Closed({
    category: Type.Optional(Type.String({ maxLength: 40 })),
    region: Type.Optional(Type.String({ maxLength: 40 })),
    /** As lead or joint unit. */
    unit: Type.Optional(Uuid),
    /** Words of category, unit, legal basis or source. */
    words: Type.Optional(Type.String({ maxLength: 60 })),
    ended: Type.Optional(Type.Boolean({ default: false })),
  }),
  output: Closed({ items: Type.Array(Duty), truncated: Type.Boolean() }),
  async run({ tx, actor, params, query, now }) {
    demand(actor, "program.view", { programId: params.programId });
    const rows = await tx.query<Static<typeof Duty>>(
      `select d.id, d.category_code, ca.path_name as category_name, d.region_code, re.path_name as region_name,
              d.lead_unit_id, lead.name as lead_unit_name, lead.active as lead_unit_active,
              array(select u.name from identity.v_unit u where u.id = any(d.joint_unit_ids)
                    order by array_position(d.joint_unit_ids, u.id)) as joint_unit_names,
              d.legal_basis, d.source, d.valid_from, d.valid_until,
              case when d.valid_until < $6::date then 'ended' when d.valid_from > $6::date
                then case when d.valid_until < d.valid_from then 'ended' else 'later' end
                else 'holds' end as standing
       from dispatch.duty d
       join identity.v_unit lead on lead.id = d.lead_unit_id
       join programs.v_code ca on ca.program_id = d.program_id and ca.list = 'category' and ca.code = d.category_code
       left join programs.v_code re on re.program_id = d.program_id and re.list = 'region' and re.code = d.region_code
       where d.program_id = $1 and ${below("category", 2)} and ${below("region", 3)}
         and ($4::uuid is null or d.lead_unit_id = $4 or $4 = any(d.joint_unit_ids))
         and ($5::text is null or strpos(concat_ws(' ', ca.path_name, re.path_name, lead.name, d.legal_basis, d.source), $5) > 0)
         and ($7 or ((d.valid_until is null or d.valid_until >= $6::date) and (d.valid_until is null or d.valid_until >= d.valid_from)))
       order by ca.path_name, re.path_name nulls first, d.valid_from desc, d.id limit ${mostRows + 1}`,
      [
        params.programId,
        query.category ?? null,
        query.region ?? null,
        query.unit ?? null,
        query.words?.trim() || null,
        dayOf(now),
        query.ended ?? false,
      ],
    );
    return { items: rows.slice(0, mostRows), truncated: rows.length > mostRows };
  },
});
