import { Closed, Instant, Nullable, Uuid } from "@yingsheng/kernel";
import { Type } from "typebox";

/** One grant as lists show it. `unit` null: the whole program. */
export const GrantSummary = Closed({
  id: Uuid,
  role: Closed({ code: Type.String(), name: Type.String() }),
  unit: Nullable(Closed({ id: Uuid, name: Type.String() })),
  validFrom: Nullable(Instant),
  validUntil: Nullable(Instant),
  grantedAt: Instant,
  /** Who gave it; null for grants that came with a pack. */
  grantedBy: Nullable(Type.String()),
  /** Valid at this moment: not before its time, not ended. */
  current: Type.Boolean(),
});

/** One person as lists show it, with the grants in the program asked for. */
export const PersonSummary = Closed({
  id: Uuid,
  login: Type.String(),
  name: Type.String(),
  active: Type.Boolean(),
  /** Locked after too many failures until then; null when not locked. */
  lockedUntil: Nullable(Instant),
  hasSecondFactor: Type.Boolean(),
  mustChangePassword: Type.Boolean(),
  lastSeenAt: Nullable(Instant),
  grants: Type.Array(GrantSummary),
});

/**
 * SELECT list of a PersonSummary over `identity.person p`.
 * @param program SQL expression of the program's id
 * @param at SQL expression of the present instant
 * @param onlyCurrent leave out grants that have ended
 */
export const personColumns = (program: string, at: string, onlyCurrent: boolean) => `
  p.id, p.login, p.name, p.active, case when p.locked_until > ${at} then p.locked_until end as locked_until,
  p.totp_confirmed_at is not null as has_second_factor, p.must_change_password,
  (select max(s.last_seen_at) from identity.session s where s.person_id = p.id) as last_seen_at,
  (select coalesce(jsonb_agg(jsonb_build_object(
      'id', g.id, 'role', jsonb_build_object('code', r.code, 'name', r.name),
      'unit', case when u.id is not null then jsonb_build_object('id', u.id, 'name', u.name) end,
      'validFrom', ${isoSql("g.valid_from")}, 'validUntil', ${isoSql("g.valid_until")},
      'grantedAt', ${isoSql("g.granted_at")}, 'grantedBy', by.name,
      'current', r.active and (g.valid_from is null or g.valid_from <= ${at})
        and (g.valid_until is null or g.valid_until > ${at}))
      order by r.sort, r.code, u.name, g.granted_at), '[]')
   from identity.role_grant g
   join identity.role r on r.id = g.role_id
   left join identity.unit u on u.id = g.unit_id
   left join identity.person by on by.id = g.granted_by
   where g.person_id = p.id and g.program_id = ${program}
     ${onlyCurrent ? `and (g.valid_until is null or g.valid_until > ${at})` : ""}) as grants`;

/** SQL that writes an instant inside JSON as the API does everywhere: ISO 8601 in UTC with milliseconds. */
export function isoSql(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
