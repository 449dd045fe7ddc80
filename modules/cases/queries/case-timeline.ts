import { Closed, defineQuery, Instant, Nullable, Uuid } from "@yingsheng/kernel";
import { Type } from "typebox";
import { demandView } from "../demand-view.ts";

const Entry = Closed({
  id: Uuid,
  at: Instant,
  verb: Type.String(),
  fromState: Nullable(Type.String()),
  toState: Nullable(Type.String()),
  actorName: Type.String(),
  unitName: Nullable(Type.String()),
  detail: Type.Record(Type.String(), Type.Unknown()),
});

/**
 * 办理过程: the life of a case as its history tells it, oldest first. History is append-only. The order is that of the
 * ids, which are made under the case's lock: of two people at once the later winner may have started the earlier.
 */
export const caseTimeline = defineQuery({
  name: "caseTimeline",
  title: "办理过程",
  route: "GET /cases/:caseId/timeline",
  permission: "case.view",
  output: Closed({ items: Type.Array(Entry) }),
  refuses: ["case.not-found"],
  async run({ tx, actor, params }) {
    await demandView(tx, actor, params.caseId);
    const items = await tx.query<{
      id: string;
      at: string;
      verb: string;
      fromState: string | null;
      toState: string | null;
      actorName: string;
      unitName: string | null;
      detail: Record<string, unknown>;
    }>(
      `select e.id, e.at, e.verb, e.from_state, e.to_state, e.actor_name, u.name as unit_name, e.detail
       from cases.case_event e left join identity.v_unit u on u.id = e.unit_id
       where e.case_id = $1 order by e.id`,
      [params.caseId],
    );
    return { items };
  },
});
