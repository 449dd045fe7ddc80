import type { Queryable } from "@yingsheng/kernel";

/** Chains of codes by code: the code itself first, then what stands above it, up to the top. */
export type CodeChains = ReadonlyMap<string, readonly string[]>;

type Codes = readonly (string | null)[];

const named = (codes: Codes): string[] => [...new Set(codes.filter((code) => code !== null))];

/** The chains of some categories and regions of a program, in one round trip; codes the lists do not have are left out. */
export async function codeChains(
  tx: Queryable,
  programId: string,
  wanted: { categories: Codes; regions: Codes },
): Promise<{ categories: CodeChains; regions: CodeChains }> {
  const rows = await tx.query<{ list: string; leaf: string; chain: string[] }>(
    `with recursive up as (
       select list, code as leaf, code, parent_code, level from programs.v_code
       where program_id = $1 and list = 'category' and code = any($2::text[])
       union all
       select list, code, code, parent_code, level from programs.v_code
       where program_id = $1 and list = 'region' and code = any($3::text[])
       union all
       select up.list, up.leaf, above.code, above.parent_code, above.level
       from up join programs.v_code above on above.program_id = $1 and above.list = up.list and above.code = up.parent_code)
     select list, leaf, array_agg(code order by level desc) as chain from up group by list, leaf`,
    [programId, named(wanted.categories), named(wanted.regions)],
  );
  const of = (list: string): CodeChains =>
    new Map(rows.filter((row) => row.list === list).map(({ leaf, chain }) => [leaf, chain]));
  return { categories: of("category"), regions: of("region") };
}
