import { type Context, Refused } from "@yingsheng/kernel";
import { v7 as uuid } from "uuid";
import type { PackPerson } from "./pack-section.ts";

/**
 * Writes the invented people of a demo pack with their grants. The password behind `passwordHash` is theirs afterwards,
 * except for those who have chosen one of their own meanwhile. Grants that are or were there are not given again.
 * Refuses `person.login-taken` when a login belongs to a real person: their account is not the demo's to touch. A role
 * or unit that does not exist throws.
 */
export async function installDemoPeople(
  context: Pick<Context, "tx" | "audit" | "now">,
  programId: string,
  people: readonly PackPerson[],
  passwordHash: string,
): Promise<void> {
  const rows = people.map((person) => ({ id: uuid(), login: person.login.toLowerCase(), name: person.name }));
  const written = await context.tx.query(
    `insert into identity.person as p
       (id, login, name, password_hash, password_changed_at, demo, demo_password, created_at)
     select r.id, r.login, r.name, $2, $3, true, true, $3
     from jsonb_to_recordset($1::jsonb) as r(id uuid, login text, name text)
     on conflict (login) do update
       set password_hash = excluded.password_hash, password_changed_at = excluded.password_changed_at,
           failed_attempts = 0, locked_until = null
     where p.demo and p.demo_password
     returning p.id`,
    [JSON.stringify(rows), passwordHash, context.now],
  );
  const known = await context.tx.query<{ id: string; login: string; demo: boolean }>(
    "select id, login, demo from identity.person where login = any($1)",
    [rows.map((row) => row.login)],
  );
  const real = known.find((person) => !person.demo);
  if (real) throw new Refused("person.login-taken", { field: "login", detail: `登录名：${real.login}` });
  const ids = new Map(known.map((person) => [person.login, person.id]));
  const wanted = people.flatMap((person) =>
    person.roles.map((role) => ({
      id: uuid(),
      person_id: ids.get(person.login.toLowerCase()),
      role,
      unit: person.unit ?? null,
    })),
  );
  await demandKnown(context, programId, wanted);
  const granted = await context.tx.query(
    `insert into identity.role_grant (id, person_id, role_id, program_id, unit_id, granted_at)
     select w.id, w.person_id, r.id, $1, u.id, $3
     from jsonb_to_recordset($2::jsonb) as w(id uuid, person_id uuid, role text, unit text)
     join identity.role r on r.program_id = $1 and r.code = w.role
     left join identity.unit u on u.program_id = $1 and u.code = w.unit
     where not exists (
       select from identity.role_grant g
       where g.person_id = w.person_id and g.role_id = r.id and g.program_id = $1 and g.unit_id is not distinct from u.id)
     returning id`,
    [programId, JSON.stringify(wanted), context.now],
  );
  const detail = { people: written.length, granted: granted.length };
  context.audit({ subject: "person", subjectId: null, programId, detail });
}

/** A grant to a role or unit that is missing would silently give nothing, or the whole program: it is refused loudly. */
async function demandKnown(
  context: Pick<Context, "tx">,
  programId: string,
  wanted: readonly { role: string; unit: string | null }[],
): Promise<void> {
  const missing = await context.tx.query<{ what: string }>(
    `select 'role ' || w.code as what from unnest($2::text[]) as w(code)
     where not exists (select from identity.role r where r.program_id = $1 and r.code = w.code)
     union all
     select 'unit ' || w.code from unnest($3::text[]) as w(code)
     where not exists (select from identity.unit u where u.program_id = $1 and u.code = w.code)`,
    [programId, wanted.map((one) => one.role), wanted.flatMap((one) => one.unit ?? [])],
  );
  if (missing.length > 0) throw new Error(`demo people name unknown ${missing.map((row) => row.what).join(", ")}`);
}
