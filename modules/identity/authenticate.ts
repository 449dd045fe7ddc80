import type { Authentication, Module } from "@yingsheng/kernel";
import { grantsSql, type StoredGrant, toGrants } from "./grants-of-person.ts";
import { settingSql } from "./security-settings.ts";
import { sessionCookie, tokenHash } from "./session-token.ts";

type Found = {
  id: string;
  csrfToken: string;
  isStale: boolean;
  hasSecondFactor: boolean;
  isEnrolled: boolean;
  personId: string;
  name: string;
  mustChangePassword: boolean;
  grants: StoredGrant[];
};

const findSql = `
  select s.id, s.csrf_token, s.last_seen_at <= $2::timestamptz - interval '1 minute' as is_stale,
         s.second_factor_at is not null as has_second_factor, p.totp_confirmed_at is not null as is_enrolled,
         p.id as person_id, p.name, p.must_change_password, ${grantsSql("p.id", "$2")} as grants
  from identity.session s
  join identity.person p on p.id = s.person_id
  where s.token_hash = $1 and s.ended_at is null and s.idle_until > $2 and s.expires_at > $2
    and p.active and (p.locked_until is null or p.locked_until <= $2)`;

const touchSql = `
  update identity.session
  set last_seen_at = $2, idle_until = $2::timestamptz + interval '1 minute' * ${settingSql("sessionIdleMinutes", "$2::timestamptz")}
  where id = $1 and last_seen_at <= $2::timestamptz - interval '1 minute'`;

/**
 * Who sends a request, in one indexed query; null when the session is unknown, ended, idle too long, over its absolute
 * limit, or its person deactivated or locked (GB/T 22239-2019 8.1.4.1). The idle limit slides, written at most once a
 * minute; requests a page sends by itself (`x-background: 1`) do not count as use.
 *
 * Until a demanded second factor is shown and a one-time password changed, the actor has no grants: only verbs open to
 * every session answer.
 */
export const authenticate: NonNullable<Module["authenticate"]> = async (platform, request, at) => {
  const token = request.cookies[sessionCookie];
  if (!token || token.length > 100) return null;
  const found = await platform.db.maybe<Found>(findSql, [tokenHash(token), at]);
  if (!found) return null;
  if (found.isStale && request.headers["x-background"] !== "1") await platform.db.query(touchSql, [found.id, at]);

  const demanded = found.isEnrolled || found.grants.some((grant) => grant.secondFactor);
  const isLimited = found.mustChangePassword || (demanded && !found.hasSecondFactor);
  const authentication: Authentication = {
    actor: {
      kind: "person",
      personId: found.personId,
      name: found.name,
      sessionId: found.id,
      grants: isLimited ? [] : toGrants(found.grants),
    },
    csrfToken: found.csrfToken,
  };
  return authentication;
};
