/** The minutes at which the clocks ring next, each once, ascending: what `clocks.queue_rings` wants. */
export function ringMinutes(clocks: readonly { nextRingAt: Date | null }[]): Date[] {
  const minutes = new Set(clocks.flatMap(({ nextRingAt }) => nextRingAt?.getTime() ?? []));
  return [...minutes].sort((a, b) => a - b).map((minute) => new Date(minute));
}
