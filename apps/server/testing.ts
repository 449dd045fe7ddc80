import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashPassword, installDemoPeople } from "@yingsheng/identity";
import { buildServer, migrationsKey, type Platform, systemStep, time, workQueueOnce } from "@yingsheng/kernel";
import { createTestDatabase } from "@yingsheng/kernel/testing";
import type { Pack } from "@yingsheng/programs";
import { describePermissions, installWholePack } from "./install-packs.ts";
import { packs } from "./packs.ts";
import { allJobs, allModules, allSubscriptions, migrationSources, openPlatform } from "./platform.ts";

/** The password of every demo person in tests. */
export const testPassword = "Ceshi-mima-2026";

/** An answer as tests look at it; `body` is the parsed JSON, or the text when it is none. */
export type TestAnswer = { status: number; body: Record<string, never> & unknown; headers: Record<string, unknown> };

/** One caller: paths stand below /api. */
export type TestClient = {
  get(path: string): Promise<TestAnswer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer>;
  put(path: string, body?: unknown): Promise<TestAnswer>;
  delete(path: string): Promise<TestAnswer>;
};

export type TestApp = {
  platform: Platform;
  server: Awaited<ReturnType<typeof buildServer>>;
  programs: Readonly<Record<string, string>>;
  /** A client logged in as a demo person of the packs; logs in once. */
  as(login: string): Promise<TestClient>;
  anonymous: TestClient;
  /** Works the queue until nothing is due by the process's (movable) clock. */
  drainJobs(): Promise<void>;
  close(): Promise<void>;
};

async function prepareTemplate(url: string): Promise<void> {
  process.env.VAULT_KEY ??= Buffer.alloc(32, 7).toString("base64");
  const dataDir = await mkdtemp(join(tmpdir(), "yingsheng-test-"));
  const platform = await openPlatform({ databaseUrl: url, dataDir, logLevel: "silent" });
  try {
    await describePermissions(platform);
    const passwordHash = await hashPassword(testPassword);
    for (const pack of packs) await installPackWithPeople(platform, pack, passwordHash);
  } finally {
    await platform.db.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function installPackWithPeople(platform: Platform, pack: Pack, passwordHash: string): Promise<void> {
  const programId = await installWholePack(platform, pack);
  await systemStep(platform, "installDemoPeople", (context) =>
    installDemoPeople(context, programId, pack.demo.people, passwordHash),
  );
}

async function templateKey(): Promise<string> {
  const data = createHash("sha256").update(JSON.stringify(packs)).digest("hex");
  return `${await migrationsKey(migrationSources)}-${data.slice(0, 16)}`;
}

type Injected = { statusCode: number; payload: string; headers: Record<string, unknown> };
const answerOf = (response: Injected): TestAnswer => {
  const isJson = String(response.headers["content-type"] ?? "").includes("json");
  const body = isJson ? JSON.parse(response.payload) : response.payload;
  return { status: response.statusCode, body, headers: response.headers };
};

type Method = "GET" | "POST" | "PUT" | "DELETE";

function clientOf(server: TestApp["server"], session: { cookie: string; csrf: string } | null): TestClient {
  const send = async (method: Method, path: string, body?: unknown, extra: Record<string, string> = {}) => {
    const headers: Record<string, string> = { ...extra };
    if (session) Object.assign(headers, { cookie: session.cookie, "x-csrf-token": session.csrf });
    const isRaw = typeof body === "string" || Buffer.isBuffer(body);
    if (body !== undefined && !headers["content-type"]) headers["content-type"] = "application/json";
    const payload = body === undefined ? undefined : isRaw ? (body as string | Buffer) : JSON.stringify(body);
    const response = await server.inject({
      method,
      url: `/api${path}`,
      headers,
      ...(payload === undefined ? {} : { payload }),
    });
    return answerOf(response as unknown as Injected);
  };
  return {
    get: (path) => send("GET", path),
    post: (path, body = {}, headers = {}) => send("POST", path, body, headers),
    put: (path, body = {}) => send("PUT", path, body),
    delete: (path) => send("DELETE", path),
  };
}

async function logIn(server: TestApp["server"], login: string): Promise<TestClient> {
  const response = await server.inject({
    method: "POST",
    url: "/api/sessions",
    headers: { "content-type": "application/json" },
    payload: JSON.stringify({ login, password: testPassword }),
  });
  if (response.statusCode !== 200)
    throw new Error(`${login} cannot log in: ${response.statusCode} ${response.payload}`);
  const cookie = String(response.headers["set-cookie"]).split(";")[0] as string;
  return clientOf(server, { cookie, csrf: response.json().csrfToken });
}

async function drain(platform: Platform): Promise<void> {
  for (let rounds = 0; rounds < 20; rounds++) {
    // The queue goes by the database's clock; what is due by ours is brought forward.
    await platform.db.query(
      `select graphile_worker.reschedule_jobs(array_agg(id), run_at := now() - interval '1 second')
       from graphile_worker.jobs where run_at > now() and run_at <= $1`,
      [time.now()],
    );
    const due = await platform.db.one<{ count: number }>(
      "select count(*) as count from graphile_worker.jobs where run_at <= now() and attempts < max_attempts",
    );
    if (due.count === 0) return;
    await workQueueOnce(platform, allJobs, allSubscriptions);
  }
  throw new Error("the queue does not come to rest");
}

/** The whole product on a database of its own, with both packs and their demo people, without demo cases. */
export async function startTestApp(): Promise<TestApp> {
  process.env.VAULT_KEY ??= Buffer.alloc(32, 7).toString("base64");
  process.env.CHECK_OUTPUT = "1";
  const database = await createTestDatabase({ key: await templateKey(), prepare: prepareTemplate });
  const dataDir = await mkdtemp(join(tmpdir(), "yingsheng-test-"));
  const platform = await openPlatform({
    databaseUrl: database.url,
    dataDir,
    logLevel: process.env.LOG_LEVEL ?? "silent",
  });
  const server = await buildServer(platform, allModules, { version: "test" });
  const rows = await platform.db.query<{ code: string; id: string }>("select code, id from programs.v_program");
  const clients = new Map<string, Promise<TestClient>>();
  return {
    platform,
    server,
    programs: Object.fromEntries(rows.map(({ code, id }) => [code, id])),
    as(login) {
      const known = clients.get(login) ?? logIn(server, login);
      clients.set(login, known);
      return known;
    },
    anonymous: clientOf(server, null),
    drainJobs: () => drain(platform),
    async close() {
      time.returnToPresent();
      await server.close();
      await platform.db.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
