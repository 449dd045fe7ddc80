import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startEmbeddedPostgres } from "@yingsheng/kernel/embedded-postgres";

/** A server process with a durable database of its own, and demo people without cases. */
export type BenchServer = { base: string; databaseUrl: string; stop(): Promise<void> };

const password = "Ceshi-xingneng-2026";

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, "127.0.0.1", listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

/** Starts PostgreSQL (fsync on) and one server process, and waits until it is ready. */
export async function startBenchServer(): Promise<BenchServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "yingsheng-bench-"));
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  const port = await freePort();
  const main = fileURLToPath(new URL("../../apps/server/main.ts", import.meta.url));
  const child = spawn(process.execPath, [main], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      DATABASE_URL: postgres.url,
      DATA_DIR: join(dataDir, "server"),
      PORT: String(port),
      DEMO: "people",
      DEMO_PASSWORD: password,
      LOG_LEVEL: "error",
    },
  });
  const base = `http://127.0.0.1:${port}`;
  const stop = async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    if (child.exitCode === null) {
      child.kill("SIGTERM");
      await ended;
    }
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) break;
    const ready = await fetch(`${base}/readyz`).catch(() => undefined);
    if (ready?.ok) return { base, databaseUrl: postgres.url, stop };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await stop();
  throw new Error("the server did not become ready within a minute");
}

/** A logged-in session: what every request of the load carries. */
export async function logIn(base: string, login: string) {
  const response = await fetch(`${base}/api/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ login, password }),
  });
  if (!response.ok) throw new Error(`${login} cannot log in: ${await response.text()}`);
  const session = (await response.json()) as { csrfToken: string; programs: { id: string }[] };
  return {
    programId: session.programs[0]?.id ?? "",
    headers: {
      cookie: (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "",
      "x-csrf-token": session.csrfToken,
      "content-type": "application/json",
    },
  };
}
