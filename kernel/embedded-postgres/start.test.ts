import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import pg from "pg";
import { canReach } from "./account.ts";
import { isServerOn, readPostmaster } from "./running-server.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./start.ts";

const isRoot = process.getuid?.() === 0;
const base = mkdtempSync(join(tmpdir(), "postgres-"));
chmodSync(base, 0o711);
const folders: string[] = [];

function newFolder(): string {
  const folder = join(base, `data-${folders.length + 1}`);
  folders.push(folder);
  return folder;
}

after(async () => {
  for (const folder of folders) {
    const left = readPostmaster(join(folder, "pgdata"));
    if (left) await start(folder).then((server) => server.stop());
  }
  rmSync(base, { recursive: true, force: true });
});

// An interrupted run does not reach `after`, and servers outlive those who started them.
process.once("SIGTERM", () => {
  for (const folder of folders) {
    const left = readPostmaster(join(folder, "pgdata"));
    if (left && isServerOn(join(folder, "pgdata"), left.pid)) process.kill(left.pid, "SIGQUIT");
  }
  rmSync(base, { recursive: true, force: true });
  process.exit(143);
});

const start = (dataDir: string, port?: number): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ dataDir, fsync: false, log: () => undefined, ...(port ? { port } : {}) });

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

function postmasterPid(dataDir: string): number {
  const found = readPostmaster(join(dataDir, "pgdata"));
  assert.ok(found, "no server runs");
  return found.pid;
}

/** A process of its own that starts the server and stays; resolves with whether it adopted one. */
async function starter(dataDir: string, account: { uid?: number; gid?: number } = {}): Promise<[ChildProcess, string]> {
  const source = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(import.meta.resolve("./start.ts"))});
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, fsync: false, log() {} });
    process.stdout.write(server.adopted ? "adopted" : "started");
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", source], {
    ...account,
    cwd: "/",
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = (await Promise.race([once(child.stdout, "data"), once(child, "exit")])) as [unknown];
  return [child, String(said)];
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

test("a new folder gets a server for this machine only, and keeps data and port over a restart", async () => {
  const dataDir = newFolder();
  const first = await start(dataDir);
  assert.equal(first.adopted, false);
  assert.ok(first.port >= 20000 && first.port < 32768);
  assert.deepEqual(
    await ask(
      first.url,
      `select current_user as who, current_setting('is_superuser') as super, current_setting('listen_addresses') as listens,
        current_setting('server_encoding') as encoding, datcollate as collate, current_setting('jit') as jit
        from pg_database where datname = current_database()`,
    ),
    [{ who: "yingsheng", super: "off", listens: "127.0.0.1", encoding: "UTF8", collate: "C.UTF-8", jit: "off" }],
  );
  assert.equal(statSync(join(dataDir, "connection.json")).mode & 0o777, 0o600);
  assert.equal(statSync(join(dataDir, "pgdata")).mode & 0o777, 0o700);
  await assert.rejects(ask(first.url.replace(/:[^:@]+@/, ":wrong@"), "select 1"), /password authentication failed/);
  await ask(first.url, "create table kept as select '应声' as words");
  await first.stop();
  await first.stop();
  await assert.rejects(ask(first.url, "select 1"), /ECONNREFUSED/);

  const second = await start(dataDir);
  assert.deepEqual([second.adopted, second.port], [false, first.port]);
  assert.deepEqual(await ask(second.url, "select words from kept"), [{ words: "应声" }]);

  const third = await start(dataDir);
  assert.deepEqual([third.adopted, third.url], [true, second.url]);
  await third.stop();
});

test("when the process that started it is killed, the server goes on and the next start takes it over", async () => {
  const dataDir = newFolder();
  const [child, said] = await starter(dataDir);
  assert.equal(said, "started");
  const pid = postmasterPid(dataDir);
  await kill(child);
  const server = await start(dataDir);
  assert.equal(server.adopted, true);
  assert.equal(postmasterPid(dataDir), pid);
  await server.stop();
});

test("a server killed at work recovers, also when its process id belongs to another program by then", async (t) => {
  const dataDir = newFolder();
  const first = await start(dataDir);
  await ask(first.url, "create table kept as select 1 as n");
  const busy = new pg.Client({ connectionString: first.url });
  busy.on("error", () => undefined);
  await busy.connect();
  const sleeping = busy.query("select pg_sleep(30)").catch(() => undefined);
  process.kill(postmasterPid(dataDir), "SIGKILL");
  const second = await start(dataDir);
  assert.equal(second.adopted, false);
  assert.deepEqual(await ask(second.url, "select n from kept"), [{ n: 1 }]);
  await sleeping;

  // A stranger of the server's own account: the server ignores ids of processes it could not signal, and its parent's.
  const account = isRoot ? { uid: statSync(join(dataDir, "pgdata")).uid } : {};
  const stranger = spawn("sleep", ["600"], { ...account, cwd: "/" });
  t.after(() => stranger.kill());
  process.kill(postmasterPid(dataDir), "SIGKILL");
  const lock = join(dataDir, "pgdata", "postmaster.pid");
  writeFileSync(lock, readFileSync(lock, "utf8").replace(/^\d+/, String(stranger.pid)));
  const third = await start(dataDir);
  assert.equal(third.adopted, false);
  assert.deepEqual(await ask(third.url, "select n from kept"), [{ n: 1 }]);
  await third.stop();
});

test("a server that is kept running comes back at the same address when it was killed", async () => {
  const dataDir = newFolder();
  const said: string[] = [];
  const options = { dataDir, fsync: false, keepRunning: true, log: (line: string) => said.push(line) };
  const server = await startEmbeddedPostgres(options);
  await ask(server.url, "create table kept as select 1 as n");
  process.kill(postmasterPid(dataDir), "SIGKILL");
  const deadline = Date.now() + 30_000;
  while (!said.includes("PostgreSQL runs again") && Date.now() < deadline)
    await new Promise((wake) => setTimeout(wake, 50));
  assert.deepEqual(await ask(server.url, "select n from kept"), [{ n: 1 }]);
  await server.stop();
  await new Promise((wake) => setTimeout(wake, 1500));
  assert.equal(readPostmaster(join(dataDir, "pgdata")), undefined, "an orderly end is the end");
});

test("a first start that was killed half-way is begun anew", async () => {
  const dataDir = newFolder();
  const [child] = await Promise.race([
    starter(dataDir),
    (async (): Promise<[undefined, string]> => {
      while (!existsSync(dataDir) || !readdirSync(dataDir).some((name) => name.startsWith("unfinished-"))) {
        await new Promise((wake) => setTimeout(wake, 5));
      }
      return [undefined, "half-way"];
    })(),
  ]);
  assert.equal(child, undefined, "the starter was faster than this test");
  const claim = readdirSync(dataDir).find((name) => name.startsWith("starting-") && name.endsWith(".lock"));
  process.kill(Number(claim?.split("-")[1]), "SIGKILL");
  assert.equal(existsSync(join(dataDir, "pgdata")), false);
  const server = await start(dataDir);
  assert.deepEqual(await ask(server.url, "select 1 as n"), [{ n: 1 }]);
  assert.deepEqual(
    readdirSync(dataDir).filter((name) => name.startsWith("unfinished-")),
    [],
  );
  await server.stop();
});

test("of processes that start together one starts the server and the others take it over", async () => {
  const dataDir = newFolder();
  const all = await Promise.all([1, 2, 3].map(() => starter(dataDir)));
  for (const [child] of all) await kill(child);
  assert.deepEqual(all.map(([, said]) => said).sort(), ["adopted", "adopted", "started"]);
});

test("a port that is taken is avoided, or reported when it was asked for", async () => {
  const dataDir = newFolder();
  const first = await start(dataDir);
  await first.stop();
  const stranger = createServer().listen(first.port, "127.0.0.1");
  await once(stranger, "listening");
  await assert.rejects(start(dataDir, first.port), /Port \d+ for the database is taken/);
  const second = await start(dataDir);
  assert.notEqual(second.port, first.port);
  stranger.close();
  await second.stop();
});

test("folders that hold something else are left alone", async () => {
  const dataDir = newFolder();
  mkdirSync(join(dataDir, "pgdata"), { recursive: true });
  writeFileSync(join(dataDir, "pgdata", "photo.jpg"), "");
  await assert.rejects(start(dataDir), /holds files that are not a database/);
  writeFileSync(join(dataDir, "pgdata", "PG_VERSION"), "17\n");
  await assert.rejects(start(dataDir), /written by PostgreSQL 17 .* DATABASE_URL/);
});

test("data without its passwords is reported", async () => {
  const dataDir = newFolder();
  const server = await start(dataDir);
  await server.stop();
  rmSync(join(dataDir, "connection.json"));
  await assert.rejects(start(dataDir), /connection\.json .* missing or damaged: put it back/);
  rmSync(join(dataDir, "pgdata"), { recursive: true });
});

test("root runs the server as nobody, also below a folder that only root may enter", { skip: !isRoot }, async () => {
  const closed = newFolder();
  mkdirSync(closed, { mode: 0o700 });
  const dataDir = join(closed, "inside");
  folders.push(dataDir);
  const server = await start(dataDir);
  assert.notEqual(statSync(join(dataDir, "pgdata")).uid, 0);
  await ask(server.url, "create table kept as select 1 as n");
  process.kill(postmasterPid(dataDir), "SIGKILL");
  const again = await start(dataDir);
  assert.deepEqual(await ask(again.url, "select n from kept"), [{ n: 1 }]);
  assert.equal((await start(dataDir)).adopted, true);
  await again.stop();
});

const nobody = { uid: 65534, gid: 65534 };
const nobodyCanRunThis = [process.execPath, import.meta.filename].every((path) => canReach(nobody, path));

test("root and the owner of a folder may take turns", { skip: !isRoot || !nobodyCanRunThis }, async () => {
  const open = newFolder();
  mkdirSync(open);
  chmodSync(open, 0o777);
  const dataDir = join(open, "inside");
  folders.push(dataDir);
  const [first, said] = await starter(dataDir, nobody);
  assert.equal(said, "started");
  await kill(first);
  const root = await start(dataDir);
  assert.equal(root.adopted, true);
  await root.stop();
  await (await start(dataDir)).stop();
  const [second, again] = await starter(dataDir, nobody);
  assert.equal(again, "started");
  await kill(second);
});
