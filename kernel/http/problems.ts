import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Refused, type Refusals, toProblem } from "../errors.ts";

/** Fastify's own errors, in our words. */
const fastifyCodes: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "request.media-type",
  FST_ERR_CTP_BODY_TOO_LARGE: "request.too-large",
  FST_ERR_CTP_EMPTY_JSON_BODY: "request.malformed",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "request.malformed",
  FST_ERR_CTP_INVALID_JSON_BODY: "request.malformed",
  FST_ERR_BAD_URL: "request.malformed",
  FST_ERR_MAX_PARAM_LENGTH: "request.not-found",
  FST_REQ_FILE_TOO_LARGE: "request.too-large",
  FST_FILES_LIMIT: "request.invalid",
  FST_FIELDS_LIMIT: "request.invalid",
  FST_PARTS_LIMIT: "request.invalid",
  FST_INVALID_MULTIPART_CONTENT_TYPE: "request.media-type",
  FST_UNDER_PRESSURE: "server.busy",
  ERR_UNDER_PRESSURE: "server.busy",
};

/** What PostgreSQL says, where the caller can act on it. Everything else it says is a bug of ours. */
const sqlStates: Readonly<Record<string, string>> = {
  // A lost race for something unique, a deadlock that three tries did not solve, a row somebody else holds.
  "23505": "request.conflict",
  "40001": "server.busy",
  "40P01": "server.busy",
  "55P03": "server.busy",
  "57014": "request.timeout",
  // The server is stopping, starting, full or gone.
  "57P01": "server.busy",
  "57P02": "server.busy",
  "57P03": "server.busy",
  "53300": "server.busy",
  "08006": "server.busy",
  "08003": "server.busy",
  "08001": "server.busy",
};

const networkCodes = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"]);

type Thrown = { code?: string; statusCode?: number; message?: string };

/** Every error becomes a refusal with a code; `server.fault` for what nobody foresaw. */
export function asRefused(error: unknown): Refused {
  if (error instanceof Refused) return error;
  const thrown = error as Thrown;
  const code = thrown.code ?? "";
  const known = fastifyCodes[code] ?? sqlStates[code];
  if (known) return new Refused(known);
  if (networkCodes.has(code) || /Connection terminated|timeout exceeded when trying to connect/.test(thrown.message ?? "")) {
    return new Refused("server.busy");
  }
  if (thrown.statusCode === 429) return new Refused("request.too-many");
  if (thrown.statusCode === 503) return new Refused("server.busy");
  if (thrown.statusCode === 413) return new Refused("request.too-large");
  if (thrown.statusCode !== undefined && thrown.statusCode >= 400 && thrown.statusCode < 500) {
    return new Refused("request.malformed");
  }
  return new Refused("server.fault");
}

/** Sends a problem+json. */
export function sendProblem(reply: FastifyReply, refused: Refused, catalogue: Refusals, requestId: string) {
  const problem = toProblem(refused, catalogue, requestId);
  if (problem.status === 429 || problem.status === 503) reply.header("retry-after", "5");
  return reply.code(problem.status).type("application/problem+json; charset=utf-8").send(JSON.stringify(problem));
}

/** Installs the error and not-found handlers. Faults are logged with their stack, refusals with their code only. */
export function installProblems(
  app: FastifyInstance,
  catalogue: Refusals,
  notFound: (request: FastifyRequest, reply: FastifyReply) => unknown,
): void {
  app.setErrorHandler((error, request, reply) => {
    const refused = asRefused(error);
    const problem = toProblem(refused, catalogue, request.id);
    if (problem.status >= 500) request.log.error({ code: refused.code, err: error }, "request failed");
    else request.log.info({ code: refused.code }, "request refused");
    return sendProblem(reply, refused, catalogue, request.id);
  });
  app.setNotFoundHandler((request, reply) => notFound(request, reply));
}
