import { maskText } from "@yingsheng/kernel";
import { type CaseInput, kindNames, urgencyNames } from "./case-input.ts";

/** What an import was told about its file: what stands in every row, and which column holds what. */
export type ImportOptions = {
  channel: string;
  kind: string;
  /** Field of a case → column of the file; what is not named is found by the usual headings. */
  columns: Readonly<Partial<Record<ImportField, string>>>;
};

export type ImportField =
  | "title"
  | "content"
  | "kind"
  | "category"
  | "region"
  | "place"
  | "urgency"
  | "channel"
  | "externalNumber"
  | "submittedAt"
  | "name"
  | "phone"
  | "longitude"
  | "latitude";

/** The headings people give these columns, Chinese and English; the first that a file has is taken. */
export const usualHeadings: Readonly<Record<ImportField, readonly string[]>> = {
  title: ["title", "标题", "工单标题", "诉求标题", "主题"],
  content: ["content", "body", "内容", "诉求内容", "工单内容", "问题描述"],
  kind: ["kind", "诉求类型", "工单类型", "类型"],
  category: ["category", "label", "分类", "诉求分类", "问题分类", "一级分类"],
  region: ["region", "区域", "事发区域", "所属区域"],
  place: ["place", "地点", "事发地点", "地址"],
  urgency: ["urgency", "紧急程度"],
  channel: ["channel", "来源", "来源渠道", "渠道"],
  externalNumber: ["externalNumber", "id", "编号", "原编号", "工单编号", "渠道编号"],
  submittedAt: ["submittedAt", "time", "时间", "提交时间", "来电时间", "受理时间"],
  name: ["name", "姓名", "联系人", "来电人", "诉求人"],
  phone: ["phone", "电话", "联系电话", "来电号码", "手机"],
  longitude: ["longitude", "经度"],
  latitude: ["latitude", "纬度"],
};

/**
 * Codes by what a file may write for them: the code itself, the name, or the path of names with `/` between. null: a name
 * that several codes share, such as 其他.
 */
export type CodeBook = Readonly<Record<"channel" | "category" | "region", ReadonlyMap<string, string | null>>>;

/**
 * A row that cannot become a case: which field, and why, in Chinese. The reason is stored: what it quotes of the row is
 * masked, because a column may hold something else than its heading says.
 */
export class RowFault extends Error {
  readonly field: string;
  constructor(field: string, reason: string) {
    super(reason);
    this.field = field;
  }
}

const quote = (word: string, most: number): string => `“${[...maskText(word)].slice(0, most).join("")}”`;

function text(value: unknown, field: ImportField): string | undefined {
  if (value === null || value === undefined) return undefined;
  // JSONL can hold lists and objects where a text belongs.
  if (typeof value === "object") throw new RowFault(field, "应为文字");
  const trimmed = String(value).trim();
  return trimmed === "" ? undefined : trimmed;
}

const wordToCode = (names: Readonly<Record<string, string>>) =>
  new Map(Object.entries(names).flatMap(([code, name]) => [[code, code] as const, [name, code] as const]));
const kindCodes = wordToCode(kindNames);
const urgencyCodes = wordToCode(urgencyNames);

const localTime = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?)?$/;

/** Times without a zone are Asia/Shanghai, as people write them: 2020/1/6 12:09:38, 2020年1月6日, ISO. */
export function readLocalTime(value: string): string {
  const match = localTime.exec(value);
  if (match) {
    const [, year, month, day, hour = "0", minute = "0", second = "0"] = match;
    const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour) - 8, Number(minute), Number(second));
    const back = new Date(at + 8 * 3_600_000);
    const [backYear, backMonth, backDay] = [back.getUTCFullYear(), back.getUTCMonth() + 1, back.getUTCDate()];
    const isRealDay = backYear === Number(year) && backMonth === Number(month) && backDay === Number(day);
    if (isRealDay && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60) return new Date(at).toISOString();
  }
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(value)) {
    const at = Date.parse(value);
    if (!Number.isNaN(at)) return new Date(at).toISOString();
  }
  throw new RowFault("submittedAt", `时间${quote(value, 30)}无法识别`);
}

function pick(row: Readonly<Record<string, unknown>>, options: ImportOptions, field: ImportField): string | undefined {
  const named = options.columns[field];
  if (named !== undefined) return text(row[named], field);
  for (const heading of usualHeadings[field]) {
    const found = text(row[heading], field);
    if (found !== undefined) return found;
  }
  return undefined;
}

function coded(book: ReadonlyMap<string, string | null>, field: string, word: string | undefined): string | undefined {
  if (word === undefined) return undefined;
  const code = book.get(word) ?? book.get(word.split(/\s*[/／>＞→]\s*/).join("/"));
  if (code) return code;
  if (book.get(word) === undefined) throw new RowFault(field, `代码表中没有${quote(word, 40)}`);
  throw new RowFault(field, `代码表中有多个${quote(word, 40)}，请写代码，或用“/”连接的完整名称`);
}

function number(field: string, word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const value = Number(word);
  if (!Number.isFinite(value)) throw new RowFault(field, `${quote(word, 20)}不是数字`);
  return value;
}

/** What is told first: a title made from the text when the file has none. */
function titleFrom(content: string): string {
  const first = content.split(/[\n。！？!?]/).find((sentence) => sentence.trim() !== "") ?? content;
  return [...first.trim()].slice(0, 40).join("").trim();
}

/** Makes the input of a case from one row of a file; throws RowFault. Lengths and shapes are checked by the caller. */
export function rowToCase(row: Readonly<Record<string, unknown>>, options: ImportOptions, book: CodeBook): unknown {
  const get = (field: ImportField) => pick(row, options, field);
  const content = get("content");
  if (content === undefined) throw new RowFault("content", "没有诉求内容");
  const submitted = get("submittedAt");
  const requester = { name: get("name"), phone: get("phone") };
  const input: Record<keyof CaseInput, unknown> = {
    kind: coded(kindCodes, "kind", get("kind")) ?? options.kind,
    title: get("title") ?? titleFrom(content),
    content,
    channel: coded(book.channel, "channel", get("channel")) ?? options.channel,
    category: coded(book.category, "category", get("category")),
    region: coded(book.region, "region", get("region")),
    place: get("place"),
    urgency: coded(urgencyCodes, "urgency", get("urgency")),
    longitude: number("longitude", get("longitude")),
    latitude: number("latitude", get("latitude")),
    externalNumber: get("externalNumber"),
    submittedAt: submitted === undefined ? undefined : readLocalTime(submitted),
    requester: (requester.name ?? requester.phone) ? requester : undefined,
    isSecret: undefined,
  };
  // What a row does not say is left out rather than undefined: the schema of a case knows no undefined.
  return JSON.parse(JSON.stringify(input));
}
