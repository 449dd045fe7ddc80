import { createHash } from "node:crypto";
import pg from "pg";
import { sharedServerUrl } from "./shared-server.ts";

/**
 * How to fill a database before it is cloned.
 * `key` changes whenever what `prepare` writes would (a hash of migrations and packs); `prepare` gets the address of an
 * empty database and must have closed its connections when it returns.
 */
export type TestTemplate = { key: string; prepare(url: string): Promise<void> };

/** A database of one test file. `drop` ends what is still connected to it. */
export type TestDatabase = { url: string; drop(): Promise<void> };

/** Clones and templates that a killed test run left behind are swept away once they are this old. */
const cloneHours = 6;
const templatesKept = 6;

const clonePrefix = "ys_test_";
const templatePrefix = "ys_template_";

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function asAdmin<T>(url: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: url, application_name: "yingsheng-test" });
  admin.on("error", () => undefined);
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

async function exists(admin: pg.Client, database: string): Promise<boolean> {
  const found = await admin.query("select 1 from pg_database where datname = $1", [database]);
  return found.rowCount === 1;
}

/** Sweeps what killed runs left: clones of yesterday that nobody is connected to, and all but the latest templates. */
async function sweep(admin: pg.Client): Promise<void> {
  const rows = await admin.query<{ datname: string }>(
    `select datname from pg_database d
      where (starts_with(datname, $1) or starts_with(datname, $2))
        and not exists (select from pg_stat_activity a where a.datid = d.oid)
      order by oid desc`,
    [clonePrefix, templatePrefix],
  );
  const oldest = Math.floor(Date.now() / 1000) - cloneHours * 3600;
  let templates = 0;
  for (const { datname } of rows.rows) {
    const isTemplate = datname.startsWith(templatePrefix);
    if (isTemplate ? ++templates <= templatesKept : Number(datname.split("_")[2]) > oldest) continue;
    // Another process may be faster, or may just have connected: both are fine.
    await admin.query(`drop database if exists ${admin.escapeIdentifier(datname)}`).catch(() => undefined);
  }
}

/** Builds the template under a passing name and gives it the final one when complete: what has that name is whole. */
async function buildTemplate(admin: pg.Client, url: string, name: string, template: TestTemplate): Promise<void> {
  await sweep(admin);
  const unfinished = `${name}_unfinished`;
  await admin.query(`drop database if exists ${unfinished} with (force)`);
  await admin.query(`create database ${unfinished} template template0 encoding 'UTF8'`);
  await template.prepare(withDatabase(url, unfinished));
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [unfinished]);
  await admin.query(`alter database ${unfinished} rename to ${name}`);
}

/** Makes sure the template exists; processes that want the same one wait for the first to build it. */
async function ensureTemplate(admin: pg.Client, url: string, template: TestTemplate): Promise<string> {
  const digest = createHash("sha256").update(template.key).digest();
  const name = `${templatePrefix}${digest.toString("hex").slice(0, 16)}`;
  if (await exists(admin, name)) return name;
  const lock = digest.readInt32BE(0);
  await admin.query("select pg_advisory_lock(719002, $1)", [lock]);
  try {
    if (!(await exists(admin, name))) await buildTemplate(admin, url, name, template);
  } finally {
    await admin.query("select pg_advisory_unlock(719002, $1)", [lock]);
  }
  return name;
}

let clonesMade = 0;

/**
 * Gives a test file a database of its own, cloned from a template that is built once per key. The server is the one in
 * TEST_DATABASE_URL (its role needs CREATEDB); without it a shared one is started in `build/test-postgres`, so that a
 * single test file can be run alone.
 */
export async function createTestDatabase(template: TestTemplate): Promise<TestDatabase> {
  const url = process.env.TEST_DATABASE_URL || (await sharedServerUrl());
  const clone = `${clonePrefix}${Math.floor(Date.now() / 1000)}_${process.pid}_${++clonesMade}`;
  await asAdmin(url, async (admin) => {
    const name = await ensureTemplate(admin, url, template);
    // Copying files takes half the time of copying through the log when nothing is flushed to disk.
    await admin.query(`create database ${clone} template ${name} strategy file_copy`);
  });
  return {
    url: withDatabase(url, clone),
    drop: () => asAdmin(url, (admin) => dropClone(admin, clone)),
  };
}

/** insufficient_privilege: the server's own cleaner is at work in the database, and only a superuser may end that. */
const cleanerAtWork = "42501";

/** Drops a clone, waiting for the server's own processes in it; they are done within moments. */
async function dropClone(admin: pg.Client, clone: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await admin.query(`drop database if exists ${clone} with (force)`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== cleanerAtWork || tries >= 50) throw error;
      await new Promise((wake) => setTimeout(wake, 200));
    }
  }
}
