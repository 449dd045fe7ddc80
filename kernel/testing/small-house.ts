import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import type { Platform } from "../context.ts";
import { openDb } from "../db.ts";
import type { Problem } from "../errors.ts";
import { openFileStore } from "../files.ts";
import { buildServer } from "../http/server.ts";
import { type Job, workQueueOnce } from "../jobs.ts";
import { kernelModule } from "../kernel-module.ts";
import { openLog } from "../log.ts";
import { migrate, migrationsKey } from "../migrate.ts";
import type { Module } from "../module.ts";
import { registerSubscriptions, type Subscription } from "../outbox.ts";
import * as time from "../time.ts";
import { openVault } from "../vault.ts";
import { createTestDatabase } from "./database.ts";
import type { Who } from "./small-people.ts";
import { shopModule } from "./small-shop.ts";

const sources = [kernelModule, shopModule].map(({ name, migrations }) => ({ module: name, folder: migrations }));

/** A database with the tables of the kernel and of the toy module. */
export const createSmallDatabase = async () =>
  createTestDatabase({
    key: `small house ${await migrationsKey(sources)}`,
    async prepare(url) {
      const db = openDb(url, 2);
      await migrate(db, sources);
      await db.close();
    },
  });

/** What a request is made of; `who` speaks like an API key, a `shop_session` cookie like a browser. */
export type Request = {
  who?: Who;
  body?: unknown;
  /** Sent as it is, instead of `body` as JSON. */
  raw?: string | Buffer;
  headers?: Readonly<Record<string, string>>;
};

export type Answer = {
  status: number;
  /** The parsed answer; a test names the shape it expects. */
  json<T = Problem>(): T;
  text: string;
  headers: Readonly<Record<string, string | string[] | number | undefined>>;
};

export type SmallHouse = {
  platform: Platform;
  databaseUrl: string;
  server: Awaited<ReturnType<typeof buildServer>>;
  /** Everything logged so far, as one text. */
  logged(): string;
  /** `route` as in the browser's client, with the parameters filled in: `POST /orders/0192…/pack`. */
  call(route: string, request?: Request): Promise<Answer>;
  /** Rows of shop.effect with this mark. */
  effects(what: string): Promise<number>;
  /** Works what is due in the queue once. */
  workQueue(): Promise<void>;
  close(): Promise<void>;
};

type Furniture = {
  jobs?: readonly Job[];
  subscriptions?: readonly Subscription[];
  /** Another address of the same database, such as a line that can be cut. */
  through?: (url: string) => Promise<string>;
  connections?: number;
  version?: string;
};

/** What a process of the small house stands on; its log goes into `lines`. */
export async function openSmallPlatform(
  url: string,
  dataDir: string,
  lines: string[],
  connections = 8,
): Promise<Platform> {
  const db = openDb(url, connections);
  const sink = new Writable({
    write(chunk: Buffer, _encoding, next) {
      lines.push(chunk.toString());
      next();
    },
  });
  const env = { VAULT_KEY: Buffer.alloc(32, 7).toString("base64") };
  const vault = await openVault({ db, dataDir, env });
  return { db, vault, files: await openFileStore(db, { dataDir }), log: openLog("info", sink) };
}

/** Opens the small house: kernel and toy module on a database of their own, with their log kept. */
export async function openSmallHouse(furniture: Furniture = {}): Promise<SmallHouse> {
  process.env.CHECK_OUTPUT = "1";
  const { jobs = [], subscriptions = [] } = furniture;
  const database = await createSmallDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), "small-house-"));
  const lines: string[] = [];
  const url = (await furniture.through?.(database.url)) ?? database.url;
  const platform = await openSmallPlatform(url, dataDir, lines, furniture.connections);
  registerSubscriptions(subscriptions);
  const modules = [kernelModule as Module, { ...shopModule, jobs, subscriptions }];
  const server = await buildServer(platform, modules, { version: "test" });
  return {
    platform,
    databaseUrl: database.url,
    server,
    logged: () => lines.join(""),
    async call(route, { who, body, raw, headers = {} } = {}) {
      const [method, path] = route.split(" ") as ["GET" | "POST", string];
      const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
      const answer = await server.inject({
        method,
        url: path.startsWith("//") ? path.slice(1) : `/api${path}`,
        headers: {
          ...(who ? { "x-who": who } : {}),
          ...(payload === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(payload === undefined ? {} : { payload }),
      });
      return {
        status: answer.statusCode,
        json: <T>() => answer.json() as T,
        text: answer.payload,
        headers: answer.headers,
      };
    },
    async effects(what) {
      const found = await platform.db.one<{ count: number }>(
        "select count(*) as count from shop.effect where what = $1",
        [what],
      );
      return found.count;
    },
    workQueue: () => workQueueOnce(platform, jobs, subscriptions),
    async close() {
      time.returnToPresent();
      await server.close();
      await platform.db.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
