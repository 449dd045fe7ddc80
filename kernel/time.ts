/**
 * The process's clock. Actions receive `now` from here and SQL never asks the database for business time, so tests and
 * the demo loader can live through months in seconds.
 */
let offsetMs = 0;

/** The present instant, as every action and job sees it. */
export const now = (): Date => new Date(Date.now() + offsetMs);

/** Moves the process's clock so that it shows `instant` now and runs on from there. Tests and demo loading only. */
export function travelTo(instant: Date): void {
  offsetMs = instant.getTime() - Date.now();
}

/** Puts the process's clock back to real time. */
export function returnToPresent(): void {
  offsetMs = 0;
}
