import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../embedded-postgres/index.ts";

// A program: runs a throw-away test server and prints its address; ends it, and removes its folder, when standard input
// closes. That happens even when the process that started it is killed.

// Ctrl-C reaches the whole group; the tests must end before their server does.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);

const dataDir = mkdtempSync(join(tmpdir(), "yingsheng-postgres-"));
// Only the server's own folder inside needs to be closed to others.
chmodSync(dataDir, 0o711);
try {
  const server = await startEmbeddedPostgres({
    dataDir,
    fsync: false,
    log: (line) => process.stderr.write(`${line}\n`),
  });
  process.stdout.write(`${JSON.stringify({ url: server.url })}\n`);
  process.stdin.resume();
  await new Promise((closed) => process.stdin.once("close", closed));
  await server.stop();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
