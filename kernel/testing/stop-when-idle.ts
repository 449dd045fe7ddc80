import pg from "pg";
import { startEmbeddedPostgres } from "../embedded-postgres/index.ts";

// A program: ends the test server of the folder in its first argument when nobody was connected for a while.

const idleSeconds = Number(process.env.TEST_POSTGRES_IDLE_SECONDS ?? 300);
const lookEverySeconds = Math.min(10, idleSeconds / 3);

const dataDir = process.argv[2];
if (!dataDir) throw new Error("usage: stop-when-idle.ts <folder>");
const server = await startEmbeddedPostgres({ dataDir, fsync: false, log: () => undefined });

/** How many others are connected; undefined when the server is gone. */
async function connections(): Promise<number | undefined> {
  const client = new pg.Client({ connectionString: server.url });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const found = await client.query<{ others: number }>(
      `select count(*)::int as others from pg_stat_activity
        where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    return found.rows[0]?.others;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

let idleSince = Date.now();
while (Date.now() - idleSince < idleSeconds * 1000) {
  await new Promise((wake) => setTimeout(wake, lookEverySeconds * 1000));
  const others = await connections();
  if (others === undefined) process.exit(0);
  if (others > 0) idleSince = Date.now();
}
await server.stop();
