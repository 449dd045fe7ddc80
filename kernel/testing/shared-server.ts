import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { startEmbeddedPostgres } from "../embedded-postgres/index.ts";

const dataDir = fileURLToPath(new URL("../../build/test-postgres", import.meta.url));

let started: Promise<string> | undefined;

async function start(): Promise<string> {
  const server = await startEmbeddedPostgres({ dataDir, fsync: false, log: () => undefined });
  if (!server.adopted) {
    // Several test processes share the server, so none of them may end it: a keeper does when it falls idle.
    const keeper = fileURLToPath(new URL("stop-when-idle.ts", import.meta.url));
    spawn(process.execPath, [keeper, dataDir], { detached: true, stdio: "ignore" }).unref();
  }
  return server.url;
}

/**
 * Address of the test server that all test processes of this checkout share; started on first use, without fsync,
 * and ended five minutes after the last one has gone.
 */
export function sharedServerUrl(): Promise<string> {
  started ??= start();
  return started;
}
