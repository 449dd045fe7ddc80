import { defineQuery, OneOf, Page, Paging, toTsQuery, Uuid, visibleUnits } from "@yingsheng/kernel";
import { type Static, Type } from "typebox";
import { kinds } from "../case-input.ts";
import { CaseItem, caseItemColumns, caseItemJoins } from "../case-item.ts";
import { readCursor, writeCursor } from "../cursor.ts";
import { caseLifecycle } from "../lifecycle.ts";

const states = Object.keys(caseLifecycle.states) as (keyof typeof caseLifecycle.states)[];

/** What a list can be narrowed by; every part also stands in the page's address. */
export const CaseFilter = Type.Object(
  {
    ...Paging,
    state: Type.Optional(Type.Array(OneOf(states), { maxItems: 10 })),
    kind: Type.Optional(OneOf(kinds)),
    channel: Type.Optional(Type.String({ maxLength: 40 })),
    category: Type.Optional(Type.String({ maxLength: 40 })),
    region: Type.Optional(Type.String({ maxLength: 40 })),
    unit: Type.Optional(Uuid),
    /** Words of title, content, place or number, as people type them. */
    words: Type.Optional(Type.String({ maxLength: 100 })),
    due: Type.Optional(OneOf(["overdue", "today"])),
    from: Type.Optional(Type.String({ format: "date" })),
    to: Type.Optional(Type.String({ format: "date" })),
    order: Type.Optional(OneOf(["newest", "due"])),
  },
  { additionalProperties: false },
);
type CaseFilter = Static<typeof CaseFilter>;

/** SQL conditions of a filter; values are numbered parameters. */
export function caseConditions(
  filter: CaseFilter,
  base: { programId: string; units: string[] | null; now: Date },
): { where: string[]; values: unknown[] } {
  const values: unknown[] = [];
  const where: string[] = [];
  const add = (condition: (n: number) => string, value: unknown) => {
    values.push(value);
    where.push(condition(values.length));
  };
  add((n) => `c.program_id = $${n}`, base.programId);
  if (base.units) add((n) => `c.lead_unit_id = any($${n}::uuid[])`, base.units);
  if (filter.state?.length) add((n) => `c.state = any($${n}::text[])`, filter.state);
  if (filter.kind) add((n) => `c.kind = $${n}`, filter.kind);
  if (filter.channel) add((n) => `c.channel = $${n}`, filter.channel);
  if (filter.category) add((n) => `c.category_code = any(${codeWithBelow("category", n)})`, filter.category);
  if (filter.region) add((n) => `c.region_code = any(${codeWithBelow("region", n)})`, filter.region);
  if (filter.unit) add((n) => `c.lead_unit_id = $${n}`, filter.unit);
  if (filter.from) add((n) => `c.received_at >= $${n}::date::timestamp at time zone 'Asia/Shanghai'`, filter.from);
  if (filter.to) add((n) => `c.received_at < ($${n}::date + 1)::timestamp at time zone 'Asia/Shanghai'`, filter.to);
  if (filter.due) {
    where.push(
      "c.state in ('received', 'dispatched', 'handling', 'suspended', 'replied', 'closed')",
      "not c.is_paused",
    );
    if (filter.due === "today") add((n) => `c.next_due_at >= $${n}`, base.now);
    add((n) => `c.next_due_at < $${n}`, filter.due === "overdue" ? base.now : endOfDay(base.now));
  }
  if (filter.words) addWords(filter.words, where, add);
  return { where, values };
}

/** A code with everything below it, by the tree and not by how codes look: those added on screen follow no pattern. */
const codeWithBelow = (list: "category" | "region", n: number) => `array(
  select k.code from programs.v_code top
  join programs.v_code k on k.program_id = top.program_id and k.list = top.list
    and (k.code = top.code or starts_with(k.path_name, top.path_name || '/'))
  where top.program_id = $1 and top.list = '${list}' and top.code = $${n})`;

/** A whole number of a case is looked up as such; everything else goes to the words index. */
function addWords(words: string, where: string[], add: (condition: (n: number) => string, value: unknown) => void) {
  if (/^[A-Za-z]{1,6}\d{13,18}$/.test(words)) return add((n) => `c.number = upper($${n})`, words);
  const query = toTsQuery(words);
  if (query === "") where.push("false");
  else add((n) => `c.search @@ $${n}::tsquery`, query);
}

const dayMs = 86_400_000;
const shanghaiMs = 8 * 3_600_000;
/** The next midnight in Asia/Shanghai. */
const endOfDay = (now: Date) => new Date((Math.floor((now.getTime() + shanghaiMs) / dayMs) + 1) * dayMs - shanghaiMs);

/** 工单列表: newest first, or what falls due first; by key, never by offset. Shows what the caller's units hold. */
export const listCases = defineQuery({
  name: "listCases",
  title: "工单列表",
  route: "GET /programs/:programId/cases",
  permission: "case.view",
  query: CaseFilter,
  output: Page(CaseItem),
  async run({ tx, actor, params, query, now }) {
    const units = visibleUnits(actor, "case.view", params.programId);
    const { where, values } = caseConditions(query, { programId: params.programId, units, now });
    const byDue = query.order === "due";
    const column = byDue ? "coalesce(c.next_due_at, 'infinity')" : "c.received_at";
    const cursor = readCursor(query.cursor);
    if (cursor) {
      values.push(cursor.at, cursor.id);
      const [at, id] = [values.length - 1, values.length];
      where.push(`(${column}, c.id) ${byDue ? ">" : "<"} ($${at}::timestamptz, $${id}::uuid)`);
    }
    const limit = query.limit ?? 50;
    values.push(limit + 1);
    const rows = await tx.query<Static<typeof CaseItem>>(
      `select ${caseItemColumns} from cases.case c ${caseItemJoins} where ${where.join(" and ")}
       order by ${column} ${byDue ? "asc" : "desc"}, c.id ${byDue ? "asc" : "desc"} limit $${values.length}`,
      values,
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? writeCursor(byDue ? last.nextDueAt : last.receivedAt, last.id) : null };
  },
});
