import { dispatchCaseTo } from "@yingsheng/cases";
import { Closed, defineAction, demand, Line, Nullable, Refused, Uuid } from "@yingsheng/kernel";
import { type Static, Type } from "typebox";
import { demandUnit } from "../demand-codes.ts";
import { refusals } from "../refusals.ts";

const Result = Closed({
  caseId: Uuid,
  number: Nullable(Type.String()),
  ok: Type.Boolean(),
  /** Why this one did not go. */
  reason: Nullable(Type.String()),
});
type Result = Static<typeof Result>;

/**
 * 批量派单: look-alike cases to one unit, each by the same step as alone. What somebody else has taken meanwhile is told
 * line by line; the others go. Cases are locked in one order, so two batches over the same cases cannot block each other.
 */
export const dispatchBatch = defineAction({
  name: "dispatchBatch",
  title: "批量派单",
  route: "POST /programs/:programId/dispatch-batch",
  permission: "case.dispatch",
  input: Closed({
    cases: Type.Array(Uuid, { title: "工单", minItems: 1, maxItems: 50, uniqueItems: true }),
    unit: Line("主办单位", 64, { "x-widget": "unit" }),
    jointUnits: Type.Optional(
      Type.Array(Line("协办单位", 64), { title: "协办单位", maxItems: 20, uniqueItems: true, "x-widget": "units" }),
    ),
    note: Type.Optional(Line("派单说明", 500)),
  }),
  output: Closed({ sent: Type.Integer(), results: Type.Array(Result) }),
  refuses: ["dispatch.unknown-unit"],
  async run(context) {
    const { tx, actor, params, input, audit } = context;
    const { programId } = params;
    demand(actor, "case.dispatch", { programId, unitId: null });
    const units = [await demandUnit(context, programId, input.unit, "unit")];
    for (const [i, unit] of (input.jointUnits ?? []).entries()) {
      const id = await demandUnit(context, programId, unit, `jointUnits/${i}`);
      if (units.includes(id)) throw new Refused("dispatch.unknown-unit", { field: `jointUnits/${i}` });
      units.push(id);
    }
    const [unit, ...jointUnits] = units as [string, ...string[]];
    const known = await tx.query<{ id: string; number: string }>(
      "select id, number from cases.v_case where program_id = $1 and id = any($2::uuid[])",
      [programId, input.cases],
    );
    const numbers = new Map(known.map(({ id, number }) => [id, number]));
    const results = new Map<string, Result>();
    for (const caseId of new Set(input.cases.map((id) => id.toLowerCase()).sort())) {
      const number = numbers.get(caseId) ?? null;
      const send = () => dispatchCaseTo(context, caseId, { unit, jointUnits, note: input.note, batch: true });
      const reason = number === null ? "没有找到这件工单。" : await refusalOf(send);
      results.set(caseId, { caseId, number, ok: reason === null, reason });
    }
    const told = input.cases.map((id) => results.get(id.toLowerCase()) as Result);
    const sent = [...results.values()].filter(({ ok }) => ok).length;
    audit({ subject: "dispatch-batch", subjectId: null, programId, detail: { cases: told.length, sent } });
    return { sent, results: told };
  },
});

/** Why a step was refused, null when it went. The step refuses before it writes, so the others stand. */
async function refusalOf(step: () => Promise<unknown>): Promise<string | null> {
  try {
    await step();
    return null;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.detail ?? refusals["dispatch.not-waiting"][1];
  }
}
