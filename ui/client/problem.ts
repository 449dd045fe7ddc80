/** One offending input as the server names it: a path such as `caller/phone`, and a Chinese phrase. */
export type InvalidParam = { name: string; reason: string };

type ProblemFacts = {
  code: string;
  title: string;
  status: number;
  detail?: string | undefined;
  requestId?: string | undefined;
  invalidParams?: readonly InvalidParam[];
};

/**
 * A refusal or fault of the API as the screen handles it. `code` is stable, `title` one plain Chinese sentence, `detail`
 * its particulars, `status` the HTTP status (0 when the network itself failed).
 */
export class ApiProblem extends Error {
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string | undefined;
  readonly requestId: string | undefined;
  readonly invalidParams: readonly InvalidParam[];
  constructor(facts: ProblemFacts) {
    super(facts.title);
    this.name = "ApiProblem";
    this.code = facts.code;
    this.title = facts.title;
    this.status = facts.status;
    this.detail = facts.detail;
    this.requestId = facts.requestId;
    this.invalidParams = facts.invalidParams ?? [];
  }
}

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** `/caller/phone`, `body.caller.phone` and `caller/phone` all name the field `caller.phone`. */
export const fieldName = (name: string): string =>
  name
    .replace(/^\//, "")
    .replaceAll("/", ".")
    .replace(/^(body|input)\./, "");

const invalidParamsOf = (value: unknown): InvalidParam[] => {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    const { name, reason } = (entry ?? {}) as { name?: unknown; reason?: unknown };
    return typeof name === "string" ? [{ name: fieldName(name), reason: text(reason) ?? "内容有误" }] : [];
  });
};

const titleOf = (status: number): string => {
  if (status === 413) return "提交的内容超过大小限制。";
  if (status >= 500) return "系统暂时不可用，已填写的内容还在，请稍后再试。";
  return "这一步没有完成，请稍后再试。";
};

/** Reads an answer's body as problem+json; anything else still becomes a problem with a sentence of ours. */
export const problemOf = (status: number, body: unknown): ApiProblem => {
  const facts = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  return new ApiProblem({
    code: text(facts.code) ?? `http.${status}`,
    title: text(facts.title) ?? titleOf(status),
    status,
    detail: text(facts.detail),
    requestId: text(facts.requestId),
    invalidParams: invalidParamsOf(facts.invalid_params),
  });
};

/** The problem shown when no answer came at all. */
export const networkProblem = (): ApiProblem =>
  new ApiProblem({ code: "network.down", title: "网络不通，内容已保留，恢复后可以再提交。", status: 0 });

/** The sentence to show a person for anything thrown. */
export const sentenceOf = (error: unknown): string =>
  error instanceof ApiProblem ? [error.title, error.detail].filter(Boolean).join("") : "这一步没有完成，请稍后再试。";
