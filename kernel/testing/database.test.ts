import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { createTestDatabase } from "./database.ts";

async function ask<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

const greeting = (key: string, prepared: string[]) => ({
  key,
  async prepare(url: string) {
    prepared.push(key);
    await ask(url, "create table greeting (words text not null); insert into greeting values ('您好')");
  },
});

test("each test file gets a copy of the template that nobody else writes to", async () => {
  const prepared: string[] = [];
  const template = greeting(randomUUID(), prepared);
  const first = await createTestDatabase(template);
  const second = await createTestDatabase(template);
  try {
    await ask(first.url, "insert into greeting values ('再见')");
    assert.deepEqual(await ask(first.url, "select words from greeting order by 1"), [
      { words: "再见" },
      { words: "您好" },
    ]);
    assert.deepEqual(await ask(second.url, "select words from greeting"), [{ words: "您好" }]);
    assert.equal(prepared.length, 1, "the template is prepared once");
  } finally {
    await first.drop();
    await second.drop();
  }
});

test("drop ends connections that were left open", async () => {
  const database = await createTestDatabase(greeting(randomUUID(), []));
  const left = new pg.Client({ connectionString: database.url });
  const ended = new Promise((resolve) => left.on("error", resolve));
  await left.connect();
  await database.drop();
  await ended;
  await assert.rejects(ask(database.url, "select 1"), /does not exist/);
  await database.drop();
});

test("a template whose preparation failed is not used and is built again", async () => {
  const key = randomUUID();
  await assert.rejects(
    createTestDatabase({
      key,
      async prepare(url) {
        await ask(url, "create table half (n int)");
        throw new Error("no further");
      },
    }),
    /no further/,
  );
  const database = await createTestDatabase(greeting(key, []));
  try {
    assert.deepEqual(await ask(database.url, "select words from greeting"), [{ words: "您好" }]);
    await assert.rejects(ask(database.url, "select from half"), /does not exist/);
  } finally {
    await database.drop();
  }
});

/** A process of its own that makes a database, says whether it had to prepare the template, and drops it. */
function inAnotherProcess(key: string): Promise<string> {
  const source = `
    const { createTestDatabase } = await import(${JSON.stringify(import.meta.resolve("./database.ts"))});
    const { default: pg } = await import(${JSON.stringify(import.meta.resolve("pg"))});
    let prepared = "cloned";
    const database = await createTestDatabase({ key: ${JSON.stringify(key)}, async prepare(url) {
      prepared = "prepared";
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query("create table t as select generate_series(1, 20000) as n");
      await client.end();
    } });
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const found = await client.query("select count(*)::int as n from t");
    await client.end();
    await database.drop();
    process.stdout.write(prepared + " " + found.rows[0].n);`;
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", source], {
      cwd: fileURLToPath(new URL(".", import.meta.url)),
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once("close", (code) => (code === 0 ? done(said) : failed(new Error(`exit ${code}`))));
  });
}

test("processes that start together share one preparation", async () => {
  const key = randomUUID();
  const said = await Promise.all([1, 2, 3, 4].map(() => inAnotherProcess(key)));
  assert.deepEqual(said.sort(), ["cloned 20000", "cloned 20000", "cloned 20000", "prepared 20000"]);
});
