import type { Context } from "@yingsheng/kernel";

/** Works out levels and full names of a list again from parents and names; only rows that changed are written. */
export async function rebuildPathNames(context: Pick<Context, "tx">, programId: string, list: string): Promise<void> {
  await context.tx.query(
    `with recursive tree as (
       select code, name as path_name, 1 as level from programs.code
       where program_id = $1 and list = $2 and parent_code is null
       union all
       select c.code, t.path_name || '/' || c.name, t.level + 1
       from programs.code c join tree t on c.parent_code = t.code
       where c.program_id = $1 and c.list = $2)
     update programs.code c set path_name = t.path_name, level = t.level
     from tree t
     where c.program_id = $1 and c.list = $2 and c.code = t.code
       and (c.path_name, c.level) is distinct from (t.path_name, t.level)`,
    [programId, list],
  );
}
