import { Closed, defineQuery, holds, visibleUnits } from "@yingsheng/kernel";
import { type Static, Type } from "typebox";

const Pile = Closed({
  /** Which work this is: the case's state it waits in. */
  state: Type.String(),
  title: Type.String(),
  /** Counted up to 1,000; beyond that the screen says "1,000+". */
  count: Type.Integer(),
  overdue: Type.Integer(),
  dueToday: Type.Integer(),
});

/** Which states wait for whom: the permission that moves a case on from there, and what staff call the pile. */
const piles = [
  { state: "received", title: "待派单", permission: "case.dispatch", where: "program" },
  { state: "dispatched", title: "待签收", permission: "case.sign", where: "unit" },
  { state: "handling", title: "办理中", permission: "case.handle", where: "unit" },
  { state: "suspended", title: "挂起", permission: "case.handle", where: "unit" },
  { state: "replied", title: "待审核", permission: "case.review", where: "program" },
  { state: "closed", title: "待回访", permission: "callback.work", where: "program" },
] as const;

/** 我的工作: the piles that wait for this person's post, with what is late and what ends today. */
export const myWork = defineQuery({
  name: "myWork",
  title: "我的工作",
  route: "GET /programs/:programId/work",
  permission: "case.view",
  output: Closed({ piles: Type.Array(Pile) }),
  async run({ tx, actor, params, now }) {
    const { programId } = params;
    const mine = piles.filter(({ permission, where }) =>
      holds(actor, permission, where === "program" ? { programId, unitId: null } : { programId }),
    );
    const counted: Static<typeof Pile>[] = [];
    for (const pile of mine) {
      const units = pile.where === "unit" ? visibleUnits(actor, pile.permission, programId) : null;
      // The inner limit keeps the count cheap however long the pile is; the partial indexes on open work serve it.
      const row = await tx.one<{ count: number; overdue: number; dueToday: number }>(
        `select count(*)::int as count,
                count(*) filter (where next_due_at < $3 and not is_paused)::int as overdue,
                count(*) filter (where next_due_at >= $3 and not is_paused and next_due_at <
                  (($3::timestamptz at time zone 'Asia/Shanghai')::date + 1)::timestamp at time zone 'Asia/Shanghai'
                )::int as due_today
         from (select next_due_at, is_paused from cases.case
               where program_id = $1 and state = $2 and ($4::uuid[] is null or lead_unit_id = any($4::uuid[]))
               order by next_due_at limit 1000) as pile`,
        [programId, pile.state, now, units],
      );
      counted.push({ state: pile.state, title: pile.title, ...row });
    }
    return { piles: counted };
  },
});
