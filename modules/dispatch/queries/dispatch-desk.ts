import { Closed, defineQuery, demand, Instant, Nullable, type Queryable, Uuid } from "@yingsheng/kernel";
import { type Static, Type } from "typebox";
import { dayOf } from "../day.ts";
import { findDuties } from "../find-duty.ts";

const Waiting = Closed({
  id: Uuid,
  number: Type.String(),
  title: Type.String(),
  content: Type.String(),
  kind: Type.String(),
  urgency: Type.String(),
  channelName: Nullable(Type.String()),
  categoryCode: Nullable(Type.String()),
  categoryName: Nullable(Type.String()),
  regionName: Nullable(Type.String()),
  place: Nullable(Type.String()),
  isSecret: Type.Boolean(),
  receivedAt: Instant,
  /** The clock that ends first. */
  nextStartedAt: Nullable(Instant),
  nextDueAt: Nullable(Instant),
  returnCount: Type.Integer(),
  /** Why the last unit gave it back. */
  returned: Nullable(
    Closed({ unitName: Nullable(Type.String()), reason: Nullable(Type.String()), basis: Nullable(Type.String()) }),
  ),
  /** Why no rule has sent it, where rules had something to say. */
  undecided: Nullable(Type.String()),
  /** The unit the catalogue names. */
  catalogueUnit: Nullable(Closed({ id: Uuid, name: Type.String() })),
});
type Row = Omit<Static<typeof Waiting>, "returned" | "undecided" | "catalogueUnit"> & {
  regionCode: string | null;
  outcome: "several" | "no-unit" | null;
  ruleNames: string[] | null;
  returned: { unitName: string | null; reason: string | null; basis: string | null } | null;
};

/** Waiting cases are counted up to here; beyond that the screen says "1,000+". */
const mostCounted = 1000;

const waitingSql = `
  select c.id, c.number, c.title, c.content, c.kind, c.urgency, ch.name as channel_name, c.category_code,
         ca.path_name as category_name, c.region_code, re.path_name as region_name, c.place, c.is_secret, c.received_at,
         k.started_at as next_started_at, c.next_due_at, c.return_count, d.outcome,
         (select array_agg(r.name order by r.name) from dispatch.rule r where r.id = any(d.rule_ids)) as rule_names,
         (select json_build_object('unitName', u.name, 'reason', e.detail ->> 'reasonName', 'basis', e.detail ->> 'basis')
          from cases.v_case_event e left join identity.v_unit u on u.id = e.unit_id
          where c.return_count > 0 and e.case_id = c.id and e.verb = 'returnCase' order by e.id desc limit 1) as returned
  from cases.v_case c
  left join programs.v_code ch on ch.program_id = c.program_id and ch.list = 'channel' and ch.code = c.channel
  left join programs.v_code ca on ca.program_id = c.program_id and ca.list = 'category' and ca.code = c.category_code
  left join programs.v_code re on re.program_id = c.program_id and re.list = 'region' and re.code = c.region_code
  left join clocks.v_clock k on k.case_id = c.id and k.name = c.next_clock and k.stopped_at is null
  left join dispatch.decision d on d.case_id = c.id and d.outcome <> 'sent'
  where c.program_id = $1 and c.state = 'received' and ($2::text is null or c.category_code = $2)
  order by c.next_due_at, c.id limit $3`;

/**
 * 派单台: what waits to be dispatched, by due time, with its text: one request holds the next cases ready. The counts are
 * of everything that waits, whatever the list is narrowed to, so that nothing undispatched stays unseen.
 */
export const dispatchDesk = defineQuery({
  name: "dispatchDesk",
  title: "派单台",
  route: "GET /programs/:programId/dispatch-desk",
  permission: "case.dispatch",
  query: Closed({
    /** Only this very category: the look-alikes of a case. */
    category: Type.Optional(Type.String({ maxLength: 40 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 20 })),
  }),
  output: Closed({ waiting: Type.Integer(), overdue: Type.Integer(), items: Type.Array(Waiting) }),
  async run({ tx, actor, params, query, now }) {
    const { programId } = params;
    demand(actor, "case.dispatch", { programId, unitId: null });
    const [counts, rows] = await Promise.all([
      countWaiting(tx, programId, now),
      tx.query<Row>(waitingSql, [programId, query.category ?? null, query.limit ?? 20]),
    ]);
    const duties = await findDuties(tx, programId, rows, dayOf(now));
    const items = rows.map(({ regionCode, outcome, ruleNames, ...row }) => {
      const duty = duties.dutyOf({ categoryCode: row.categoryCode, regionCode });
      return {
        ...row,
        undecided: whyUndecided(outcome, ruleNames ?? []),
        catalogueUnit: duty?.leadUnitActive ? { id: duty.leadUnitId, name: duty.leadUnitName } : null,
      };
    });
    return { ...counts, items };
  },
});

const countWaiting = (tx: Queryable, programId: string, now: Date) =>
  tx.one<{ waiting: number; overdue: number }>(
    `select count(*)::int as waiting, count(*) filter (where next_due_at < $2 and not is_paused)::int as overdue
     from (select next_due_at, is_paused from cases.v_case where program_id = $1 and state = 'received'
           order by next_due_at limit ${mostCounted}) as waiting`,
    [programId, now],
  );

function whyUndecided(outcome: Row["outcome"], ruleNames: readonly string[]): string | null {
  const named = ruleNames.map((name) => `“${name}”`).join("、");
  if (outcome === "several") return `规则${named}同时符合，没有自动派单。`;
  if (outcome === "no-unit") return `规则${named}符合，但派单目录没有可派的单位。`;
  return null;
}
