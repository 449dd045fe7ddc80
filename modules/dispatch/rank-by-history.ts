/**
 * How often a unit took over cases like this one, within the latest of them: `wide` of the neighbouring categories with
 * this one, `category` of this very category, `near` of these in the same town, `same` of these in the same place.
 */
export type PastShare = { unitId: string; wide: number; category: number; near: number; same: number };

export type RankedUnit = PastShare & { likelihood: number };

const tiers = ["wide", "category", "near", "same"] as const;

/**
 * How much four cases weigh: a narrower circle with fewer than this leans on the wider one around it. Measured on 8,000
 * orders of one district, split by time: with 2 or 8 the first choice is right less often.
 */
const leaning = 4;

/**
 * Orders units by how likely they take the case: shares within the narrowest circle, each circle leaning on the wider
 * one as far as it is thin. Likelihoods lie between 0 and 1; ties go by id. Pure.
 */
export function rankByHistory(shares: readonly PastShare[]): RankedUnit[] {
  const sums = tiers.map((tier) => shares.reduce((sum, share) => sum + share[tier], 0));
  return shares
    .map((share) => ({
      ...share,
      likelihood: tiers.reduce(
        (wider, tier, i) => (share[tier] + leaning * wider) / ((sums[i] as number) + leaning),
        0,
      ),
    }))
    .filter((share) => share.likelihood > 0)
    .sort((a, b) => b.likelihood - a.likelihood || (a.unitId < b.unitId ? -1 : 1));
}
