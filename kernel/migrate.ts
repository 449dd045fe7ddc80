import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { runMigrations } from "graphile-worker";
import type { Db } from "./db.ts";

/** Where a module keeps its numbered SQL files, `0001_what.sql`. */
export type MigrationSource = { module: string; folder: URL };

type MigrationFile = { module: string; name: string; sql: string; checksum: string };

/** Reads all migrations of the given sources, in order of module, then number. */
export async function readMigrations(sources: readonly MigrationSource[]): Promise<MigrationFile[]> {
  const files: MigrationFile[] = [];
  for (const source of sources) {
    const names = (await readdir(source.folder)).filter((name) => name.endsWith(".sql")).sort();
    for (const name of names) {
      // A checkout may have other line ends; that is no change.
      const sql = (await readFile(new URL(name, source.folder), "utf8")).replaceAll("\r\n", "\n");
      files.push({ module: source.module, name, sql, checksum: createHash("sha256").update(sql).digest("hex") });
    }
  }
  return files;
}

/** One number that changes when any migration does; test databases are cached under it. */
export async function migrationsKey(sources: readonly MigrationSource[]): Promise<string> {
  const hash = createHash("sha256");
  for (const file of await readMigrations(sources)) hash.update(`${file.module}/${file.name}:${file.checksum}\n`);
  return hash.digest("hex").slice(0, 16);
}

/**
 * Brings the database up to date: forward only, each file once, under one advisory lock so that several processes may
 * start together. A file that changed after it ran is refused: what ran in production cannot be rewritten.
 * @returns names of the migrations that ran now
 */
export async function migrate(db: Db, sources: readonly MigrationSource[]): Promise<string[]> {
  // graphile-worker keeps its own schema and its own record of versions.
  await runMigrations({ pgPool: db.pool });
  const files = await readMigrations(sources);
  return db.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(719001)");
    await tx.query("create schema if not exists kernel");
    await tx.query(`create table if not exists kernel.migration (
      module text not null, name text not null, checksum text not null, applied_at timestamptz not null default now(),
      primary key (module, name))`);
    const applied = await tx.query<{ module: string; name: string; checksum: string }>(
      "select module, name, checksum from kernel.migration",
    );
    const done = new Map(applied.map((row) => [`${row.module}/${row.name}`, row.checksum]));
    const ran: string[] = [];
    for (const file of files) {
      const id = `${file.module}/${file.name}`;
      const checksum = done.get(id);
      if (checksum === file.checksum) continue;
      if (checksum !== undefined)
        throw new Error(`migration ${id} was changed after it had run; write a new one instead`);
      await tx.query(file.sql);
      await tx.query("insert into kernel.migration (module, name, checksum) values ($1, $2, $3)", [
        file.module,
        file.name,
        file.checksum,
      ]);
      ran.push(id);
    }
    return ran;
  });
}
