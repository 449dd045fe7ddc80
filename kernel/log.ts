import { type Logger, pino } from "pino";

/**
 * The structured log. Nothing personal goes in: callers log ids, codes and counts; addresses, cookies and bodies are
 * never passed, and what slips through by name is removed here.
 */
export function openLog(level = process.env.LOG_LEVEL ?? "info"): Logger {
  return pino({
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ["phone", "name", "password", "*.phone", "*.name", "*.password", "req.headers"], remove: true },
    serializers: {
      // A PostgreSQL error carries the offending row in `detail` and `where`: only its code and place may be logged.
      err: (error: Error & { code?: string; schema?: string; table?: string; constraint?: string }) => ({
        type: error.constructor?.name,
        message: error.code && error.table ? `database error ${error.code}` : error.message,
        code: error.code,
        table: error.table,
        constraint: error.constraint,
        stack: error.stack?.split("\n").slice(error.code ? 1 : 0).join("\n"),
      }),
    },
  });
}
