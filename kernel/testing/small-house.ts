import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { runOnce } from "graphile-worker";
import type { Verb } from "../action.ts";
import type { Platform } from "../context.ts";
import { openDb } from "../db.ts";
import type { Problem } from "../errors.ts";
import { openFileStore } from "../files.ts";
import { buildServer } from "../http/server.ts";
import { type Job, taskList } from "../jobs.ts";
import { kernelModule } from "../kernel-module.ts";
import { openLog } from "../log.ts";
import { migrate, migrationsKey } from "../migrate.ts";
import { defineModule, type Module } from "../module.ts";
import { registerSubscriptions, type Subscription } from "../outbox.ts";
import * as time from "../time.ts";
import { openVault } from "../vault.ts";
import { createTestDatabase } from "./database.ts";
import { orderPacked } from "./small-orders.ts";
import { authenticateToy, type Who } from "./small-people.ts";
import * as verbs from "./small-verbs.ts";

const { leaveEffect: _, ...shopVerbs } = verbs;

/** A toy module that stands on the kernel alone, so that the kernel can be tested without any other module. */
export const shopModule: Module = defineModule({
  name: "shop",
  title: "小店",
  dependsOn: ["kernel"],
  permissions: {
    "order.place": "下单",
    "order.view": "查看订单",
    "order.pack": "打包",
    "order.send": "发出",
    "order.cancel": "取消",
  },
  refusals: {
    "order.state": [409, "这张订单现在不能这样做。"],
    "order.missing": [404, "没有这张订单。"],
    "order.too-many": [422, "数量太多。"],
  },
  verbs: Object.values(shopVerbs) as readonly Verb[],
  publishes: [orderPacked],
  subscriptions: [],
  jobs: [],
  migrations: new URL("./migrations/", import.meta.url),
  pages: [],
  authenticate: authenticateToy,
});

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

async function openPlatform(url: string, dataDir: string, lines: string[], connections: number): Promise<Platform> {
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
  const platform = await openPlatform(url, dataDir, lines, furniture.connections ?? 8);
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
    async workQueue() {
      await runOnce({ pgPool: platform.db.pool, taskList: taskList(platform, jobs, subscriptions), noHandleSignals: true });
    },
    async close() {
      time.returnToPresent();
      await server.close();
      await platform.db.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
