import { Closed, OneOf, type Queryable, Uuid } from "@yingsheng/kernel";
import { type Static, Type } from "typebox";
import { grantValid } from "./grants-of-person.ts";

/** How the session stands to the second factor: `needed` and `enrol` mean that it has no rights until that is done. */
const SecondFactor = OneOf(["none", "needed", "enrol", "done"]);

/** Who is logged in and what they may do where, as the web apps need it to build their screens. */
export const SessionBody = Closed({
  person: Closed({ id: Uuid, name: Type.String(), login: Type.String() }),
  /** To be repeated in the header `x-csrf-token` of every request that changes something. */
  csrfToken: Type.String(),
  secondFactor: SecondFactor,
  /** After a reset: no rights until `POST /password` has been done. */
  mustChangePassword: Type.Boolean(),
  programs: Type.Array(
    Closed({
      id: Uuid,
      code: Type.String(),
      name: Type.String(),
      permissions: Type.Array(Type.String()),
      /** The units the person's grants name; none of them means the whole program. */
      units: Type.Array(Closed({ id: Uuid, name: Type.String() })),
    }),
  ),
});
export type SessionBody = Static<typeof SessionBody>;

type Found = {
  csrfToken: string;
  hasSecondFactor: boolean;
  isEnrolled: boolean;
  isDemanded: boolean;
  mustChangePassword: boolean;
  personId: string;
  name: string;
  login: string;
  programs: SessionBody["programs"] | null;
};

const sql = `
  with grants as (
    select g.program_id, g.unit_id, r.permissions, r.requires_second_factor
    from identity.session s
    join identity.role_grant g on g.person_id = s.person_id
    join identity.role r on r.id = g.role_id and r.active
    where s.id = $1 and ${grantValid("$2")}),
  programs as (
    select ps.id, ps.code, ps.name,
           (select jsonb_agg(distinct permission) from grants g, unnest(g.permissions) as permission
            where g.program_id = ps.id or g.program_id is null) as permissions,
           (select coalesce(jsonb_agg(distinct jsonb_build_object('id', u.id, 'name', u.name)), '[]')
            from grants g join identity.unit u on u.id = g.unit_id where g.program_id = ps.id) as units
    from identity.program_scope ps
    where exists (select from grants g where g.program_id = ps.id or g.program_id is null))
  select s.csrf_token, s.second_factor_at is not null as has_second_factor,
         p.totp_confirmed_at is not null as is_enrolled,
         exists (select from grants where requires_second_factor) as is_demanded,
         p.must_change_password, p.id as person_id, p.name, p.login,
         (select jsonb_agg(to_jsonb(programs) order by code) from programs where permissions is not null) as programs
  from identity.session s join identity.person p on p.id = s.person_id
  where s.id = $1`;

/** Describes a session for its owner. Programs stay empty as long as a second factor or a new password is owed. */
export async function describeSession(context: { tx: Queryable; now: Date }, sessionId: string): Promise<SessionBody> {
  const found = await context.tx.one<Found>(sql, [sessionId, context.now]);
  const secondFactor = secondFactorState(found);
  const isLimited = found.mustChangePassword || secondFactor === "needed" || secondFactor === "enrol";
  return {
    person: { id: found.personId, name: found.name, login: found.login },
    csrfToken: found.csrfToken,
    secondFactor,
    mustChangePassword: found.mustChangePassword,
    programs: isLimited ? [] : (found.programs ?? []),
  };
}

function secondFactorState(found: Found): SessionBody["secondFactor"] {
  if (found.hasSecondFactor) return "done";
  if (found.isEnrolled) return "needed";
  return found.isDemanded ? "enrol" : "none";
}
