import type { Context } from "@yingsheng/kernel";
import type { Pack, PackCode } from "./pack.ts";
import { rebuildPathNames } from "./rebuild-path-names.ts";

/** One code list of a pack. */
export type InstallList = { list: string; codes: Pack["channels"] };

type Row = { code: string; name: string; parent_code: string | null; level: number; sort: number };

function flatten(codes: readonly PackCode[], parent: Row | null, rows: Row[]): Row[] {
  for (const { code, name, children } of codes) {
    const level = (parent?.level ?? 0) + 1;
    const row: Row = { code, name, parent_code: parent?.code ?? null, level, sort: rows.length };
    rows.push(row);
    flatten(children ?? [], row, rows);
  }
  return rows;
}

/**
 * Writes one code list: new codes are added, known ones follow the pack unless edited on screen, codes the pack no
 * longer names become inactive, codes added on screen stay. The same list again writes nothing.
 */
export async function installCodes(
  context: Pick<Context, "tx">,
  programId: string,
  { list, codes }: InstallList,
): Promise<void> {
  const rows = flatten(codes, null, []);
  await context.tx.query(
    `insert into programs.code as c (program_id, list, code, name, parent_code, path_name, level, sort, from_pack)
     select $1, $2, r.code, r.name, r.parent_code, r.name, r.level, r.sort, true
     from jsonb_to_recordset($3::jsonb) as r(code text, name text, parent_code text, level integer, sort integer)
     on conflict (program_id, list, code) do update set
       name = case when c.edited then c.name else excluded.name end,
       active = case when c.edited then c.active else true end,
       parent_code = excluded.parent_code, level = excluded.level, sort = excluded.sort, from_pack = true
     where (c.parent_code, c.level, c.sort, c.from_pack)
         is distinct from (excluded.parent_code, excluded.level, excluded.sort, true)
       or (not c.edited and (c.name <> excluded.name or not c.active))`,
    [programId, list, JSON.stringify(rows)],
  );
  await context.tx.query(
    `update programs.code set active = false
     where program_id = $1 and list = $2 and from_pack and active and not (code = any($3))`,
    [programId, list, rows.map((row) => row.code)],
  );
  await rebuildPathNames(context, programId, list);
}
