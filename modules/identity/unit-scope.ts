import { type Context, demand, Refused } from "@yingsheng/kernel";

/** A unit of the program, locked for a change; refuses `unit.not-found`, and `access.scope` outside the actor's units. */
export async function lockManagedUnit(
  context: Pick<Context, "tx" | "actor">,
  programId: string,
  unitId: string,
): Promise<{ id: string; active: boolean; parentId: string | null }> {
  const unit = await context.tx.maybe<{ id: string; active: boolean; parentId: string | null }>(
    "select id, active, parent_id from identity.unit where program_id = $1 and id = $2 for update",
    [programId, unitId],
  );
  if (!unit) throw new Refused("unit.not-found");
  demand(context.actor, "unit.manage", { programId, unitId });
  return unit;
}
