/** A row of the duty catalogue 派单目录 as choosing sees it. Days are YYYY-MM-DD in Asia/Shanghai, the last one counts. */
export type Duty = {
  id: string;
  categoryCode: string;
  regionCode: string | null;
  validFrom: string;
  validUntil: string | null;
};

/** Where a matter lies: its own code first, then what stands above it, up to the top. Empty when not known. */
export type Place = { categories: readonly string[]; regions: readonly string[] };

/** Does the row hold on the day? */
export const holdsOn = (row: Pick<Duty, "validFrom" | "validUntil">, day: string): boolean =>
  row.validFrom <= day && (row.validUntil === null || day <= row.validUntil);

/** How far from the matter's own code a row's code stands; `Infinity` when it does not cover the matter. */
function distance(chain: readonly string[], code: string): number {
  const at = chain.indexOf(code);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

/**
 * The one row that says who is in charge (C4): of those that hold on the day and cover the matter, the one with the
 * deepest category, then the deepest region (none at all is the widest), then the latest first day. Pure.
 */
export function chooseDuty<Row extends Duty>(rows: readonly Row[], place: Place, day: string): Row | undefined {
  let best: { row: Row; rank: readonly [number, number] } | undefined;
  for (const row of rows) {
    if (!holdsOn(row, day)) continue;
    const region = row.regionCode === null ? place.regions.length : distance(place.regions, row.regionCode);
    const rank = [distance(place.categories, row.categoryCode), region] as const;
    if (!Number.isFinite(rank[0] + rank[1])) continue;
    if (!best || isBefore(row, rank, best)) best = { row, rank };
  }
  return best?.row;
}

function isBefore(
  row: Duty,
  rank: readonly [number, number],
  best: { row: Duty; rank: readonly [number, number] },
): boolean {
  if (rank[0] !== best.rank[0]) return rank[0] < best.rank[0];
  if (rank[1] !== best.rank[1]) return rank[1] < best.rank[1];
  if (row.validFrom !== best.row.validFrom) return row.validFrom > best.row.validFrom;
  // Two rows cannot begin on one day for one place; the id only keeps the answer the same whatever the order.
  return row.id < best.row.id;
}
