import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ownLikeFolder } from "./account.ts";

/**
 * How to reach the server of a folder: the port it was given, the password of its superuser `postgres` (used only to
 * create the application's role) and that of the role `yingsheng`, which the application uses.
 */
export type Connection = { port: number; adminPassword: string; password: string };

const fileName = "connection.json";

/** Writes the file whole or not at all, readable by its owner only. */
export function saveConnection(dataDir: string, connection: Connection): void {
  const path = join(dataDir, fileName);
  writeFileSync(`${path}.new`, `${JSON.stringify(connection, null, 2)}\n`, { mode: 0o600 });
  ownLikeFolder(`${path}.new`);
  renameSync(`${path}.new`, path);
}

/**
 * The folder's connection file; made with fresh passwords when the folder is new.
 * @param isNew whether the folder holds no data yet
 * @throws one sentence when there is data but no readable file with its passwords
 */
export function loadConnection(dataDir: string, isNew: boolean): Connection {
  const path = join(dataDir, fileName);
  try {
    const read = JSON.parse(readFileSync(path, "utf8")) as Partial<Connection>;
    if (typeof read.password === "string" && typeof read.adminPassword === "string") {
      return { port: read.port ?? 0, adminPassword: read.adminPassword, password: read.password };
    }
  } catch {
    // Missing and broken call for the same step.
  }
  if (isNew) {
    const secret = () => randomBytes(24).toString("base64url");
    const made = { port: 0, adminPassword: secret(), password: secret() };
    saveConnection(dataDir, made);
    return made;
  }
  throw new Error(`${path} with the database passwords is missing or damaged: put it back from a copy of this folder.`);
}

/** Address of a database on this machine's server. */
export function urlOf(port: number, user: string, password: string, database: string): string {
  return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}
