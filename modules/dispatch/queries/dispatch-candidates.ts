import { Closed, defineQuery, demand, OneOf, Refused, Uuid } from "@yingsheng/kernel";
import { Type } from "typebox";
import { findCandidates } from "../candidates.ts";

const Unit = Closed({ id: Uuid, name: Type.String() });

const Candidate = Closed({
  unitId: Uuid,
  unitName: Type.String(),
  jointUnits: Type.Array(Unit),
  from: OneOf(["catalogue", "return", "history"]),
  /** Why this unit, a sentence. */
  reason: Type.String(),
  /** Between 0 and 1. */
  confidence: Type.Number(),
});

/** 派单建议: up to three units for a case, each with its reason (C4). */
export const dispatchCandidates = defineQuery({
  name: "dispatchCandidates",
  title: "派单建议",
  route: "GET /cases/:caseId/dispatch-candidates",
  permission: "case.dispatch",
  output: Closed({ items: Type.Array(Candidate) }),
  refuses: ["case.not-found"],
  async run({ tx, actor, params, now }) {
    const found = await tx.maybe<{ programId: string; categoryCode: string | null; regionCode: string | null }>(
      "select program_id, category_code, region_code from cases.v_case where id = $1",
      [params.caseId],
    );
    if (!found) throw new Refused("case.not-found");
    demand(actor, "case.dispatch", { programId: found.programId, unitId: null });
    return { items: await findCandidates(tx, { ...found, caseId: params.caseId }, now) };
  },
});
