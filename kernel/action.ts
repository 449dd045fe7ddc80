import type { Readable } from "node:stream";
import type { Static, TSchema } from "typebox";
import type { Context } from "./context.ts";
import type { Queryable } from "./db.ts";
import type { RouteParams } from "./web.ts";

/** Who may call: a declared permission, `session` for anybody logged in, `public` for anybody at all. */
export type Permission = string;

/** Facts of the HTTP request, for the few verbs that need them (log-in, log-out). */
export type RequestFacts = {
  ip: string;
  userAgent: string;
  cookies: Readonly<Record<string, string | undefined>>;
  setCookie(name: string, value: string, maxAgeSeconds: number): void;
  clearCookie(name: string): void;
};

type In<S> = S extends TSchema ? Static<S> : undefined;

export type ActionContext<Route extends string, Q, I> = Context & {
  params: RouteParams<Route>;
  query: In<Q>;
  input: In<I>;
  request: RequestFacts;
};

export type QueryContext<Route extends string, Q> = Omit<Context, "tx" | "audit"> & {
  /** Reads go to the pool; a query that needs one snapshot opens a transaction on `db` itself. */
  tx: Queryable;
  params: RouteParams<Route>;
  query: In<Q>;
  request: RequestFacts;
  /** Reading can be worth recording too: revealing personal data, playing a recording, exporting. */
  audit: Context["audit"];
};

/** A file as an answer; the pipeline streams it with a safe name and type. */
export class Download {
  readonly stream: Readable;
  readonly name: string;
  readonly mediaType: string;
  constructor(stream: Readable, name: string, mediaType: string) {
    this.stream = stream;
    this.name = name;
    this.mediaType = mediaType;
  }
}

type Answer<O> = O extends TSchema ? Static<O> : Download;

type Common<Route extends string, Q, O> = {
  /** The verb's name in code: operationId, audit, metrics. */
  name: string;
  /** The verb as staff say it: 派单, 退单 … */
  title: string;
  route: Route;
  permission: Permission;
  /** Schema of the query string; closed. */
  query?: Q;
  /** Schema of the answer, or `"file"` for a download. */
  output: O;
  /** The refusal codes this verb may give, besides the kernel's own. */
  refuses?: readonly string[];
  /** Uploads arrive as multipart/form-data; the file is stored before `run` and its facts stand in `input.file`. */
  upload?: { maxBytes: number };
  /** Calls of one address per minute, for verbs open to guessing. */
  perMinute?: number;
};

export type Action<Route extends string, Q, I, O> = Common<Route, Q, O> & {
  kind: "action";
  input: I;
  run(context: ActionContext<Route, Q, I>): Promise<Answer<O>>;
  /** For the typed client only; never present at run time. */
  types?: { query: In<Q>; input: In<I>; output: Answer<O> };
};

export type Query<Route extends string, Q, O> = Common<Route, Q, O> & {
  kind: "query";
  run(context: QueryContext<Route, Q>): Promise<Answer<O>>;
  types?: { query: In<Q>; input: undefined; output: Answer<O> };
};

/** Any verb, as the server and the checks see it. */
export type Verb = Common<string, TSchema | undefined, TSchema | "file"> & {
  kind: "action" | "query";
  input?: TSchema | undefined;
  run(context: never): Promise<unknown>;
  types?: { query: unknown; input: unknown; output: unknown } | undefined;
};

/**
 * Declares an action: a verb that changes something. The pipeline authorises, validates, opens one transaction, runs,
 * audits and commits; a `Refused` rolls everything back.
 */
export function defineAction<
  const Route extends string,
  Q extends TSchema | undefined = undefined,
  I extends TSchema | undefined = undefined,
  O extends TSchema | "file" = TSchema,
>(action: Omit<Action<Route, Q, I, O>, "kind" | "types" | "input"> & { input?: I }): Action<Route, Q, I, O> {
  return { kind: "action", ...action } as Action<Route, Q, I, O>;
}

/** Declares a query: a verb that only reads. Its route starts with GET. */
export function defineQuery<
  const Route extends `GET ${string}`,
  Q extends TSchema | undefined = undefined,
  O extends TSchema | "file" = TSchema,
>(query: Omit<Query<Route, Q, O>, "kind" | "types">): Query<Route, Q, O> {
  return { kind: "query", ...query } as Query<Route, Q, O>;
}
