import type { Queryable } from "@yingsheng/kernel";
import { chooseDuty, type Duty, type Place } from "./choose-duty.ts";
import { codeChains } from "./code-chains.ts";

/** A row of the catalogue with the names people know it by. */
export type NamedDuty = Duty & {
  leadUnitId: string;
  leadUnitName: string;
  leadUnitActive: boolean;
  jointUnitIds: string[];
  jointUnitNames: string[];
  legalBasis: string;
  categoryName: string;
  regionName: string | null;
};

/** What a matter must tell to find who is in charge. */
export type Matter = { categoryCode: string | null; regionCode: string | null };

/** Finds the catalogue's row for matters of a program on one day, without asking the database again. */
export type DutyFinder = { placeOf(matter: Matter): Place; dutyOf(matter: Matter): NamedDuty | undefined };

/** Reads what of the catalogue concerns the given matters. `day` is YYYY-MM-DD in Asia/Shanghai. */
export async function findDuties(
  tx: Queryable,
  programId: string,
  matters: readonly Matter[],
  day: string,
): Promise<DutyFinder> {
  const { categories, regions } = await codeChains(tx, programId, {
    categories: matters.map((matter) => matter.categoryCode),
    regions: matters.map((matter) => matter.regionCode),
  });
  const rows = await tx.query<NamedDuty>(
    `select d.id, d.category_code, d.region_code, d.valid_from, d.valid_until, d.lead_unit_id, d.legal_basis,
            lead.name as lead_unit_name, lead.active as lead_unit_active,
            ca.path_name as category_name, re.path_name as region_name,
            array(select u.id from identity.v_unit u where u.id = any(d.joint_unit_ids) and u.active
                  order by array_position(d.joint_unit_ids, u.id)) as joint_unit_ids,
            array(select u.name from identity.v_unit u where u.id = any(d.joint_unit_ids) and u.active
                  order by array_position(d.joint_unit_ids, u.id)) as joint_unit_names
     from dispatch.duty d
     join identity.v_unit lead on lead.id = d.lead_unit_id
     join programs.v_code ca on ca.program_id = d.program_id and ca.list = 'category' and ca.code = d.category_code
     left join programs.v_code re on re.program_id = d.program_id and re.list = 'region' and re.code = d.region_code
     where d.program_id = $1 and d.category_code = any($2::text[])
       and (d.region_code is null or d.region_code = any($3::text[]))
       and d.valid_from <= $4::date and (d.valid_until is null or d.valid_until >= $4::date)`,
    [programId, [...new Set([...categories.values()].flat())], [...new Set([...regions.values()].flat())], day],
  );
  const placeOf = ({ categoryCode, regionCode }: Matter): Place => ({
    categories: categories.get(categoryCode ?? "") ?? [],
    regions: regions.get(regionCode ?? "") ?? [],
  });
  return { placeOf, dutyOf: (matter) => chooseDuty(rows, placeOf(matter), day) };
}
