import { type Static, Type } from "typebox";
import { defineQuery } from "../action.ts";
import { Refused } from "../errors.ts";
import { isUuid } from "../http/formats.ts";
import { Closed, Instant, Nullable, Page, Paging, Uuid } from "../schema.ts";

const Entry = Closed({
  id: Uuid,
  at: Instant,
  action: Type.String(),
  outcome: Type.String(),
  actorKind: Type.String(),
  actorId: Nullable(Uuid),
  actorName: Type.String(),
  ip: Nullable(Type.String()),
  subject: Type.String(),
  subjectId: Nullable(Type.String()),
  detail: Type.Record(Type.String(), Type.Unknown()),
});

/** 审计查询: who did what to what, newest first; by subject or by person (GB/T 22239 level 3). */
export const listAudit = defineQuery({
  name: "listAudit",
  title: "审计查询",
  route: "GET /audit",
  permission: "audit.view",
  query: Closed({
    ...Paging,
    subject: Type.Optional(Type.String({ maxLength: 40 })),
    subjectId: Type.Optional(Type.String({ maxLength: 64 })),
    actorId: Type.Optional(Uuid),
  }),
  output: Page(Entry),
  async run({ tx, query }) {
    const limit = query.limit ?? 50;
    // UUIDv7 rise with time: the id alone is the cursor.
    const rows = await tx.query<Static<typeof Entry>>(
      `select id, at, action, outcome, actor_kind, actor_id, actor_name, ip, subject, subject_id, detail
       from kernel.audit_entry
       where ($1::uuid is null or (at, id) < ((select at from kernel.audit_entry where id = $1), $1))
         and ($2::text is null or subject = $2) and ($3::text is null or subject_id = $3)
         and ($4::uuid is null or actor_id = $4)
       order by at desc, id desc limit $5`,
      [cursorId(query.cursor), query.subject ?? null, query.subjectId ?? null, query.actorId ?? null, limit + 1],
    );
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  },
});

function cursorId(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  if (!isUuid(cursor)) throw new Refused("request.invalid", { field: "cursor" });
  return cursor;
}
