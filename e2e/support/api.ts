import { demoPassword, type House } from "./house.ts";

/** Answers as journeys read them; a status of 400 and more comes as any other answer. */
export type Answer<Body> = { status: number; body: Body };

/** A person who talks to the server without a browser: to prepare what a journey starts from, and to count after it. */
export type Api = {
  programId: string;
  get<Body>(path: string): Promise<Answer<Body>>;
  send<Body>(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<Answer<Body>>;
  /** As `get`, failing on anything but an answer of 200. */
  must<Body>(path: string): Promise<Body>;
};

type Session = { csrfToken: string; programs: { id: string }[] };

const read = async <Body>(response: Response): Promise<Answer<Body>> => {
  const isJson = (response.headers.get("content-type") ?? "").includes("json");
  return { status: response.status, body: (isJson ? await response.json() : await response.text()) as Body };
};

/** Logs a demo person in over HTTP. Paths are below `/api`. */
export async function apiAs(house: House, login: string): Promise<Api> {
  const entered = await fetch(`${house.url}/api/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ login, password: demoPassword }),
  });
  if (!entered.ok) throw new Error(`${login} cannot log in: ${await entered.text()}`);
  const { csrfToken, programs } = (await entered.json()) as Session;
  const cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(";", 1)[0])
    .join("; ");
  const ask = (path: string, init: RequestInit): Promise<Response> =>
    fetch(`${house.url}/api${path}`, { ...init, headers: { cookie, "x-csrf-token": csrfToken, ...init.headers } });
  const get = async <Body>(path: string) => read<Body>(await ask(path, {}));
  return {
    programId: programs[0]?.id ?? "",
    get,
    async send<Body>(method: string, path: string, body: unknown = {}) {
      const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
      return read<Body>(await ask(path, { method, headers, body: JSON.stringify(body) }));
    },
    async must<Body>(path: string) {
      const { status, body } = await get<Body>(path);
      if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${JSON.stringify(body)}`);
      return body;
    },
  };
}
