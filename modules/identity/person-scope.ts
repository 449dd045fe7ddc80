import { type Context, demand, holds, Refused } from "@yingsheng/kernel";

type Where = { programId: string | null; unitId: string | null; current: boolean };

/**
 * Locks a person for a change to the account itself: password, name, active, second factor. An account opens every
 * door its owner has, so the actor must hold `person.manage` wherever the person has rights, in other programs too;
 * else whoever administers one program could reset a password and walk into another.
 * Refuses `person.not-found` when the person never had a grant in the program, `access.scope` and `person.elsewhere`.
 */
export async function lockManagedPerson(
  context: Pick<Context, "tx" | "actor" | "now">,
  programId: string,
  personId: string,
): Promise<{ id: string; login: string; active: boolean }> {
  const { tx, actor, now } = context;
  const person = await tx.maybe<{ id: string; login: string; active: boolean }>(
    "select id, login, active from identity.person where id = $1 for update",
    [personId],
  );
  if (!person) throw new Refused("person.not-found");
  const grants = await tx.query<Where>(
    `select g.program_id, g.unit_id, g.valid_until is null or g.valid_until > $2 as current
     from identity.role_grant g where g.person_id = $1`,
    [personId, now],
  );
  const here = grants.filter((grant) => grant.programId === programId);
  if (here.length === 0) throw new Refused("person.not-found");
  const current = grants.filter((grant) => grant.current);
  // Somebody without any rights left is managed by whoever managed them here before.
  for (const { programId: program, unitId } of current.length > 0 ? current : here) {
    if (program === programId) demand(actor, "person.manage", { programId, unitId });
    else if (!holds(actor, "person.manage", { programId: program, unitId })) throw new Refused("person.elsewhere");
  }
  return person;
}
