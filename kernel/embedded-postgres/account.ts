import { chmodSync, chownSync, lchownSync, lstatSync, readdirSync, readFileSync, type Stats, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** The account the server runs under; empty: our own. */
export type Account = { uid?: number; gid?: number };

/** PostgreSQL refuses to run as root and needs an account with a line in /etc/passwd; `nobody` has one everywhere. */
function nobody(): Required<Account> {
  try {
    const line = readFileSync("/etc/passwd", "utf8").match(/^nobody:[^:]*:(\d+):(\d+):/m);
    if (line && Number(line[1]) > 0) return { uid: Number(line[1]), gid: Number(line[2]) };
  } catch {
    // No passwd file: the usual numbers are the best guess.
  }
  return { uid: 65534, gid: 65534 };
}

function statOrUndefined(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/**
 * Decides under which account the server runs on this folder. Root steps down to the folder's owner, or to nobody for
 * a new one; anybody else runs it as themselves.
 * @param pgdata the server's own folder, which may not exist yet
 * @throws one sentence when the folder belongs to another account
 */
export function accountFor(pgdata: string): Account {
  const self = process.getuid?.();
  if (self === undefined) return {};
  const owner = statOrUndefined(pgdata);
  if (self === 0) return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody();
  if (owner && owner.uid !== self) {
    throw new Error(
      `${pgdata} belongs to another account (uid ${owner.uid}${owner.uid === nobody().uid ? ", as it was started by root before" : ""}): ` +
        `start as root again, or hand it over with: chown -R ${self} ${dirname(pgdata)}`,
    );
  }
  return {};
}

/** Gives a folder and all in it to the account; only root can, and only root needs it. */
export function giveTo(account: Account, path: string): void {
  if (account.uid === undefined || account.gid === undefined) return;
  lchownSync(path, account.uid, account.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveTo(account, join(path, name));
}

/** What PostgreSQL demands of its folder before each start: owned by its account, closed to all others. */
export function closeToOthers(account: Account, pgdata: string): void {
  // Root-owned files appear when someone restores a copy as root.
  if (account.uid !== undefined && statSync(pgdata).uid !== account.uid) giveTo(account, pgdata);
  chmodSync(pgdata, 0o700);
}

/** Keeps a file we write as root with whoever owns the folder it lies in. */
export function ownLikeFolder(path: string): void {
  if (process.getuid?.() !== 0) return;
  const folder = statSync(dirname(path));
  chownSync(path, folder.uid, folder.gid);
}

function allows(account: Account, entry: Stats, bits: number): boolean {
  const shift = entry.uid === account.uid ? 6 : entry.gid === account.gid ? 3 : 0;
  return ((entry.mode >> shift) & bits) === bits;
}

/**
 * Whether the account may enter every folder on the way to `path` and read it (and enter it, when it is a folder).
 * Our own account is taken to reach what it was given.
 */
export function canReach(account: Account, path: string): boolean {
  if (account.uid === undefined) return true;
  const target = statOrUndefined(path);
  if (!target || !allows(account, target, target.isDirectory() ? 5 : 4)) return false;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const entry = statOrUndefined(folder);
    if (!entry || !allows(account, entry, 1)) return false;
    if (folder === dirname(folder)) return true;
  }
}
