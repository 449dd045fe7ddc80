import { readCursor, writeCursor } from "@yingsheng/cases";
import { Closed, defineQuery, demand, Instant, Nullable, OneOf, Page, Paging, Uuid } from "@yingsheng/kernel";
import { type Static, Type } from "typebox";

const Item = Closed({
  id: Uuid,
  caseId: Uuid,
  caseNumber: Type.String(),
  caseTitle: Type.String(),
  caseKind: Type.String(),
  unitName: Nullable(Type.String()),
  round: Type.Integer(),
  state: Type.String(),
  createdAt: Instant,
  dueAt: Nullable(Instant),
  attempts: Type.Integer(),
  lastAttemptAt: Nullable(Instant),
  satisfaction: Nullable(Type.String()),
  finishedAt: Nullable(Instant),
});

/** 回访任务: the open ones by due time, or the finished ones newest first. */
export const listCallbacks = defineQuery({
  name: "listCallbacks",
  title: "回访任务",
  route: "GET /programs/:programId/callbacks",
  permission: "callback.view",
  query: Closed({ ...Paging, state: Type.Optional(OneOf(["open", "finished"])) }),
  output: Page(Item),
  async run({ tx, actor, params, query }) {
    demand(actor, "callback.view", { programId: params.programId, unitId: null });
    const isOpen = query.state !== "finished";
    const column = isOpen ? "coalesce(t.due_at, 'infinity')" : "t.finished_at";
    const [after, direction] = isOpen ? [">", "asc"] : ["<", "desc"];
    const cursor = readCursor(query.cursor);
    const limit = query.limit ?? 50;
    const rows = await tx.query<Static<typeof Item>>(
      `select t.id, t.case_id, c.number as case_number, c.title as case_title, c.kind as case_kind, u.name as unit_name,
              t.round, t.state, t.created_at, t.due_at, t.attempts, t.satisfaction, t.finished_at,
              (select max(a.at) from callbacks.attempt a where a.task_id = t.id) as last_attempt_at
       from callbacks.task t join cases.v_case c on c.id = t.case_id left join identity.v_unit u on u.id = c.lead_unit_id
       where t.program_id = $1 and t.state ${isOpen ? "=" : "<>"} 'open'
         and ($2::timestamptz is null or (${column}, t.id) ${after} ($2::timestamptz, $3::uuid))
       order by ${column} ${direction}, t.id ${direction} limit $4`,
      [params.programId, cursor?.at ?? null, cursor?.id ?? null, limit + 1],
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? writeCursor(isOpen ? last.dueAt : last.finishedAt, last.id) : null };
  },
});
