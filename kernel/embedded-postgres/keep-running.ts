/** How often a server is looked at, and how long to wait after a restart that failed. */
const lookEverySeconds = 1;
const retryAfterSeconds = 10;

/** What is kept running. `restart` throws when it did not work. */
export type Kept = { isRunning(): boolean; restart(): Promise<void>; log(line: string): void };

/**
 * Looks every second whether the server still runs and starts it again when it was killed (by the system for want of
 * memory, or by hand): a hotline works around the clock and nobody is there to do it.
 * @returns ends the watch and waits for a restart under way
 */
export function keepRunning(kept: Kept): () => Promise<void> {
  let isOver = false;
  let underWay: Promise<void> | undefined;
  let notBefore = 0;

  async function restart(): Promise<void> {
    kept.log("PostgreSQL has ended unexpectedly; starting it again");
    try {
      await kept.restart();
      kept.log("PostgreSQL runs again");
    } catch (error) {
      kept.log(
        `PostgreSQL could not be started again, next try in ${retryAfterSeconds} s: ${(error as Error).message}`,
      );
      notBefore = Date.now() + retryAfterSeconds * 1000;
    }
  }

  const timer = setInterval(() => {
    if (isOver || underWay || Date.now() < notBefore || kept.isRunning()) return;
    underWay = restart().finally(() => {
      underWay = undefined;
    });
  }, lookEverySeconds * 1000);
  timer.unref();

  return async () => {
    isOver = true;
    clearInterval(timer);
    await underWay;
  };
}
