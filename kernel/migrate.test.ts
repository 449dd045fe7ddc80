import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { pathToFileURL } from "node:url";
import { type Db, openDb } from "./db.ts";
import { type MigrationSource, migrate, migrationsKey } from "./migrate.ts";
import { createTestDatabase, type TestDatabase } from "./testing/database.ts";

let folder: string;
let database: TestDatabase;
let db: Db;
let sources: MigrationSource[];

const emptyDatabase = () => createTestDatabase({ key: "empty", prepare: async () => undefined });
const put = (name: string, sql: string) => writeFile(join(folder, name), sql);
const tables = async () =>
  (
    await db.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'toy'",
    )
  )
    .map(({ name }) => name)
    .sort();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "migrations-"));
  sources = [{ module: "toy", folder: pathToFileURL(`${folder}/`) }];
  database = await emptyDatabase();
  db = openDb(database.url, 3);
  await put(
    "0001_first.sql",
    "create schema toy;\ncreate table toy.first (id int); insert into toy.first values (1);\n",
  );
});
afterEach(async () => {
  await db.close();
  await database.drop();
  await rm(folder, { recursive: true });
});
test("each file runs once, in order, and what comes later runs on the next start", async () => {
  assert.deepEqual(await migrate(db, sources), ["toy/0001_first.sql"]);
  assert.deepEqual(await migrate(db, sources), []);
  await put("0003_third.sql", "create table toy.third (id int)");
  await put("0002_second.sql", "alter table toy.first add column name text");
  await put("notes.txt", "no SQL");
  assert.deepEqual(await migrate(db, sources), ["toy/0002_second.sql", "toy/0003_third.sql"]);
  assert.deepEqual(await tables(), ["first", "third"]);
  assert.deepEqual(await db.query("select id, name from toy.first"), [{ id: 1, name: null }]);
});

test("a file that changed after it had run is refused, and nothing else runs", async () => {
  await migrate(db, sources);
  await put("0001_first.sql", "create schema toy; create table toy.first (id bigint)");
  await put("0002_second.sql", "create table toy.second (id int)");
  await assert.rejects(migrate(db, sources), /migration toy\/0001_first\.sql was changed after it had run/);
  assert.deepEqual(await tables(), ["first"]);
});

test("a checkout with other line ends has not changed anything", async () => {
  await migrate(db, sources);
  const key = await migrationsKey(sources);
  await put(
    "0001_first.sql",
    "create schema toy;\r\ncreate table toy.first (id int); insert into toy.first values (1);\r\n",
  );
  assert.deepEqual(await migrate(db, sources), []);
  assert.equal(await migrationsKey(sources), key);
});

test("when one file fails, none of this start stays", async () => {
  await put("0002_second.sql", "create table toy.second (id int); select 1 / 0;");
  await assert.rejects(migrate(db, sources), /division by zero/);
  assert.deepEqual(await tables(), []);
  await put("0002_second.sql", "create table toy.second (id int)");
  assert.deepEqual(await migrate(db, sources), ["toy/0001_first.sql", "toy/0002_second.sql"]);
});

test("the key changes with every file, its name and its module", async () => {
  const keys = [await migrationsKey(sources)];
  await put("0002_second.sql", "select 1");
  keys.push(await migrationsKey(sources));
  await put("0002_second.sql", "select 2");
  keys.push(await migrationsKey(sources));
  keys.push(await migrationsKey([{ ...(sources[0] as MigrationSource), module: "other" }]));
  assert.equal(new Set(keys).size, keys.length);
});

/** A process of its own that migrates; says what ran. */
function inAnotherProcess(): Promise<string> {
  const source = `
    const { openDb } = await import(${JSON.stringify(import.meta.resolve("./db.ts"))});
    const { migrate } = await import(${JSON.stringify(import.meta.resolve("./migrate.ts"))});
    const db = openDb(${JSON.stringify(database.url)}, 2);
    const ran = await migrate(db, [{ module: "toy", folder: new URL(${JSON.stringify(String(sources[0]?.folder))}) }]);
    await db.close();
    process.stdout.write(ran.join(" "));`;
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", source], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once("close", (code) => (code === 0 ? done(said) : failed(new Error(`exit ${code}`))));
  });
}

test("processes that start together on an empty database leave one result", async () => {
  await put("0002_second.sql", "create table toy.second as select 1 as id from pg_sleep(0.3)");
  const said = await Promise.all([inAnotherProcess(), inAnotherProcess(), inAnotherProcess()]);
  assert.deepEqual(said.sort(), ["", "", "toy/0001_first.sql toy/0002_second.sql"]);
  assert.deepEqual(await tables(), ["first", "second"]);
});
