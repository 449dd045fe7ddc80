import type { Queryable } from "@yingsheng/kernel";
import { dayOf } from "./day.ts";
import { findDuties, type Matter, type NamedDuty } from "./find-duty.ts";
import { type NamedShare, pastDispatches } from "./past-dispatches.ts";
import { rankByHistory } from "./rank-by-history.ts";

/** One unit offered for a case; `confidence` lies between 0 and 1, `reason` is a Chinese sentence. */
export type Candidate = {
  unitId: string;
  unitName: string;
  jointUnits: { id: string; name: string }[];
  from: "catalogue" | "return" | "history";
  reason: string;
  confidence: number;
};

/** A row for the very category is all but certain; each level further up says less. */
const certain = 0.95;
const lessPerLevel = 0.1;
/** A unit that returns a case knows better than statistics whose it is, and less well than the catalogue. */
const suggestedAtReturn = 0.8;
const mostOffered = 3;
/** Shares of fewer cases than this are told of the next wider circle. */
const fewestTold = 5;

type Asked = Matter & { caseId: string; programId: string };

/**
 * Up to three units for a case, the best first: what the catalogue says, then what the unit that returned it suggested,
 * then who took over cases like it. Units that have already returned this case are not offered again.
 */
export async function findCandidates(tx: Queryable, asked: Asked, now: Date): Promise<Candidate[]> {
  const { programId, caseId, categoryCode, regionCode } = asked;
  const [finder, returns, past] = await Promise.all([
    findDuties(tx, programId, [asked], dayOf(now)),
    pastReturns(tx, programId, caseId),
    categoryCode === null ? [] : pastDispatches(tx, programId, { caseId, categoryCode, regionCode }),
  ]);
  const ranked = historyCandidates(past);
  const offered = [
    ...catalogueCandidate(finder.dutyOf(asked), finder.placeOf(asked).categories, ranked),
    ...returns.suggested,
    ...ranked,
  ].filter((candidate) => !returns.unitIds.includes(candidate.unitId));
  return offered
    .filter((candidate, at) => offered.findIndex((other) => other.unitId === candidate.unitId) === at)
    .slice(0, mostOffered);
}

const inHundredths = (share: number) => Math.round(share * 100) / 100;

function catalogueCandidate(
  duty: NamedDuty | undefined,
  categories: readonly string[],
  ranked: readonly Candidate[],
): Candidate[] {
  if (!duty?.leadUnitActive) return [];
  const where = duty.regionName === null ? "" : `（${duty.regionName}）`;
  const history = ranked.find((candidate) => candidate.unitId === duty.leadUnitId);
  const also = history ? `；${history.reason}` : "";
  const byCatalogue = certain - lessPerLevel * categories.indexOf(duty.categoryCode);
  return [
    {
      unitId: duty.leadUnitId,
      unitName: duty.leadUnitName,
      jointUnits: duty.jointUnitIds.map((id, i) => ({ id, name: duty.jointUnitNames[i] as string })),
      from: "catalogue",
      reason: `派单目录：${duty.categoryName}${where}由${duty.leadUnitName}主办，依据${duty.legalBasis}${also}`,
      confidence: inHundredths(Math.max(byCatalogue, history?.confidence ?? 0)),
    },
  ];
}

function historyCandidates(past: readonly NamedShare[]): Candidate[] {
  const sum = (tier: "wide" | "category" | "near" | "same") => past.reduce((all, share) => all + share[tier], 0);
  const tier = (["same", "near", "category"] as const).find((one) => sum(one) >= fewestTold) ?? "wide";
  const words = {
    same: "同一区域的同类工单",
    near: "邻近区域的同类工单",
    category: "同类工单",
    wide: "相近分类的工单",
  };
  const names = new Map(past.map((share) => [share.unitId, share.unitName]));
  return rankByHistory(past).map((share) => ({
    unitId: share.unitId,
    unitName: names.get(share.unitId) as string,
    jointUnits: [],
    from: "history",
    reason: `${words[tier]}近期由${names.get(share.unitId)}办理 ${share[tier]}/${sum(tier)} 件`,
    confidence: inHundredths(share.likelihood),
  }));
}

type Returned = { unitIds: string[]; suggested: Candidate[] };

/** The units that returned this case, and whom the last of them named instead. */
async function pastReturns(tx: Queryable, programId: string, caseId: string): Promise<Returned> {
  const rows = await tx.query<{ unitId: string }>(
    "select distinct unit_id from cases.v_assignment where case_id = $1 and part = 'lead' and state = 'returned'",
    [caseId],
  );
  if (rows.length === 0) return { unitIds: [], suggested: [] };
  const named = await tx.query<{ unitId: string; unitName: string; byName: string | null }>(
    `select u.id as unit_id, u.name as unit_name, by_unit.name as by_name
     from (select detail ->> 'suggestedUnit' as name, unit_id from cases.v_case_event
           where case_id = $2 and verb = 'returnCase' order by id desc limit 1) last
     join identity.v_unit u on u.program_id = $1 and u.active and u.name = last.name
     left join identity.v_unit by_unit on by_unit.id = last.unit_id
     order by u.id limit 1`,
    [programId, caseId],
  );
  return {
    unitIds: rows.map(({ unitId }) => unitId),
    suggested: named.map(({ unitId, unitName, byName }) => ({
      unitId,
      unitName,
      jointUnits: [],
      from: "return",
      reason: `${byName ?? "原承办单位"}退单时建议由${unitName}承办`,
      confidence: suggestedAtReturn,
    })),
  };
}
