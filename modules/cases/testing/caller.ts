import { type TestApp, testPassword } from "@yingsheng/server/testing";

/** An answer as tests read it; `body` is the parsed JSON in the shape the test expects, `raw` the bytes as they came. */
export type Answer<Body> = { status: number; body: Body; headers: Readonly<Record<string, unknown>>; raw: Buffer };

/** Somebody at a desk. `send("POST /cases/…", body, headers)` goes below /api; texts and buffers are sent as they are. */
export type Caller = {
  send<Body = Record<string, unknown>>(route: string, body?: unknown, headers?: object): Promise<Answer<Body>>;
  /** As `send`, for what the test takes for granted: anything but 200 is an error that shows the answer. */
  must<Body = Record<string, unknown>>(route: string, body?: unknown, headers?: object): Promise<Body>;
  /** The refusal's code, with its status: `409 case.state`. */
  refusal(route: string, body?: unknown, headers?: object): Promise<string>;
};

type Session = { cookie: string; csrf: string };

async function inject(app: TestApp, session: Session | undefined, route: string, body: unknown, extra: object) {
  const [, method, path = ""] = /^(GET|POST|PUT|DELETE) (.*)$/s.exec(route) ?? [];
  const own = session ? { cookie: session.cookie, "x-csrf-token": session.csrf } : {};
  const isRaw = typeof body === "string" || Buffer.isBuffer(body);
  const hasBody = method !== "GET" && body !== undefined;
  return app.server.inject({
    method: method as "GET",
    // Chinese may stand in a route as it is; what has a meaning in addresses must be escaped by the test.
    url: encodeURI(`/api${path}`).replaceAll("%25", "%"),
    headers: { ...own, ...(hasBody && !isRaw ? { "content-type": "application/json" } : {}), ...extra },
    ...(hasBody ? { payload: isRaw ? (body as string | Buffer) : JSON.stringify(body) } : {}),
  });
}

async function logIn(app: TestApp, login: string): Promise<Session> {
  const ask = () => inject(app, undefined, "POST /sessions", { login, password: testPassword }, {});
  let answer = await ask();
  // Loading the modules on a busy machine looks like overload to a server that has just started.
  for (let tries = 0; answer.statusCode === 503 && tries < 30; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    answer = await ask();
  }
  if (answer.statusCode !== 200) throw new Error(`${login} cannot log in: ${answer.payload}`);
  return { cookie: String(answer.headers["set-cookie"]).split(";")[0] as string, csrf: answer.json().csrfToken };
}

function callerOf(app: TestApp, login: string): Caller {
  // One log-in for all requests that are under way: logging in is slow, and counted.
  let session: Promise<Session> | undefined;
  async function send<Body>(route: string, body?: unknown, headers: object = {}): Promise<Answer<Body>> {
    session ??= logIn(app, login);
    const used = session;
    let response = await inject(app, await used, route, body, headers);
    if (response.statusCode === 401) {
      // The test has moved the clock past the session's end.
      if (session === used) session = logIn(app, login);
      response = await inject(app, await session, route, body, headers);
    }
    const isJson = String(response.headers["content-type"] ?? "").includes("json");
    return {
      status: response.statusCode,
      body: (isJson ? JSON.parse(response.payload) : response.payload) as Body,
      headers: response.headers,
      raw: response.rawPayload,
    };
  }
  return {
    send,
    async must<Body>(route: string, body?: unknown, headers: object = {}) {
      const answer = await send<Body>(route, body, headers);
      if (answer.status !== 200) throw new Error(`${login} ${route}: ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    async refusal(route, body, headers = {}) {
      const answer = await send<{ code?: string }>(route, body, headers);
      return `${answer.status} ${answer.body.code ?? ""}`.trim();
    },
  };
}

/** Everybody of the demo by log-in name; each logs in at the first request, and again when time has passed. */
export function callersOf(app: TestApp): (login: string) => Caller {
  const known = new Map<string, Caller>();
  return (login) => {
    const caller = known.get(login) ?? callerOf(app, login);
    known.set(login, caller);
    return caller;
  };
}
