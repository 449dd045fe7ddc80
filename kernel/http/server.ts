import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import cookie from "@fastify/cookie";
import helmet, { type FastifyHelmetOptions } from "@fastify/helmet";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import fastifyStatic from "@fastify/static";
import underPressure from "@fastify/under-pressure";
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import { v7 as uuid } from "uuid";
import type { Platform } from "../context.ts";
import { kernelRefusals, type Refusals, Refused } from "../errors.ts";
import type { Module } from "../module.ts";
import { installApiPage } from "./api-page.ts";
import { installMetrics } from "./metrics.ts";
import { asRefused, installProblems, refuseConnection, sendProblem } from "./problems.ts";
import { methodsByPath, mountVerbs } from "./routes.ts";

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
    const asked = platform.db.query("select 1 from kernel.migration limit 1");
    // A balancer must not wait as long as a user would.
    await Promise.race([asked, sleep(readyWithinMs, undefined, { ref: false }).then(tooSlow)]);
    return { status: "ready" };
  });
}

const readyWithinMs = 2_000;
const tooSlow = () => {
  throw new Refused("server.busy");
};

const securityHeaders: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    directives: {
      defaultSrc: ["'self'"],
      // antd writes its styles at run time.
      styleSrc: ["'self'", "'unsafe-inline'"],
      scriptSrc: ["'self'"],
      imgSrc: ["'self'", "data:", "blob:"],
      fontSrc: ["'self'", "data:"],
      workerSrc: ["'self'", "blob:"],
      upgradeInsecureRequests: null,
    },
  },
  strictTransportSecurity: false,
};

/** What stands in Host before anybody builds an address from it: a name or an address, and a port. */
const plausibleHost = /^[A-Za-z0-9._:[\]-]{1,255}$/;

/** Every answer names its request; a request without a usable Host is none of ours. */
function installRequestHooks(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    const { host } = request.headers;
    if (host !== undefined && !plausibleHost.test(host)) throw new Refused("request.malformed");
  });
  app.addHook("onResponse", async (request, reply) => {
    const verb = (request.routeOptions.config as { verb?: string } | undefined)?.verb;
    if (verb) request.log.info({ verb, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, "request");
  });
}

/** What an address that nobody serves gets: the web app's page, another method's refusal, or "not found". */
function answerNotFound(modules: readonly Module[], catalogue: Refusals, hasPages: boolean) {
  const methodsOf = methodsByPath(modules);
  return (request: FastifyRequest, reply: FastifyReply) => {
    const isPage = request.method === "GET" && !request.url.startsWith("/api/");
    if (isPage && hasPages && (request.headers.accept ?? "").includes("text/html")) {
      return reply.header("cache-control", "no-cache").sendFile("index.html");
    }
    const allowed = methodsOf(request.url.split("?", 1)[0] as string);
    if (allowed.length > 0) reply.header("allow", allowed.join(", "));
    const refused = new Refused(allowed.length > 0 ? "request.method" : "request.not-found");
    return sendProblem(reply, refused, catalogue, request.id);
  };
}

/** Composes the HTTP server of a process. It is ready for `listen` or `inject`; closing it leaves the platform open. */
export async function buildServer(
  platform: Platform,
  modules: readonly Module[],
  options: ServerOptions,
): Promise<FastifyInstance> {
  const catalogue: Refusals = Object.assign({}, kernelRefusals, ...modules.map((module) => module.refusals));
  const app = fastify({
    loggerInstance: platform.log.child({ part: "http" }) as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => uuid(),
    bodyLimit: 1_048_576,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 120_000,
    trustProxy: process.env.TRUST_PROXY ? process.env.TRUST_PROXY.split(",") : false,
    // Schemas describe; the pipeline checks and renders by itself, in its own order.
    ajv: { customOptions: { strict: false } },
    frameworkErrors: (error, request, reply) => sendProblem(reply, asRefused(error), catalogue, request.id),
    clientErrorHandler: (error, socket) => refuseConnection(error, socket, catalogue),
  });
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  // Bodies are JSON or uploads; Fastify would also take plain text, which a foreign page may send without asking.
  app.removeContentTypeParser("text/plain");
  const hasPages = (options.webRoots ?? []).some((root) => existsSync(join(root.folder, "index.html")));
  installProblems(app, catalogue, answerNotFound(modules, catalogue, hasPages));
  installRequestHooks(app);
  await app.register(helmet, securityHeaders);
  await app.register(cookie);
  await app.register(multipart);
  await app.register(rateLimit, { global: false });
  await app.register(underPressure, { maxEventLoopDelay: 2_000, exposeStatusRoute: false });
  await installApiPage(app, options.version);
  installHealth(app, platform);
  installMetrics(app, platform);
  mountVerbs(app, platform, modules);
  await installWebApps(app, options.webRoots ?? []);
  await app.ready();
  return app;
}
