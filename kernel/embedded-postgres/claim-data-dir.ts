import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { processSpace, processToken } from "./process-identity.ts";

/** Who holds a folder: process id, host, when the claim was made (ISO) and what tells this process from a later one. */
export type Claim = { pid: number; host: string; claimedAt: string; token: string; space: string };

/** A folder that is ours until `release`, which may be called more than once, or until the process ends. */
export type DataDirClaim = { release(): void };

/** A claim made in a container or on a machine we cannot look into counts as dead after this long without a sign. */
const silenceSeconds = 30;
const heartbeatSeconds = 5;

/** Thrown when another live process holds the folder; the message is one sentence for the person at the keyboard. */
export class DataDirTaken extends Error {
  readonly holder: Claim;
  constructor(dir: string, holder: Claim) {
    const who =
      holder.space === processSpace()
        ? `process ${holder.pid}`
        : `process ${holder.pid} on ${holder.host} (or a container there)`;
    super(
      `${dir} is already in use by ${who}, since ${holder.claimedAt.slice(0, 19)}Z: ` +
        "stop that one first, or give this one a folder of its own, for example DATA_DIR=./data-2 PORT=8081 npm start",
    );
    this.name = "DataDirTaken";
    this.holder = holder;
  }
}

function isLive(claim: Claim, path: string): boolean {
  if (claim.space === processSpace()) return processToken(claim.pid) === claim.token;
  try {
    return Date.now() - statSync(path).mtimeMs < silenceSeconds * 1000;
  } catch {
    return false;
  }
}

function readClaim(path: string): Claim | undefined {
  try {
    const claim = JSON.parse(readFileSync(path, "utf8")) as Claim;
    return typeof claim.pid === "number" && typeof claim.token === "string" ? claim : undefined;
  } catch {
    // Claims appear whole by rename; a broken one is what a power cut left behind.
    return undefined;
  }
}

/** All live claims except `mine`; dead ones are swept away on the way. */
function liveClaims(dir: string, kind: string, mine?: string): Claim[] {
  const live: Claim[] = [];
  for (const name of readdirSync(dir)) {
    const path = join(dir, name);
    if (!name.startsWith(`${kind}-`) || !name.endsWith(".lock") || path === mine) continue;
    const claim = readClaim(path);
    if (claim && isLive(claim, path)) live.push(claim);
    else rmSync(path, { force: true });
  }
  return live;
}

function writeClaim(dir: string, kind: string): string {
  const token = processToken(process.pid) ?? "alive";
  const claim: Claim = {
    pid: process.pid,
    host: hostname(),
    claimedAt: new Date().toISOString(),
    token,
    space: processSpace(),
  };
  const path = join(dir, `${kind}-${process.pid}-${randomBytes(4).toString("hex")}.lock`);
  writeFileSync(`${path}.new`, `${JSON.stringify(claim)}\n`);
  renameSync(`${path}.new`, path);
  return path;
}

function writeOwnClaim(folder: string, kind: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return writeClaim(folder, kind);
  } catch (error) {
    const reason = (error as Error).message;
    throw new Error(`${folder} cannot be written by this account (${reason}): give another folder in DATA_DIR.`);
  }
}

function hold(path: string): DataDirClaim {
  const heartbeat = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date());
    } catch {
      // The folder was taken away under us; there is nothing left to keep alive.
    }
  }, heartbeatSeconds * 1000);
  heartbeat.unref();
  const release = () => {
    clearInterval(heartbeat);
    process.removeListener("exit", release);
    rmSync(path, { force: true });
  };
  process.once("exit", release);
  return { release };
}

const pause = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/**
 * Claims a folder for this process; one process at a time. Each claimant first writes a file of its own and then looks
 * for others, so two cannot both succeed, and no file is ever taken over: a dead one (its process gone, or its process
 * id now given to another process) is only swept away. Two that start in the same millisecond both step back and retry.
 * @param dir created when missing
 * @param kind first part of the lock file's name; claims of different kinds do not see each other
 * @throws DataDirTaken when another live process holds it; an ordinary error when the folder cannot be written
 */
export function claimDataDir(dir: string, kind = "running"): DataDirClaim {
  const folder = resolve(dir);
  for (let attempt = 1; ; attempt++) {
    const path = writeOwnClaim(folder, kind);
    const other = liveClaims(folder, kind, path)[0];
    if (!other) return hold(path);
    rmSync(path, { force: true });
    if (attempt === 4) throw new DataDirTaken(folder, other);
    pause(5 + Math.random() * 30);
  }
}

/**
 * Like `claimDataDir`, but waits while another process holds the folder.
 * @param timeoutSeconds how long to wait before DataDirTaken is thrown
 */
export async function waitForClaim(dir: string, kind: string, timeoutSeconds: number): Promise<DataDirClaim> {
  const deadline = Date.now() + timeoutSeconds * 1000;
  for (;;) {
    try {
      return claimDataDir(dir, kind);
    } catch (error) {
      if (!(error instanceof DataDirTaken) || Date.now() > deadline) throw error;
    }
    await new Promise((wake) => setTimeout(wake, 20 + Math.random() * 80));
  }
}

/** The live process that holds the folder, or undefined; changes nothing but sweeps dead claims away. */
export function holderOf(dir: string, kind = "running"): Claim | undefined {
  try {
    return liveClaims(resolve(dir), kind)[0];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
