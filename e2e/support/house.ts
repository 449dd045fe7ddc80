import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { createTestDatabase } from "@yingsheng/kernel/testing";
import { demoKey } from "./demo-key.ts";

const root = resolve(import.meta.dirname, "../..");
const mainFile = join(root, "apps/server/main.ts");
const endWithParent = pathToFileURL(join(root, "bin/lib/end-with-parent.mjs")).href;

/** The password of all demo people while journeys run. */
export const demoPassword = "Yanshi-2026-liucheng";

/** One key for all test databases: a clone's sealed contents must open in the server that works on it. */
const vaultKey = createHash("sha256").update("journeys").digest("base64");

/** Loading both demos takes half a minute on a quiet machine; a busy one gets several times that. */
const startWithinMs = 300_000;
const stopWithinMs = 20_000;

/** A real server process on a database of its own, with both demos loaded. */
export type House = {
  url: string;
  /** of every demo person */
  password: string;
  /** Ends the process at once, as a power cut would, and waits until it is gone. */
  killAtOnce(): Promise<void>;
  /** Starts it again on the same port, database and folder. */
  startAgain(): Promise<void>;
  /** Ends the process in good order and drops database and folder. */
  close(): Promise<void>;
};

type Running = { child: ChildProcess; url: string; ended: Promise<void> };

async function startServer(databaseUrl: string, dataDir: string, port: number): Promise<Running> {
  const child = spawn(process.execPath, ["--import", endWithParent, mainFile], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      DEMO_PASSWORD: demoPassword,
      VAULT_KEY: vaultKey,
      LOG_LEVEL: "warn",
      // Child processes of node's test runner inherit its mark, which the server must not see.
      NODE_TEST_CONTEXT: undefined,
    },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const ended = new Promise<void>((done) => child.once("close", () => done()));
  const lines: string[] = [];
  const { promise, resolve: ready, reject } = Promise.withResolvers<string>();
  const read = (line: string): void => {
    lines.push(line);
    const found = /is ready: (http\S+)/.exec(line);
    if (found) ready(found[1] as string);
  };
  for (const stream of [child.stdout, child.stderr]) if (stream) createInterface({ input: stream }).on("line", read);
  const say = (why: string) => reject(new Error(`the server ${why}:\n${lines.slice(-20).join("\n")}`));
  const timer = setTimeout(() => say(`was not ready within ${startWithinMs / 1000} s`), startWithinMs);
  void ended.then(() => say("ended before it was ready"));
  try {
    return { child, url: await promise, ended };
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function stopServer({ child, ended }: Running): Promise<void> {
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), stopWithinMs);
  await ended;
  clearTimeout(timer);
}

/** Fills the template: a server loads both demos into it and ends. */
async function loadDemos(databaseUrl: string): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "yingsheng-template-"));
  try {
    await stopServer(await startServer(databaseUrl, dataDir, 0));
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/**
 * Opens a house for one test file: its own process, port, folder, and a database cloned from one in which the demos were
 * played once. Needs the built console.
 */
export async function openHouse(): Promise<House> {
  if (!existsSync(join(root, "apps/console/dist/index.html"))) {
    throw new Error("apps/console/dist is missing: run the journeys with `npm test -- e2e`, which builds it");
  }
  const database = await createTestDatabase({ key: await demoKey(root), prepare: loadDemos });
  const dataDir = await mkdtemp(join(tmpdir(), "yingsheng-house-"));
  let running = await startServer(database.url, dataDir, 0);
  const { url } = running;
  return {
    url,
    password: demoPassword,
    async killAtOnce() {
      running.child.kill("SIGKILL");
      await running.ended;
    },
    async startAgain() {
      running = await startServer(database.url, dataDir, Number(new URL(url).port));
    },
    async close() {
      await stopServer(running);
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
