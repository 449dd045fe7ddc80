import { Closed, defineQuery, Instant, Nullable, OneOf, Refused, Uuid, visibleUnits } from "@yingsheng/kernel";
import { type Static, Type } from "typebox";
import { grantValid } from "../grants-of-person.ts";
import { isoSql } from "../person-summary.ts";

const Access = Closed({
  /** Why none of it counts at the moment; null when it does. */
  blockedBy: Nullable(OneOf(["inactive", "locked", "one-time-password", "second-factor-enrolment"])),
  items: Type.Array(
    Closed({
      permission: Type.String(),
      /** What the permission allows, in Chinese. */
      title: Type.String(),
      /** Every grant that gives it. */
      grants: Type.Array(
        Closed({
          grantId: Uuid,
          role: Closed({ code: Type.String(), name: Type.String() }),
          /** The unit and all below it; null: the whole program. */
          unit: Nullable(Closed({ id: Uuid, name: Type.String() })),
          /** Given for all programs, not for this one alone. */
          everyProgram: Type.Boolean(),
          validFrom: Nullable(Instant),
          validUntil: Nullable(Instant),
          grantedAt: Instant,
          grantedBy: Nullable(Type.String()),
        }),
      ),
    }),
  ),
});
type Access = Static<typeof Access>;

const blockedSql = `
  select case when not p.active then 'inactive' when p.locked_until > $2 then 'locked'
              when p.must_change_password then 'one-time-password'
              when p.totp_confirmed_at is null and exists (
                select from identity.role_grant g join identity.role r on r.id = g.role_id and r.active
                where g.person_id = p.id and r.requires_second_factor and ${grantValid("$2")})
              then 'second-factor-enrolment' end as blocked_by
  from identity.person p
  where p.id = $3 and exists (
    select from identity.role_grant g
    where g.person_id = p.id and g.program_id = $1 and ($4::uuid[] is null or g.unit_id = any($4)))`;

const itemsSql = `
  select permission, coalesce(t.title, permission) as title,
    jsonb_agg(jsonb_build_object(
      'grantId', g.id, 'role', jsonb_build_object('code', r.code, 'name', r.name),
      'unit', case when u.id is not null then jsonb_build_object('id', u.id, 'name', u.name) end,
      'everyProgram', g.program_id is null,
      'validFrom', ${isoSql("g.valid_from")}, 'validUntil', ${isoSql("g.valid_until")},
      'grantedAt', ${isoSql("g.granted_at")}, 'grantedBy', by.name) order by r.sort, r.code, u.name) as grants
  from identity.role_grant g
  join identity.role r on r.id = g.role_id and r.active
  cross join unnest(r.permissions) as permission
  left join identity.permission t on t.name = permission
  left join identity.unit u on u.id = g.unit_id
  left join identity.person by on by.id = g.granted_by
  where g.person_id = $3 and (g.program_id = $1 or g.program_id is null) and ${grantValid("$2")}
    and ($4::text is null or permission = $4)
    and ($5::uuid is null or g.unit_id is null
         or g.unit_id = any((select path from identity.unit where id = $5 and program_id = $1)::uuid[]))
  group by permission, t.title order by permission`;

/**
 * 权限说明: why this person may do what they may: each permission with every grant it comes from. `unitId` asks what
 * reaches one unit, `permission` about one permission.
 */
export const explainAccess = defineQuery({
  name: "explainAccess",
  title: "权限说明",
  route: "GET /programs/:programId/people/:personId/access",
  permission: "person.view",
  query: Closed({
    permission: Type.Optional(Type.String({ maxLength: 64 })),
    unitId: Type.Optional(Uuid),
  }),
  output: Access,
  refuses: ["person.not-found"],
  async run({ tx, actor, now, params, query }) {
    const person = await tx.maybe<Pick<Access, "blockedBy">>(blockedSql, [
      params.programId,
      now,
      params.personId,
      visibleUnits(actor, "person.view", params.programId),
    ]);
    if (!person) throw new Refused("person.not-found");
    const items = await tx.query<Access["items"][number]>(itemsSql, [
      params.programId,
      now,
      params.personId,
      query.permission || null,
      query.unitId ?? null,
    ]);
    return { blockedBy: person.blockedBy, items };
  },
});
