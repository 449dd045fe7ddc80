import { type DestinationStream, type Logger, pino } from "pino";

type Described = {
  type: string;
  message: string;
  code?: string;
  table?: string;
  constraint?: string;
  stack?: string;
  cause?: Described;
};

/**
 * Our own messages are English and name ids, codes and counts. What is not ASCII, or is a long run of digits, came from
 * somebody's input: a name, an address, a telephone number.
 */
const withoutValues = (text: string): string => text.replace(/[^\x20-\x7e\n]+/g, "…").replace(/\d{5,}/g, "…");

/** The lines of a stack that name places; its first lines repeat the message, which may have lines of its own. */
function placesOf({ stack = "", message }: Error): string {
  const below = message === "" ? stack : stack.slice(Math.max(0, stack.indexOf(message)) + message.length);
  const lines = below.split("\n").filter((line) => /^\s+at /.test(line));
  return withoutValues(lines.join("\n"));
}

/**
 * What may be kept of an error: its kind, code and place. A PostgreSQL error carries the offending value in `message`
 * and the whole row in `detail` and `where`; a SyntaxError quotes the text it could not read: of those only the code
 * stays.
 */
export function describeFault(error: unknown, depth = 0): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: "something that is no error was thrown" };
  const { code, table, constraint } = error as Error & { code?: string; table?: string; constraint?: string };
  const isFromDatabase = "severity" in error;
  const stack = placesOf(error);
  let message = withoutValues(error.message.slice(0, 500));
  if (isFromDatabase) message = `database error ${code}`;
  else if (error instanceof SyntaxError) message = "text that cannot be read";
  return {
    type: error.constructor.name,
    message,
    ...(code === undefined ? {} : { code }),
    ...(table === undefined ? {} : { table }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(stack === "" ? {} : { stack }),
    ...(error.cause !== undefined && depth < 3 ? { cause: describeFault(error.cause, depth + 1) } : {}),
  };
}

/**
 * The structured log. Nothing personal goes in: callers log ids, codes and counts; addresses, cookies and bodies are
 * never passed, and what slips through by name is removed here. It goes to standard output, or `to` another stream.
 */
export function openLog(level = process.env.LOG_LEVEL ?? "info", to: DestinationStream = pino.destination(1)): Logger {
  const options = {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ["phone", "name", "password", "*.phone", "*.name", "*.password", "req.headers"], remove: true },
    serializers: { err: (error: unknown) => describeFault(error) },
  };
  return pino(options, to);
}
