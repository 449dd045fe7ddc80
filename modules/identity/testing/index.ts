import type { buildServer } from "@yingsheng/kernel";

type Server = Awaited<ReturnType<typeof buildServer>>;

/** An answer as tests read it. `body` is parsed JSON of whatever shape the test expects. */
export type Answer<Body = Record<string, unknown>> = {
  status: number;
  body: Body;
  cookie: string | undefined;
};

/** A browser with one session: it keeps the cookie and repeats the csrf token. */
export type Browser = {
  send<Body = Record<string, unknown>>(route: string, body?: unknown, headers?: object): Promise<Answer<Body>>;
};

/** What a log-in answers, as far as tests look at it. */
export type LoggedIn = {
  person: { id: string; name: string; login: string };
  csrfToken: string;
  secondFactor: string;
  mustChangePassword: boolean;
  programs: { id: string; code: string; permissions: string[]; units: { id: string; name: string }[] }[];
};

const cookieOf = (header: unknown): string | undefined =>
  header === undefined ? undefined : (String(header).split(";")[0] as string);

/** A browser holding the given session, or none. `send("POST /password", {…})` goes below /api. */
export function browser(server: Server, session?: { cookie: string; csrfToken: string }): Browser {
  return {
    async send<Body>(route: string, body?: unknown, headers: object = {}) {
      const [method, path] = route.split(" ") as ["GET" | "POST" | "PUT" | "DELETE", string];
      const own = session ? { cookie: session.cookie, "x-csrf-token": session.csrfToken } : {};
      const hasBody = method !== "GET" && body !== undefined;
      const response = await server.inject({
        method,
        url: `/api${path}`,
        headers: { ...own, ...(hasBody ? { "content-type": "application/json" } : {}), ...headers },
        ...(hasBody ? { payload: JSON.stringify(body) } : {}),
      });
      const cookie = cookieOf(response.headers["set-cookie"]);
      return { status: response.statusCode, body: response.json() as Body, cookie };
    },
  };
}

/** Logs in; the browser is there when it worked. */
export async function logIn(server: Server, login: string, password: string, code?: string) {
  const answer = await browser(server).send<LoggedIn & { code?: string }>("POST /sessions", {
    login,
    password,
    ...(code === undefined ? {} : { code }),
  });
  const session =
    answer.status === 200 && answer.cookie ? { cookie: answer.cookie, csrfToken: answer.body.csrfToken } : undefined;
  return { ...answer, browser: browser(server, session) };
}

export type TestPerson = { id: string; login: string; password: string; browser: Browser };

let made = 0;

/** A new person with one role, made by an administrator's browser, with a password of their own, logged in. */
export async function aPerson(
  server: Server,
  admin: Browser,
  programId: string,
  grant: { role: string; unitId?: string | null },
): Promise<TestPerson> {
  const login = `person-${++made}`;
  const created = await admin.send<{ id: string; oneTimePassword: string }>(`POST /programs/${programId}/people`, {
    login,
    name: `测试人员${made}`,
    ...grant,
  });
  if (created.status !== 200) throw new Error(`cannot create ${login}: ${JSON.stringify(created.body)}`);
  const first = await logIn(server, login, created.body.oneTimePassword);
  const password = `Ziji-mima-${made}-2026`;
  const changed = await first.browser.send("POST /password", {
    currentPassword: created.body.oneTimePassword,
    password,
  });
  if (changed.status !== 200) throw new Error(`cannot change the password: ${JSON.stringify(changed.body)}`);
  return { id: created.body.id, login, password, browser: first.browser };
}
