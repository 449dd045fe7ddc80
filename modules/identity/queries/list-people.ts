import { Closed, defineQuery, OneOf, Page, Paging, Refused, Uuid, visibleUnits } from "@yingsheng/kernel";
import { type Static, Type } from "typebox";
import { PersonSummary, personColumns } from "../person-summary.ts";

/** The cursor is the last login seen; a login is plain ASCII, anything else was not made here. */
function loginOf(cursor: string | undefined): string {
  if (cursor === undefined) return "";
  const login = Buffer.from(cursor, "base64url").toString("utf8");
  if (!/^[\x21-\x7e]{1,64}$/.test(login)) throw new Refused("request.invalid", { field: "cursor" });
  return login;
}

const sql = `
  select ${personColumns("$1", "$2", true)}
  from identity.person p
  where p.login > $3
    and exists (
      select from identity.role_grant g join identity.role r on r.id = g.role_id
      where g.person_id = p.id and g.program_id = $1
        and ($4::uuid[] is null or g.unit_id = any($4))
        and ($5::uuid is null or g.unit_id in (select u.id from identity.unit u where u.path @> array[$5::uuid]))
        and ($6::text is null or r.code = $6)
        and (($5::uuid is null and $6::text is null) or g.valid_until is null or g.valid_until > $2))
    and ($7::text is null or strpos(lower(p.name), $7) > 0 or strpos(p.login, $7) > 0)
    and case $8::text when 'active' then p.active when 'inactive' then not p.active
                      when 'locked' then p.active and p.locked_until > $2 else true end
  order by p.login limit $9`;

/** 人员: everybody who has or had a grant in the program, within the units the asker may see; by login. */
export const listPeople = defineQuery({
  name: "listPeople",
  title: "人员列表",
  route: "GET /programs/:programId/people",
  permission: "person.view",
  query: Closed({
    /** Part of the name or the login. */
    words: Type.Optional(Type.String({ maxLength: 50 })),
    /** Only people with a grant on this unit or below it. */
    unitId: Type.Optional(Uuid),
    /** Only people with this role. */
    role: Type.Optional(Type.String({ maxLength: 64 })),
    status: Type.Optional(OneOf(["active", "inactive", "locked"])),
    ...Paging,
  }),
  output: Page(PersonSummary),
  async run({ tx, actor, now, params, query }) {
    const limit = query.limit ?? 50;
    const rows = await tx.query<Static<typeof PersonSummary>>(sql, [
      params.programId,
      now,
      loginOf(query.cursor),
      visibleUnits(actor, "person.view", params.programId),
      query.unitId ?? null,
      query.role || null,
      query.words?.toLowerCase() || null,
      query.status ?? null,
      limit + 1,
    ]);
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? Buffer.from(last.login).toString("base64url") : null };
  },
});
