import type { Queryable } from "@yingsheng/kernel";

/** Chains of codes by code: the code itself first, then what stands above it, up to the top. */
export type CodeChains = ReadonlyMap<string, readonly string[]>;

/** The chains of some codes of one list of a program; codes the list does not have are left out. */
export async function codeChains(
  tx: Queryable,
  programId: string,
  list: "category" | "region",
  codes: readonly (string | null)[],
): Promise<CodeChains> {
  const wanted = [...new Set(codes.filter((code) => code !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.query<{ leaf: string; chain: string[] }>(
    `with recursive up as (
       select code as leaf, code, parent_code, level from programs.v_code
       where program_id = $1 and list = $2 and code = any($3::text[])
       union all
       select up.leaf, above.code, above.parent_code, above.level
       from up join programs.v_code above on above.program_id = $1 and above.list = $2 and above.code = up.parent_code)
     select leaf, array_agg(code order by level desc) as chain from up group by leaf`,
    [programId, list, wanted],
  );
  return new Map(rows.map(({ leaf, chain }) => [leaf, chain]));
}
