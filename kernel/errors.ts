/** What a refusal looks like to the outside: HTTP status and one plain Chinese sentence. */
export type RefusalEntry = readonly [status: number, sentence: string];

/** A module's refusal codes. Codes are stable: programs rely on them, the sentences may be improved. */
export type Refusals = Readonly<Record<string, RefusalEntry>>;

/** Declares a module's refusal codes, `'<module>.<what>': [status, 中文一句话]`. */
export const defineRefusals = <const R extends Refusals>(refusals: R): R => refusals;

/** One offending input: `name` is a JSON pointer without the leading slash, `reason` a Chinese phrase. */
export type InvalidParam = { name: string; reason: string };

/**
 * Thrown by an action or query that says no for a reason the caller can act on.
 * It rolls the transaction back and leaves as RFC 9457 problem+json; any other exception is a bug and leaves as 500.
 */
export class Refused extends Error {
  readonly code: string;
  /** The input field that is to blame, when there is one. */
  readonly field: string | undefined;
  /** A Chinese sentence with the particulars of this case, shown after the code's own sentence. */
  readonly detail: string | undefined;
  readonly invalidParams: readonly InvalidParam[] | undefined;
  constructor(code: string, more: { field?: string; detail?: string; invalidParams?: readonly InvalidParam[] } = {}) {
    super(code);
    this.name = "Refused";
    this.code = code;
    this.field = more.field;
    this.detail = more.detail;
    this.invalidParams = more.invalidParams;
  }
}

/** Refusals that the kernel itself gives, whatever the module. */
export const kernelRefusals = defineRefusals({
  "request.invalid": [422, "提交的内容有误，请按提示修改后再提交。"],
  "request.malformed": [400, "请求格式无法识别，请检查后重试。"],
  "request.too-large": [413, "提交的内容超过大小限制。"],
  "request.media-type": [415, "不支持这种内容格式。"],
  "request.not-found": [404, "没有这个接口或页面。"],
  "request.method": [405, "这个接口不支持这种操作方式。"],
  "request.too-many": [429, "操作太频繁，请稍后再试。"],
  "request.timeout": [408, "请求超时，请重试。"],
  "request.csrf": [403, "页面已过期，请刷新后重试。"],
  "request.key-reused": [422, "同一个幂等键用在了不同的请求上。"],
  "request.conflict": [409, "别人刚刚改过这条记录，请刷新后再试。"],
  "session.missing": [401, "请先登录。"],
  "access.denied": [403, "您没有这项权限，请联系系统管理员授权。"],
  "access.scope": [403, "这条记录不在您的管辖范围内。"],
  "server.busy": [503, "系统繁忙，请稍后再试。"],
  "server.fault": [500, "系统出错，已记录并通知值班人员，您的数据没有丢失。"],
});

/** problem+json as it leaves, RFC 9457 with our members `code`, `requestId`, `invalid_params`. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  requestId: string;
  invalid_params?: readonly InvalidParam[];
};

/** Renders a refusal; an undeclared code is a bug of ours and is shown as one. */
export function toProblem(refused: Refused, catalogue: Refusals, requestId: string): Problem {
  const entry = catalogue[refused.code];
  if (!entry) return toProblem(new Refused("server.fault"), kernelRefusals, requestId);
  const [status, title] = entry;
  const problem: Problem = { type: `/problems/${refused.code}`, title, status, code: refused.code, requestId };
  if (refused.detail) problem.detail = refused.detail;
  const params =
    refused.invalidParams ?? (refused.field ? [{ name: refused.field, reason: refused.detail ?? title }] : undefined);
  if (params) problem.invalid_params = params;
  return problem;
}
