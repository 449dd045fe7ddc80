import { existsSync } from "node:fs";
import { join } from "node:path";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import fastifyStatic from "@fastify/static";
import swagger from "@fastify/swagger";
import underPressure from "@fastify/under-pressure";
import scalar from "@scalar/fastify-api-reference";
import fastify, { type FastifyBaseLogger, type FastifyInstance } from "fastify";
import { v7 as uuid } from "uuid";
import type { Platform } from "../context.ts";
import { kernelRefusals, Refused, type Refusals } from "../errors.ts";
import type { Module } from "../module.ts";
import { installMetrics } from "./metrics.ts";
import { installProblems, sendProblem } from "./problems.ts";
import { mountVerbs } from "./routes.ts";

export type ServerOptions = {
  /** Built web apps: URL prefix → folder with an index.html. The one at "/" answers every unknown page address. */
  webRoots?: readonly { prefix: string; folder: string }[];
  version: string;
};

async function installWebApps(app: FastifyInstance, roots: NonNullable<ServerOptions["webRoots"]>): Promise<void> {
  let first = true;
  for (const { prefix, folder } of roots) {
    if (!existsSync(join(folder, "index.html"))) continue;
    await app.register(fastifyStatic, {
      root: folder,
      prefix,
      decorateReply: first,
      wildcard: false,
      // Files under assets/ carry a content hash in their names; index.html must be asked for every time.
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = path.includes("/assets/");
        reply.header("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
    first = false;
  }
}

/** The state of the process for load balancers: alive, and able to serve. */
function installHealth(app: FastifyInstance, platform: Platform): void {
  app.get("/healthz", { schema: { hide: true } }, async () => ({ status: "ok" }));
  app.get("/readyz", { schema: { hide: true } }, async () => {
    await platform.db.query("select 1 from kernel.migration limit 1");
    return { status: "ready" };
  });
}

async function installDocs(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "应声 Yingsheng API", version },
      components: { securitySchemes: { session: { type: "apiKey", in: "cookie", name: "ys_session" } } },
      security: [{ session: [] }],
    },
  });
  app.get("/api/openapi.json", { schema: { hide: true } }, async () => app.swagger());
  await app.register(scalar, {
    routePrefix: "/api/docs",
    configuration: { title: "应声 API", url: "/api/openapi.json", theme: "none", withDefaultFonts: false },
  });
}

/** Composes the HTTP server of a process. It is ready for `listen` or `inject`; closing it leaves the platform open. */
export async function buildServer(
  platform: Platform,
  modules: readonly Module[],
  options: ServerOptions,
): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: platform.log.child({ part: "http" }) as FastifyBaseLogger,
    disableRequestLogging: true,
    genReqId: () => uuid(),
    bodyLimit: 1_048_576,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 120_000,
    trustProxy: process.env.TRUST_PROXY ? process.env.TRUST_PROXY.split(",") : false,
    // Schemas describe; the pipeline checks and renders by itself, in its own order.
    ajv: { customOptions: { strict: false } },
  });
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  const catalogue: Refusals = Object.assign({}, kernelRefusals, ...modules.map((module) => module.refusals));

  const hasPages = (options.webRoots ?? []).some((root) => existsSync(join(root.folder, "index.html")));
  installProblems(app, catalogue, (request, reply) => {
    const isPage = request.method === "GET" && !request.url.startsWith("/api/");
    if (isPage && hasPages && (request.headers.accept ?? "").includes("text/html")) {
      return reply.header("cache-control", "no-cache").sendFile("index.html");
    }
    return sendProblem(reply, new Refused("request.not-found"), catalogue, request.id);
  });
  app.addHook("onRequest", async (request, reply) => void reply.header("x-request-id", request.id));
  app.addHook("onResponse", async (request, reply) => {
    const verb = (request.routeOptions.config as { verb?: string }).verb;
    if (verb) request.log.info({ verb, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, "request");
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // antd writes its styles at run time; the API page carries an inline start script of its own.
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        workerSrc: ["'self'", "blob:"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  });
  await app.register(cookie);
  await app.register(multipart);
  await app.register(rateLimit, { global: false });
  await app.register(underPressure, { maxEventLoopDelay: 2_000, exposeStatusRoute: false });
  await installDocs(app, options.version);
  installHealth(app, platform);
  installMetrics(app, platform);
  mountVerbs(app, platform, modules);
  await installWebApps(app, options.webRoots ?? []);
  await app.ready();
  return app;
}
