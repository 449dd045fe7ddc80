import { learnServerTime } from "../time/now.ts";
import { splitRoute } from "./path.ts";
import { type ApiProblem, networkProblem, problemOf } from "./problem.ts";
import { setReachable, waitForLogin } from "./signals.ts";

/** One request, path and query already filled in. */
export type Request = {
  route: string;
  url: string;
  body: unknown;
  idempotencyKey: string | undefined;
  signal: AbortSignal | undefined;
  onProgress: ((share: number) => void) | undefined;
};

/** A file as answered by a download route. */
export type DownloadedFile = { blob: Blob; name: string };

type Answer = { status: number; mediaType: string; header: (name: string) => string | null; blob: () => Promise<Blob> };

let csrfToken: string | undefined;

/** Keeps the token that state-changing requests repeat; `undefined` after logging out. */
export const keepCsrfToken = (token: string | undefined): void => {
  csrfToken = token;
};

let renewToken: (() => Promise<boolean>) | undefined;

/**
 * Says how to get the token of a session that another tab of this browser began meanwhile: `true` when the same person is
 * still there and the new token is kept.
 */
export const onStaleToken = (renew: (() => Promise<boolean>) | undefined): void => {
  renewToken = renew;
};

const readMethods = new Set(["GET", "HEAD"]);
const retryDelaysMs = [400, 1_200, 3_000];
/** What a proxy answers when the server behind it is away. */
const gatewayStatuses = new Set([502, 504]);

const activeForMs = 60_000;
let lastTouchedAt = Date.now();
for (const kind of ["keydown", "pointerdown", "wheel"]) {
  globalThis.addEventListener?.(kind, () => (lastTouchedAt = Date.now()), { capture: true, passive: true });
}

const headersOf = (request: Request, method: string): Record<string, string> => {
  const headers: Record<string, string> = { accept: "application/json" };
  // A page left alone keeps refreshing itself; that must not keep an unattended session open.
  if (Date.now() - lastTouchedAt > activeForMs) headers["x-background"] = "1";
  if (readMethods.has(method)) return headers;
  if (csrfToken) headers["x-csrf-token"] = csrfToken;
  if (request.idempotencyKey) headers["idempotency-key"] = request.idempotencyKey;
  // A multipart body names its own boundary, so the browser must write that header.
  if (request.body !== undefined && !(request.body instanceof FormData)) headers["content-type"] = "application/json";
  return headers;
};

const bodyOf = (body: unknown): string | FormData | undefined =>
  body === undefined ? undefined : body instanceof FormData ? body : JSON.stringify(body);

const viaFetch = async (request: Request, method: string): Promise<Answer> => {
  const response = await fetch(request.url, {
    method,
    headers: headersOf(request, method),
    credentials: "same-origin",
    body: bodyOf(request.body) ?? null,
    signal: request.signal ?? null,
  });
  return {
    status: response.status,
    mediaType: response.headers.get("content-type") ?? "",
    header: (name) => response.headers.get(name),
    blob: () => response.blob(),
  };
};

/** fetch cannot report how much of an upload has left; XMLHttpRequest can. */
const viaUpload = (request: Request, method: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const upload = new XMLHttpRequest();
    upload.open(method, request.url);
    upload.responseType = "blob";
    for (const [name, value] of Object.entries(headersOf(request, method))) upload.setRequestHeader(name, value);
    upload.upload.onprogress = (event) => {
      if (event.lengthComputable) request.onProgress?.(event.loaded / event.total);
    };
    upload.onload = () =>
      resolve({
        status: upload.status,
        mediaType: upload.getResponseHeader("content-type") ?? "",
        header: (name) => upload.getResponseHeader(name),
        blob: () => Promise.resolve(upload.response as Blob),
      });
    upload.onerror = () => reject(new TypeError("upload failed"));
    upload.onabort = () => reject(new DOMException("aborted", "AbortError"));
    request.signal?.addEventListener("abort", () => upload.abort(), { once: true });
    upload.send(bodyOf(request.body));
  });

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** One answer from the wire; reads are tried again a few times, writes never by themselves. */
const reach = async (request: Request, method: string): Promise<Answer> => {
  const delays = readMethods.has(method) ? retryDelaysMs : [];
  for (let attempt = 0; ; attempt++) {
    try {
      const answer = await (request.onProgress ? viaUpload(request, method) : viaFetch(request, method));
      const fromProxy = gatewayStatuses.has(answer.status) && !answer.mediaType.includes("json");
      if (!fromProxy) {
        setReachable(true);
        learnServerTime(answer.header("date"));
        return answer;
      }
    } catch (error) {
      if (request.signal?.aborted) throw error;
    }
    setReachable(false);
    const delay = delays[attempt];
    if (delay === undefined) throw networkProblem();
    await pause(delay);
  }
};

const jsonOf = async (answer: Answer): Promise<unknown> => {
  if (answer.status === 204 || !answer.mediaType.includes("json")) return undefined;
  const text = await (await answer.blob()).text();
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
};

const fileNameOf = (disposition: string | null): string => {
  const encoded = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return disposition?.match(/filename="?([^";]+)"?/i)?.[1] ?? "下载";
};

const contentOf = async (answer: Answer): Promise<unknown> => {
  const disposition = answer.header("content-disposition");
  const isFile = disposition?.startsWith("attachment") || (answer.status === 200 && !answer.mediaType.includes("json"));
  if (!isFile) return jsonOf(answer);
  const file: DownloadedFile = { blob: await answer.blob(), name: fileNameOf(disposition) };
  return file;
};

const endsSession = (problem: ApiProblem, path: string): boolean =>
  // The entrance itself asks these routes, and a wrong one-time code is a 401 too. Without a token nobody was in.
  problem.code === "session.missing" && csrfToken !== undefined && !path.startsWith("/sessions");

/** Whether the request deserves a second try, after whatever stood in its way was put right. */
const putRight = async (problem: ApiProblem, path: string): Promise<boolean> => {
  if (problem.code === "request.csrf") return (await renewToken?.()) ?? false;
  return endsSession(problem, path) && waitForLogin();
};

/**
 * Sends one request and gives the parsed answer. Throws `ApiProblem` for every refusal and fault. When the session has
 * ended it waits for the person to log in again and repeats the request once, with the same idempotency key.
 */
export const send = async (request: Request): Promise<unknown> => {
  const { method, path } = splitRoute(request.route);
  const answer = await reach(request, method);
  if (answer.status < 400) return contentOf(answer);
  const problem = problemOf(answer.status, await jsonOf(answer));
  if (!(await putRight(problem, path))) throw problem;
  request.signal?.throwIfAborted();
  const again = await reach(request, method);
  if (again.status < 400) return contentOf(again);
  throw problemOf(again.status, await jsonOf(again));
};
