import type { Context } from "@yingsheng/kernel";

/** Tells identity that a program exists and what it is called; again with another name renames it. Units, roles and
 * grants hang on it. */
export async function registerProgramScope(
  context: Pick<Context, "tx">,
  program: { id: string; code: string; name: string },
): Promise<void> {
  await context.tx.query(
    `insert into identity.program_scope as s (id, code, name) values ($1, $2, $3)
     on conflict (id) do update set code = excluded.code, name = excluded.name
     where (s.code, s.name) is distinct from (excluded.code, excluded.name)`,
    [program.id, program.code, program.name],
  );
}
