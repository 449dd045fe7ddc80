import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Whether nothing listens on this port of 127.0.0.1 right now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(false));
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => probe.close(() => done(true)));
  });
}

/**
 * A free port between 20000 and 32000: below the range from which systems hand out ports for outgoing connections,
 * so that a remembered port is rarely taken at the next start.
 * @param remembered is kept while free
 */
export async function choosePort(remembered: number): Promise<number> {
  if (remembered > 0 && (await isFree(remembered))) return remembered;
  for (let tries = 0; tries < 100; tries++) {
    const port = randomInt(20000, 32000);
    if (await isFree(port)) return port;
  }
  throw new Error("No free port between 20000 and 32000 for the database: end some programs or set DATABASE_URL.");
}
