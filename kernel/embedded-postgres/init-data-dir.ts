import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type Account, canReach, giveTo } from "./account.ts";

/** The only major version whose files these programs can open. */
const majorVersion = "18";

/** The environment of the server's programs: nothing of ours leaks in, least of all PG* variables. */
export const programEnvironment = { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C.UTF-8" };

/**
 * How the server is told its folder. Under a parent closed to its account (a checkout in /root) the folder is entered
 * before the account is changed and then named through /proc, which needs no way in from the top.
 */
export function nameForServer(account: Account, folder: string): string {
  return process.platform === "linux" && !canReach(account, folder) ? "/proc/self/cwd" : folder;
}

function runInitdb(program: string, folder: string, account: Account, fsync: boolean): Promise<void> {
  const named = nameForServer(account, folder);
  // On Linux the C library knows C.UTF-8; elsewhere PostgreSQL brings the same ordering itself.
  const locale =
    process.platform === "linux"
      ? ["--locale=C.UTF-8"]
      : ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const options = [
    "-E",
    "UTF8",
    ...locale,
    "-U",
    "postgres",
    "-A",
    "scram-sha-256",
    "--pwfile",
    `${named}/../password`,
  ];
  if (!fsync) options.push("--no-sync");
  return new Promise((done, failed) => {
    const child = spawn(program, ["-D", named, ...options], {
      ...account,
      cwd: folder,
      env: programEnvironment,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let complaint = "";
    child.stderr.on("data", (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    child.once("error", failed);
    child.once("close", (code, signal) => {
      if (code === 0) return done();
      failed(new Error(`PostgreSQL could not create its folder (${signal ?? `exit ${code}`}): ${complaint.trim()}`));
    });
  });
}

/**
 * Whether the folder holds a server's files already.
 * @throws one sentence when it holds something else, or files of another major version
 */
export function holdsData(pgdata: string): boolean {
  if (!existsSync(pgdata)) return false;
  const mark = join(pgdata, "PG_VERSION");
  if (existsSync(mark)) {
    const version = readFileSync(mark, "utf8").trim();
    if (version === majorVersion) return true;
    throw new Error(
      `${pgdata} was written by PostgreSQL ${version} and this release brings ${majorVersion}: ` +
        "export the data with the release that wrote it, or set DATABASE_URL to a server of that version.",
    );
  }
  if (readdirSync(pgdata).length === 0) return false;
  throw new Error(`${pgdata} holds files that are not a database: choose another DATA_DIR or move them away.`);
}

/**
 * Creates the server's folder. It is made beside its place and moved there when complete, so that a power cut or
 * kill -9 half-way leaves only an unfinished folder, which the next attempt removes.
 * @param password of the superuser `postgres`
 */
export async function initDataDir(
  initdb: string,
  pgdata: string,
  account: Account,
  password: string,
  fsync: boolean,
): Promise<void> {
  const parent = join(pgdata, "..");
  for (const name of readdirSync(parent)) {
    if (name.startsWith("unfinished-")) rmSync(join(parent, name), { recursive: true, force: true });
  }
  const unfinished = join(parent, `unfinished-${process.pid}`);
  const folder = join(unfinished, "data");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(unfinished, "password"), password, { mode: 0o600 });
  giveTo(account, unfinished);
  await runInitdb(initdb, folder, account, fsync);
  if (existsSync(pgdata)) rmdirSync(pgdata);
  renameSync(folder, pgdata);
  rmSync(unfinished, { recursive: true, force: true });
}
