import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type TSchema, Type } from "typebox";
import { Compile } from "typebox/compile";
import { anonymousActor, holds } from "../access.ts";
import { Download, type RequestFacts, type Verb } from "../action.ts";
import type { Platform } from "../context.ts";
import { Refused } from "../errors.ts";
import type { Authentication, Module } from "../module.ts";
import { Uuid } from "../schema.ts";
import * as time from "../time.ts";
import { auditRefusal, runVerb } from "./pipeline.ts";
import { readUpload } from "./upload.ts";
import { type Check, compileCheck } from "./validate.ts";

/** Path parameters that are no UUIDs: codes and years that people read. */
const plainParams: Readonly<Record<string, TSchema>> = {
  year: Type.Integer({ minimum: 2000, maximum: 2100 }),
  day: Type.String({ format: "date" }),
  code: Type.String({ minLength: 1, maxLength: 64 }),
  list: Type.String({ minLength: 1, maxLength: 64 }),
  sha256: Type.String({ pattern: "^[0-9a-f]{64}$" }),
  jobId: Type.String({ pattern: "^[0-9]{1,18}$" }),
};

function paramsSchema(path: string): TSchema {
  const names = [...path.matchAll(/:([A-Za-z0-9]+)/g)].map((match) => match[1] as string);
  return Type.Object(Object.fromEntries(names.map((name) => [name, plainParams[name] ?? Uuid])));
}

const isSecure = (request: FastifyRequest) =>
  request.protocol === "https" || request.headers["x-forwarded-proto"] === "https";

function factsOf(request: FastifyRequest, reply: FastifyReply): RequestFacts {
  const base = { path: "/", httpOnly: true, sameSite: "lax" as const, secure: isSecure(request) };
  return {
    ip: request.ip,
    userAgent: (request.headers["user-agent"] ?? "").slice(0, 300),
    cookies: request.cookies,
    setCookie: (name, value, maxAgeSeconds) => void reply.setCookie(name, value, { ...base, maxAge: maxAgeSeconds }),
    clearCookie: (name) => void reply.clearCookie(name, base),
  };
}

/** A browser's request from another site must not act in this one; API clients send no Sec-Fetch-Site. */
function refuseForeignSite(request: FastifyRequest): void {
  if (request.headers["sec-fetch-site"] === "cross-site") throw new Refused("request.csrf");
}

const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.Optional(Type.String()),
    requestId: Type.String(),
    invalid_params: Type.Optional(Type.Array(Type.Object({ name: Type.String(), reason: Type.String() }))),
  },
  { title: "Problem" },
);

const answerOf = (description: string, mediaType: string, schema: TSchema) => ({
  description,
  content: { [mediaType]: { schema } },
});

const answersOf = (verb: Verb) => ({
  200:
    verb.output === "file"
      ? answerOf("文件", "application/octet-stream", Type.String({ format: "binary" }))
      : answerOf("成功", "application/json", verb.output),
  "4xx": answerOf("拒绝", "application/problem+json", ProblemSchema),
  "5xx": answerOf("系统繁忙或出错", "application/problem+json", ProblemSchema),
});

function openApiSchema(verb: Verb, module: Module, params: TSchema, hasParams: boolean) {
  return {
    operationId: verb.name,
    summary: verb.title,
    tags: [module.title],
    description: `权限：${verb.permission}${verb.refuses?.length ? `；可能的拒绝：${verb.refuses.join("、")}` : ""}`,
    ...(hasParams ? { params } : {}),
    ...(verb.query ? { querystring: verb.query } : {}),
    ...(verb.input ? { body: verb.input } : {}),
    ...(verb.upload ? { consumes: ["multipart/form-data"] } : {}),
    response: answersOf(verb),
  };
}

type Checks = { params: Check; query: Check; input: Check | undefined };

/** Whoever is behind the request, or a refusal: the first two steps of the pipeline. */
async function authorise(
  platform: Platform,
  verb: Verb,
  authenticate: NonNullable<Module["authenticate"]>,
  request: FastifyRequest,
): Promise<Authentication> {
  if (verb.kind === "action") refuseForeignSite(request);
  const found = await authenticate(platform, { cookies: request.cookies, headers: request.headers }, time.now());
  if (verb.permission === "public") return found ?? { actor: anonymousActor, csrfToken: null };
  if (!found) throw new Refused("session.missing");
  if (verb.kind === "action" && found.csrfToken !== null && request.headers["x-csrf-token"] !== found.csrfToken) {
    throw new Refused("request.csrf");
  }
  const programId = (request.params as { programId?: string }).programId;
  if (verb.permission !== "session" && !holds(found.actor, verb.permission, programId ? { programId } : {})) {
    await auditRefusal(platform, verb, { actor: found.actor, requestId: request.id, ip: request.ip }, "access.denied");
    throw new Refused("access.denied");
  }
  return found;
}

/** Mounts one verb below /api: authorise before the body is read, validate, run, answer. */
function mountVerb(
  app: FastifyInstance,
  platform: Platform,
  module: Module,
  verb: Verb,
  authenticate: NonNullable<Module["authenticate"]>,
): void {
  const [method = "", path = ""] = verb.route.split(" ");
  const pathSchema = paramsSchema(path);
  const hasParams = path.includes(":");
  const empty = Type.Object({}, { additionalProperties: false });
  const checks: Checks = {
    params: compileCheck(pathSchema, true),
    query: compileCheck(verb.query ?? empty, true),
    input: verb.kind === "action" ? compileCheck(verb.input ?? empty, verb.upload !== undefined) : undefined,
  };
  const checkAnswer = answerCheck(verb);
  const found = new WeakMap<FastifyRequest, Authentication>();

  app.route({
    method,
    url: `/api${path}`,
    schema: openApiSchema(verb, module, pathSchema, hasParams),
    config: { verb: verb.name, ...(verb.perMinute ? { rateLimit: { max: verb.perMinute, timeWindow: 60_000 } } : {}) },
    onRequest: async (request) => {
      found.set(request, await authorise(platform, verb, authenticate, request));
    },
    handler: async (request, reply) => {
      const { actor } = found.get(request) as Authentication;
      // The address is checked before an upload is stored.
      const params = checks.params(request.params) as Record<string, string>;
      const query = checks.query(request.query);
      const answer = await runVerb(platform, verb, {
        requestId: request.id,
        actor,
        params,
        query,
        input: checks.input?.(await bodyOf(request, verb, platform)),
        facts: factsOf(request, reply),
        idempotencyKey: idempotencyKeyOf(request),
      });
      reply.header("cache-control", "no-store");
      if (answer instanceof Download) return sendDownload(reply, answer);
      checkAnswer(answer);
      return reply.type("application/json; charset=utf-8").send(JSON.stringify(answer));
    },
  });
}

/** The body as it came: an upload taken apart, JSON as it is, nothing as an empty object. */
async function bodyOf(request: FastifyRequest, verb: Verb, platform: Platform): Promise<unknown> {
  if (verb.upload) return readUpload(request, platform.files, verb.upload.maxBytes);
  if (request.isMultipart()) throw new Refused("request.media-type");
  return request.body === undefined ? {} : request.body;
}

function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string" || key === "") return undefined;
  if (key.length > 200) throw new Refused("request.malformed");
  return key;
}

/** In tests, an answer that is not as declared is a fault; callers in production are not made to pay for it. */
function answerCheck(verb: Verb): (answer: unknown) => void {
  if (process.env.CHECK_OUTPUT !== "1" || verb.output === "file") return () => undefined;
  const compiled = Compile(verb.output);
  return (answer) => {
    const sent: unknown = JSON.parse(JSON.stringify(answer ?? null));
    if (compiled.Check(sent)) return;
    const places = compiled.Errors(sent).map((fault) => `${fault.instancePath || "/"} ${fault.keyword}`);
    throw new Error(`the answer of ${verb.name} is not as declared: ${[...new Set(places)].slice(0, 5).join(", ")}`);
  };
}

/** RFC 8187: what encodeURIComponent leaves alone and an extended value may not hold. */
const encodedName = (name: string) =>
  encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

function sendDownload(reply: FastifyReply, download: Download) {
  return reply
    .type(download.mediaType)
    .header("content-disposition", `attachment; filename*=UTF-8''${encodedName(download.name)}`)
    .header("x-content-type-options", "nosniff")
    .send(download.stream);
}

/** Mounts every verb of every module. */
export function mountVerbs(app: FastifyInstance, platform: Platform, modules: readonly Module[]): void {
  const authenticate = modules.find((module) => module.authenticate)?.authenticate ?? (async () => null);
  for (const module of modules) {
    for (const verb of module.verbs) mountVerb(app, platform, module, verb, authenticate);
  }
}

/** Which methods a path below /api is served with; none for a path that does not exist. */
export function methodsByPath(modules: readonly Module[]): (path: string) => string[] {
  const routes = modules
    .flatMap((module) => module.verbs)
    .map((verb) => {
      const [method = "", path = ""] = verb.route.split(" ");
      return { method, pattern: new RegExp(`^/api${path.replace(/:[A-Za-z0-9]+/g, "[^/]+")}$`) };
    });
  return (path) => [...new Set(routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))];
}
