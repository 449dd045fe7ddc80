const shanghaiMs = 8 * 3_600_000;

/** The day in Asia/Shanghai on which an instant falls, YYYY-MM-DD; China has one zone and no summer time since 1991. */
export const dayOf = (instant: Date): string => new Date(instant.getTime() + shanghaiMs).toISOString().slice(0, 10);

/** The day before or after, YYYY-MM-DD. */
export const dayPlus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
