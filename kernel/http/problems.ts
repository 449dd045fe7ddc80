import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { v7 as uuid } from "uuid";
import { type Refusals, Refused, toProblem } from "../errors.ts";

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
  // A lost race: something unique was taken, a row referred to is gone, two spans of time overlap.
  "23505": "request.conflict",
  "23503": "request.conflict",
  "23P01": "request.conflict",
  // A deadlock that three tries did not solve, a row somebody else holds.
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

/**
 * Values that a schema let through and PostgreSQL cannot take: out of range, not of the type, too long for an index. The
 * schema should have refused them, so they are logged as warnings; the caller is told to look at the input.
 */
const unfitValues = new Set([
  ...["22001", "22003", "22007", "22008", "22009", "2200F", "22021", "22023", "22P02", "22P03", "22P05"],
  "54000",
]);

const networkCodes = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN"],
]);
const databaseGone =
  /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|pool after calling end/;

type Thrown = { code?: string; statusCode?: number; message?: string } | null | undefined;

/** Every error becomes a refusal with a code; `server.fault` for what nobody foresaw. */
export function asRefused(error: unknown): Refused {
  if (error instanceof Refused) return error;
  const { code = "", statusCode, message = "" } = (error as Thrown) ?? {};
  const known = fastifyCodes[code] ?? sqlStates[code];
  if (known) return new Refused(known);
  if (unfitValues.has(code)) return new Refused("request.invalid");
  if (networkCodes.has(code) || databaseGone.test(message)) return new Refused("server.busy");
  if (statusCode === 429) return new Refused("request.too-many");
  if (statusCode === 503) return new Refused("server.busy");
  if (statusCode === 413) return new Refused("request.too-large");
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new Refused("request.malformed");
  return new Refused("server.fault");
}

/** Sends a problem+json; like every answer that may tell something about somebody it must not be kept on the way. */
export function sendProblem(reply: FastifyReply, refused: Refused, catalogue: Refusals, requestId: string) {
  const problem = toProblem(refused, catalogue, requestId);
  if (problem.status === 429 || problem.status === 503) reply.header("retry-after", "5");
  reply.header("cache-control", "no-store");
  return reply.code(problem.status).type("application/problem+json; charset=utf-8").send(JSON.stringify(problem));
}

/** Logs faults with their place, values that slipped past a schema as warnings, refusals with their code only. */
function logRefusal(request: FastifyRequest, error: unknown, refused: Refused, status: number): void {
  const code = refused.code;
  if (status >= 500) request.log.error({ code, err: error }, "request failed");
  else if (unfitValues.has((error as Thrown)?.code ?? ""))
    request.log.warn({ code, err: error }, "a schema is too wide");
  else request.log.info({ code }, "request refused");
}

/** Installs the error and not-found handlers. */
export function installProblems(
  app: FastifyInstance,
  catalogue: Refusals,
  notFound: (request: FastifyRequest, reply: FastifyReply) => unknown,
): void {
  app.setErrorHandler((error, request, reply) => {
    const refused = asRefused(error);
    logRefusal(request, error, refused, toProblem(refused, catalogue, request.id).status);
    return sendProblem(reply, refused, catalogue, request.id);
  });
  app.setNotFoundHandler((request, reply) => notFound(request, reply));
}

const parserCodes: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "request.too-large",
  ERR_HTTP_REQUEST_TIMEOUT: "request.timeout",
};

/** Answers what is no HTTP at all, before there is a request: the same problem+json, written by hand. */
export function refuseConnection(error: { code?: string }, socket: Socket, catalogue: Refusals): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const problem = toProblem(new Refused(parserCodes[error.code ?? ""] ?? "request.malformed"), catalogue, uuid());
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\ncontent-type: application/problem+json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
