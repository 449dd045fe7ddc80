import type { Queryable } from "@yingsheng/kernel";
import type { PastShare } from "./rank-by-history.ts";

export type NamedShare = PastShare & { unitName: string };

/** How many of the latest cases are looked at: of the category itself, and of each category beside it. */
const latest = { own: 500, beside: 100 } as const;

/**
 * Who took over the latest cases of the same category and of those beside it: signed for and not returned. Walks the
 * index of newest cases by category, so the answer costs the same however long the history is.
 */
export function pastDispatches(
  tx: Queryable,
  programId: string,
  matter: { caseId: string; categoryCode: string; regionCode: string | null },
): Promise<NamedShare[]> {
  return tx.query<NamedShare>(
    `with mine as (
       select parent_code from programs.v_code where program_id = $1 and list = 'category' and code = $2),
     town as (
       select parent_code from programs.v_code where program_id = $1 and list = 'region' and code = $3),
     nearby as (
       select array_agg(code) as codes from programs.v_code
       where program_id = $1 and list = 'region' and parent_code = (select parent_code from town)),
     circle as (
       select code, code = $2 as own from programs.v_code where program_id = $1 and list = 'category'
         and (code = $2 or parent_code = (select parent_code from mine))),
     past as (
       select p.lead_unit_id, p.region_code, circle.own from circle cross join lateral (
         select c.lead_unit_id, c.region_code from cases.v_case c
         where c.program_id = $1 and c.category_code = circle.code and c.lead_unit_id is not null
           and c.state in ('handling', 'suspended', 'replied', 'closed', 'archived') and c.id <> $4
         order by c.received_at desc limit case when circle.own then ${latest.own} else ${latest.beside} end) p)
     select past.lead_unit_id as unit_id, u.name as unit_name, count(*)::int as wide,
            count(*) filter (where own)::int as category,
            count(*) filter (where own and region_code = any(nearby.codes))::int as near,
            count(*) filter (where own and region_code = $3)::int as same
     from past join identity.v_unit u on u.id = past.lead_unit_id and u.active cross join nearby
     group by past.lead_unit_id, u.name`,
    [programId, matter.categoryCode, matter.regionCode, matter.caseId],
  );
}
