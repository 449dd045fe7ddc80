import type { Context } from "@yingsheng/kernel";

/** Works out the paths of a program's units again from their parents; only rows whose path changed are written. */
export async function rebuildPaths(context: Pick<Context, "tx">, programId: string): Promise<void> {
  await context.tx.query(
    `with recursive tree as (
       select id, array[id] as path from identity.unit where program_id = $1 and parent_id is null
       union all
       select u.id, t.path || u.id from identity.unit u join tree t on u.parent_id = t.id)
     update identity.unit u set path = t.path from tree t where u.id = t.id and u.path <> t.path`,
    [programId],
  );
}
