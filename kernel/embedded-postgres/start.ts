import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import { type Account, accountFor, closeToOthers, ownLikeFolder } from "./account.ts";
import { type Binaries, findBinaries } from "./binaries.ts";
import { waitForClaim } from "./claim-data-dir.ts";
import { holdsData, initDataDir, nameForServer, programEnvironment } from "./init-data-dir.ts";
import { keepRunning } from "./keep-running.ts";
import { choosePort, isFree } from "./port.ts";
import {
  answers,
  isServerOn,
  type Postmaster,
  programWasReplaced,
  readPostmaster,
  sleep,
  stopServer,
  voidStaleLock,
} from "./running-server.ts";
import { type Connection, loadConnection, saveConnection, urlOf } from "./secrets.ts";
import { serverSettings } from "./settings.ts";

/** What to start. `log` receives plain sentences about steps worth seeing. */
export type EmbeddedPostgresOptions = {
  /** Holds `pgdata/`, `connection.json` (passwords, mode 0600) and `server.log`; made when missing. */
  dataDir: string;
  /** Fixed port; without it a free one is chosen and remembered. */
  port?: number;
  /** false only for throw-away test data. */
  fsync?: boolean;
  /** Start the server again when it ends unexpectedly while this process lives. */
  keepRunning?: boolean;
  log: (line: string) => void;
};

/** A running server. `adopted`: it was running already and was taken over. */
export type EmbeddedPostgres = { url: string; port: number; adopted: boolean; stop(): Promise<void> };

/** Everything the steps of one start share. */
type Start = {
  dataDir: string;
  pgdata: string;
  account: Account;
  binaries: Binaries;
  connection: Connection;
  fsync: boolean;
  log: (line: string) => void;
};

const adminUrl = (start: Start, port: number) => urlOf(port, "postgres", start.connection.adminPassword, "postgres");

/** Long enough for the recovery of a large folder after a power cut. */
const startSeconds = 600;

/** Takes over the server that already runs on the folder; undefined when none does. */
async function adopt(start: Start): Promise<Postmaster | undefined> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const found = readPostmaster(start.pgdata);
    if (!found || !isServerOn(start.pgdata, found.pid)) return undefined;
    if (programWasReplaced(found.pid)) {
      start.log("the running PostgreSQL stems from an installation that was replaced; restarting it");
      await stopServer(start.pgdata, found, start.binaries.pgCtl);
      return undefined;
    }
    const reason = found.status === "ready" ? await answers(adminUrl(start, found.port)) : new Error(found.status);
    if (reason === true) return found;
    if (Date.now() > deadline) {
      throw new Error(
        `PostgreSQL (process ${found.pid}) runs on ${start.pgdata} but does not answer (${reason.message}): ` +
          `end it with kill -QUIT ${found.pid} and start again.`,
      );
    }
    await sleep(100);
  }
}

function openLog(dataDir: string): { path: string; fd: number; from: number } {
  const path = join(dataDir, "server.log");
  if (existsSync(path) && statSync(path).size > 10_000_000) renameSync(path, `${path}.1`);
  const fd = openSync(path, "a", 0o600);
  ownLikeFolder(path);
  return { path, fd, from: statSync(path).size };
}

/** Waits until the server says it is ready, or has ended, or could not be run at all. */
async function untilReady(start: Start, child: ChildProcess): Promise<Postmaster | undefined> {
  let over: Error | true | undefined;
  child.once("error", (error) => {
    over = error;
  });
  child.once("exit", () => {
    over = true;
  });
  const began = Date.now();
  let told = began;
  for (;;) {
    const found = readPostmaster(start.pgdata);
    if (found?.pid === child.pid && found?.status === "ready") return found;
    if (over instanceof Error) throw new Error(`PostgreSQL could not be run: ${over.message}`);
    if (over) return undefined;
    if (Date.now() - told > 5000) {
      told = Date.now();
      start.log(`PostgreSQL is still starting (${Math.round((told - began) / 1000)} s), most likely recovering`);
    }
    if (Date.now() - began > startSeconds * 1000) {
      child.kill("SIGQUIT");
      throw new Error(`PostgreSQL did not get ready within ${startSeconds} s; see ${start.dataDir}/server.log`);
    }
    await sleep(10);
  }
}

type Attempt = { server: Postmaster } | { refused: string };

/** Starts the server once. It runs in a session of its own: Ctrl-C in our terminal must not end it before we have. */
async function launch(start: Start, port: number): Promise<Attempt> {
  const log = openLog(start.dataDir);
  try {
    const named = nameForServer(start.account, start.pgdata);
    const child = spawn(start.binaries.postgres, ["-D", named, ...serverSettings(port, start.fsync)], {
      ...start.account,
      cwd: start.pgdata,
      env: programEnvironment,
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
    });
    const server = await untilReady(start, child);
    child.unref();
    if (server) return { server };
    return { refused: readFileSync(log.path).subarray(log.from).toString("utf8").trim() };
  } finally {
    closeSync(log.fd);
  }
}

/** Starts a server on the folder, with another port or after a short wait where that is all it takes. */
async function launchPatiently(start: Start, fixedPort: number | undefined): Promise<Postmaster> {
  const began = Date.now();
  let remembered = start.connection.port;
  for (;;) {
    if (fixedPort !== undefined && !(await isFree(fixedPort))) {
      throw new Error(`Port ${fixedPort} for the database is taken by another program: choose another one.`);
    }
    const port = fixedPort ?? (await choosePort(remembered));
    const attempt = await launch(start, port);
    if ("server" in attempt) {
      start.connection.port = port;
      saveConnection(start.dataDir, start.connection);
      return attempt.server;
    }
    const portTaken = attempt.refused.includes("could not bind");
    // Processes of a killed server need a moment to notice that it is gone.
    const stillInUse = /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(
      attempt.refused,
    );
    if ((!portTaken && !stillInUse) || Date.now() - began > 20_000) {
      const line = attempt.refused.split("\n").findLast((text) => /FATAL|PANIC|error/.test(text)) ?? attempt.refused;
      throw new Error(
        `PostgreSQL did not start: ${line.slice(-300) || "no reason given"} (log: ${start.dataDir}/server.log)`,
      );
    }
    if (portTaken) remembered = 0;
    else await sleep(200);
  }
}

/** Creates the application's role and database where they are missing. */
async function ensureDatabase(start: Start, port: number): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl(start, port) });
  admin.on("error", () => undefined);
  await admin.connect();
  try {
    const role = await admin.query("select 1 from pg_roles where rolname = 'yingsheng'");
    if (role.rowCount === 0) {
      await admin.query(
        `create role yingsheng login createdb password ${admin.escapeLiteral(start.connection.password)}`,
      );
    }
    const database = await admin.query("select 1 from pg_database where datname = 'yingsheng'");
    if (database.rowCount === 0) await admin.query("create database yingsheng owner yingsheng");
  } finally {
    await admin.end();
  }
}

function makeFolder(dataDir: string): void {
  if (existsSync(dataDir)) return;
  mkdirSync(dataDir, { recursive: true });
  // Others may pass through to the server's own folder, which is closed to them, but not look around.
  chmodSync(dataDir, 0o711);
}

/**
 * Starts PostgreSQL on a folder, or takes over the one that already runs there; both work as root and as anybody else.
 * The server listens on 127.0.0.1 only and outlives this process when that is killed; the next start adopts it.
 * Starts on one folder queue behind each other, so several processes may call this at the same time.
 * @returns the address of the database `yingsheng` for its owner (not a superuser), and `stop` for an orderly end
 * @throws Error with one sentence that says what to do
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const pgdata = join(dataDir, "pgdata");
  makeFolder(dataDir);
  const claim = await waitForClaim(dataDir, "starting", startSeconds);
  try {
    const account = accountFor(pgdata);
    const isNew = !holdsData(pgdata);
    const start: Start = {
      dataDir,
      pgdata,
      account,
      binaries: findBinaries(account, options.log),
      connection: loadConnection(dataDir, isNew),
      fsync: options.fsync ?? true,
      log: options.log,
    };
    if (isNew) await initDataDir(start.binaries.initdb, pgdata, account, start.connection.adminPassword, start.fsync);
    const running = await adopt(start);
    if (!running) {
      closeToOthers(account, pgdata);
      voidStaleLock(pgdata);
    }
    let server = running ?? (await launchPatiently(start, options.port));
    const { port } = server;
    await ensureDatabase(start, port);
    const restart = async () => {
      voidStaleLock(pgdata);
      // The same port: the pools of this process hold its address.
      server = await launchPatiently(start, port);
    };
    const isRunning = () => isServerOn(pgdata, server.pid);
    const endWatch = options.keepRunning ? keepRunning({ isRunning, restart, log: options.log }) : undefined;
    return {
      url: urlOf(port, "yingsheng", start.connection.password, "yingsheng"),
      port,
      adopted: running !== undefined,
      async stop() {
        await endWatch?.();
        await stopServer(pgdata, server, start.binaries.pgCtl);
      },
    };
  } finally {
    claim.release();
  }
}
