import { type Context, demand, Refused } from "@yingsheng/kernel";

/**
 * Opens a code list for a change: the right must span the whole program, the list must exist, and two people changing
 * lists of one program act one after the other, so that siblings cannot get the same name at once.
 * Refuses `access.scope`, `code.list-not-found`.
 * @returns how many levels the list has
 */
export async function lockList(
  context: Pick<Context, "tx" | "actor">,
  programId: string,
  list: string,
): Promise<number> {
  demand(context.actor, "program.manage", { programId, unitId: null });
  await context.tx.query("select from programs.program where id = $1 for no key update", [programId]);
  const { levels } = await context.tx.one<{ levels: number | null }>(
    "select max(level) as levels from programs.code where program_id = $1 and list = $2",
    [programId, list],
  );
  if (levels === null) throw new Refused("code.list-not-found");
  return levels;
}

/** Refuses `code.name-taken` when another code in use under the same parent has the name: files are read by name. */
export async function demandFreeName(
  context: Pick<Context, "tx">,
  at: { programId: string; list: string; parentCode: string | null; name: string; exceptCode: string | null },
): Promise<void> {
  const same = await context.tx.query(
    `select from programs.code where program_id = $1 and list = $2 and active
       and parent_code is not distinct from $3 and name = $4 and code is distinct from $5`,
    [at.programId, at.list, at.parentCode, at.name, at.exceptCode],
  );
  if (same.length > 0) throw new Refused("code.name-taken", { field: "name" });
}
