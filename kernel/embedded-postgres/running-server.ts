import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { ownLikeFolder } from "./account.ts";
import { processToken } from "./process-identity.ts";

/** What a server writes into postmaster.pid. `status` is starting, ready, standby or stopping. */
export type Postmaster = { pid: number; startedAt: string; port: number; status: string };

const lockFile = (pgdata: string) => join(pgdata, "postmaster.pid");

/** Larger than any process id a system hands out. */
const noProcess = 2147483647;

/** Waits so many milliseconds. */
export const sleep = (ms: number) => new Promise<void>((wake) => setTimeout(wake, ms));

/** Reads postmaster.pid; undefined when there is none or it is not fully written yet. */
export function readPostmaster(pgdata: string): Postmaster | undefined {
  if (!existsSync(lockFile(pgdata))) return undefined;
  let lines: string[];
  try {
    lines = readFileSync(lockFile(pgdata), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, startedAt: lines[2] ?? "", port: Number(lines[3] ?? 0), status: (lines[7] ?? "").trim() };
}

/** Whether this process id is a PostgreSQL at work on this very folder, and not a stranger who was given the id later. */
export function isServerOn(pgdata: string, pid: number): boolean {
  if (processToken(pid) === undefined) return false;
  if (process.platform === "linux") {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(pgdata);
    } catch {
      return false;
    }
  }
  if (process.platform === "win32") {
    const list = spawnSync("tasklist", ["/FI", `PID eq ${pid}`, "/NH"], { encoding: "utf8" }).stdout ?? "";
    return list.includes("postgres");
  }
  return (spawnSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "").includes("postgres");
}

/** Whether the program of that server was replaced on disk since it started; it cannot load its parts any more. */
export function programWasReplaced(pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/exe`).endsWith(" (deleted)");
  } catch {
    return false;
  }
}

/**
 * After kill -9 the lock file can name a process id that now belongs to another program, or to a dead process that
 * nobody has buried, and the server would refuse to start. Call it only when no server runs on the folder. Only the id
 * is made void: the rest of the file lets the server see by itself whether processes of the killed one still use its
 * shared memory. A lock file without an id is the remnant of a power cut.
 */
export function voidStaleLock(pgdata: string): void {
  const path = lockFile(pgdata);
  if (!existsSync(path)) return;
  if (!readPostmaster(pgdata)) {
    rmSync(path);
    return;
  }
  const lines = readFileSync(path, "utf8").split("\n");
  writeFileSync(`${path}.new`, [String(noProcess), ...lines.slice(1)].join("\n"), { mode: 0o600 });
  ownLikeFolder(`${path}.new`);
  renameSync(`${path}.new`, path);
}

/** Whether a server answers at this address and accepts its password; gives the reason when not. */
export async function answers(url: string): Promise<true | Error> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch (error) {
    return error as Error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function isGone(pgdata: string, server: Postmaster, seconds: number): Promise<boolean> {
  const deadline = Date.now() + seconds * 1000;
  while (isServerOn(pgdata, server.pid)) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}

/**
 * Ends a server the orderly way (open transactions are rolled back, everything is written out); after a minute
 * without success the abrupt way, from which the next start recovers. Does nothing when it is not running any more.
 */
export async function stopServer(pgdata: string, server: Postmaster, pgCtl: string): Promise<void> {
  const now = readPostmaster(pgdata);
  if (now?.pid !== server.pid || now.startedAt !== server.startedAt || !isServerOn(pgdata, server.pid)) return;
  if (process.platform === "win32") {
    spawnSync(pgCtl, ["stop", "-D", pgdata, "-m", "fast"]);
    return;
  }
  for (const [signal, seconds] of [
    ["SIGINT", 60],
    ["SIGQUIT", 15],
  ] as const) {
    try {
      process.kill(server.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ESRCH") return;
      throw error;
    }
    if (await isGone(pgdata, server, seconds)) return;
  }
  throw new Error(`PostgreSQL (process ${server.pid}) does not end: end it yourself with kill -9 ${server.pid}`);
}
