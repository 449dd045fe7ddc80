import { fillPath, queryString, splitRoute } from "./client/path.ts";
import { type DownloadedFile, send } from "./client/send.ts";

/** One row of a route table, as `RoutesOf` of `@yingsheng/kernel/web` makes it. */
type Endpoint = { params: unknown; query: unknown; body: unknown; output: unknown };

/** `{ [name]: T }`, demanded only when T has keys that must be there. */
type Part<Name extends string, T> = [T] extends [undefined]
  ? { [N in Name]?: undefined }
  : Record<never, never> extends T
    ? { [N in Name]?: T }
    : { [N in Name]: T };

type BodyOf<T> = [T] extends [undefined] ? undefined : T | FormData;

type Extras = {
  /** one key per intention: pass the same one when a person submits the same thing again */
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** share 0–1 of an upload that has left */
  onProgress?: (share: number) => void;
};

/** What `call` takes for one endpoint. */
export type CallOptions<E extends Endpoint> = Part<"params", E["params"]> &
  Part<"query", E["query"]> &
  Part<"body", BodyOf<E["body"]>> &
  Extras;

/** What `call` gives: the route's output, or a file for routes that answer with one. */
export type CallOutput<E extends Endpoint> = E["output"] extends { stream: unknown; mediaType: string }
  ? DownloadedFile
  : E["output"];

type Arguments<E extends Endpoint> =
  Record<never, never> extends CallOptions<E> ? [options?: CallOptions<E>] : [options: CallOptions<E>];

type Loose = Extras & { params?: unknown; query?: unknown; body?: unknown };

const base = "/api";

const urlOf = (path: string, options: Loose): string =>
  base +
  fillPath(path, options.params as Record<string, unknown> | undefined) +
  queryString(options.query as Record<string, string> | undefined);

/**
 * The typed client of a route table. `call` sends and gives the output, or throws `ApiProblem`; `href` gives the address
 * of a GET route for links and pictures. Every module may make its own: they share session, token and network state.
 */
export const createClient = <Routes extends { [Route in keyof Routes]: Endpoint }>() => ({
  call: async <Route extends keyof Routes & string>(
    route: Route,
    ...[given]: Arguments<Routes[Route]>
  ): Promise<CallOutput<Routes[Route]>> => {
    const options: Loose = given ?? {};
    const { method, path } = splitRoute(route);
    const output = await send({
      route,
      url: urlOf(path, options),
      body: options.body,
      idempotencyKey: method === "GET" ? undefined : (options.idempotencyKey ?? crypto.randomUUID()),
      signal: options.signal,
      onProgress: options.onProgress,
    });
    return output as CallOutput<Routes[Route]>;
  },
  href: <Route extends keyof Routes & `GET ${string}`>(route: Route, ...[given]: Arguments<Routes[Route]>): string =>
    urlOf(splitRoute(route).path, given ?? {}),
});
