import { type Actor, type Queryable, Refused } from "@yingsheng/kernel";
import { grantsSql, type StoredGrant, toGrants } from "./grants-of-person.ts";

/**
 * The person behind a login as an actor with all grants valid at `now`, without a session: for demo loading, simulation
 * and work done later in somebody's name. Refuses `person.not-found`, `person.inactive`.
 */
export async function actorFor(context: { tx: Queryable; now: Date }, login: string): Promise<Actor> {
  const person = await context.tx.maybe<{ id: string; name: string; active: boolean; grants: StoredGrant[] }>(
    `select p.id, p.name, p.active, ${grantsSql("p.id", "$2")} as grants from identity.person p where p.login = $1`,
    [login.toLowerCase(), context.now],
  );
  if (!person) throw new Refused("person.not-found");
  if (!person.active) throw new Refused("person.inactive");
  return { kind: "person", personId: person.id, name: person.name, sessionId: null, grants: toGrants(person.grants) };
}
