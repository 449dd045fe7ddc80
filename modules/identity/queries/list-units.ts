import { Closed, defineQuery, Nullable, Uuid, visibleUnits } from "@yingsheng/kernel";
import { type Static, Type } from "typebox";
import { UnitKind } from "../unit-kind.ts";

/** One unit of the tree; the list runs from the top down, every unit right after what stands above it. */
export const UnitSummary = Closed({
  id: Uuid,
  code: Type.String(),
  name: Type.String(),
  kind: UnitKind,
  parentId: Nullable(Uuid),
  /** Counts from 1 at the root. */
  level: Type.Integer(),
  active: Type.Boolean(),
  /** People with a grant, not ended, on this unit or below it: those the list of people shows for the unit. */
  people: Type.Integer(),
});

// `place` sorts siblings by the pack's order and keeps children behind their parent.
const sql = `
  with recursive tree as (
    select u.*, array[lpad(u.sort::text, 6, '0') || u.code] as place
    from identity.unit u where u.program_id = $1 and u.parent_id is null
    union all
    select u.*, t.place || (lpad(u.sort::text, 6, '0') || u.code)
    from identity.unit u join tree t on u.parent_id = t.id),
  staffed as (
    select above.id as unit_id, count(distinct g.person_id)::integer as people
    from identity.role_grant g
    join identity.person p on p.id = g.person_id and p.active
    join identity.unit u on u.id = g.unit_id
    cross join unnest(u.path) as above(id)
    where g.program_id = $1 and (g.valid_until is null or g.valid_until > $2)
    group by above.id)
  select t.id, t.code, t.name, t.kind, t.parent_id, cardinality(t.path) as level, t.active,
         coalesce(s.people, 0) as people
  from tree t left join staffed s on s.unit_id = t.id
  where ($3::uuid[] is null or t.id = any($3)) and (t.active or $4)
  order by t.place`;

/** 机构: the program's units as a tree told in order, within what the asker may see. */
export const listUnits = defineQuery({
  name: "listUnits",
  title: "机构列表",
  route: "GET /programs/:programId/units",
  permission: "unit.view",
  query: Closed({ includeInactive: Type.Optional(Type.Boolean({ default: false })) }),
  output: Closed({ items: Type.Array(UnitSummary) }),
  async run({ tx, actor, now, params, query }) {
    const items = await tx.query<Static<typeof UnitSummary>>(sql, [
      params.programId,
      now,
      visibleUnits(actor, "unit.view", params.programId),
      query.includeInactive ?? false,
    ]);
    return { items };
  },
});
