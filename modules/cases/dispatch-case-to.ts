import { findUnit } from "@yingsheng/identity";
import { type Context, Refused } from "@yingsheng/kernel";
import { v7 as uuid } from "uuid";
import type { CaseState } from "./case-state.ts";
import { stepCase } from "./step.ts";

/**
 * Where a case goes: units by code or id. `rule` names the dispatch rule that decided instead of a person, and `batch`
 * is set when the case was sent together with others; both stand in the case's story.
 */
export type DispatchOrder = {
  unit: string;
  jointUnits?: readonly string[];
  note?: string;
  rule?: { id: string; name: string };
  batch?: boolean;
};

/**
 * 派单: gives a case to one lead unit 主办 and any number of joint units 协办 (C4, C6), for the action at the desk and for
 * automatic dispatch alike. Refuses `case.not-found`, `case.state`, `case.unknown-unit`, and nothing is written then.
 */
export function dispatchCaseTo(context: Context, caseId: string, order: DispatchOrder): Promise<CaseState> {
  return stepCase(context, "dispatchCase", caseId, async (row) => {
    const { note, rule, batch } = order;
    const chosen = await chooseUnits(context, row.programId, order);
    const [lead, ...joint] = chosen;
    await context.tx.query(
      `insert into cases.assignment (case_id, id, unit_id, part, state, note, assigned_at, assigned_by)
       select $1, a.id, a.unit_id, a.part, 'waiting', $2, $3, $4
       from unnest($5::uuid[], $6::uuid[], $7::text[]) as a(id, unit_id, part)`,
      [
        row.id,
        note ?? null,
        context.now,
        context.actor.personId,
        chosen.map(() => uuid()),
        chosen.map((one) => one.id),
        chosen.map((_, i) => (i === 0 ? "lead" : "joint")),
      ],
    );
    return {
      set: { lead_unit_id: lead.id },
      unitId: lead.id,
      detail: { unit: lead.name, jointUnits: joint.map((one) => one.name), note, rule, batch },
      payload: { unitId: lead.id },
    };
  });
}

type Chosen = { id: string; name: string };

/** The units of an order, the lead first. */
async function chooseUnits(context: Context, programId: string, order: DispatchOrder): Promise<[Chosen, ...Chosen[]]> {
  const chosen: Chosen[] = [];
  for (const [i, code] of [order.unit, ...(order.jointUnits ?? [])].entries()) {
    const found = await findUnit(context, programId, code);
    if (!found?.active) throw new Refused("case.unknown-unit", { field: i === 0 ? "unit" : `jointUnits/${i - 1}` });
    chosen.push(found);
  }
  const [lead, ...joint] = chosen;
  // A unit may be named by its code or its id: what counts is whether it is the same one.
  if (!lead || new Set(chosen.map((one) => one.id)).size < chosen.length) {
    throw new Refused("case.unknown-unit", {
      field: "jointUnits",
      detail: "同一单位只能选一次，协办单位不能与主办单位相同。",
    });
  }
  return [lead, ...joint];
}
