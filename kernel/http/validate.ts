import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import * as System from "typebox/system";
import * as Value from "typebox/value";
import { type InvalidParam, Refused } from "../errors.ts";
import { cleanText } from "../unicode.ts";
import { installFormats } from "./formats.ts";

installFormats();
// A form of many fields should hear of all that is wrong in it.
System.Settings.Set({ maxErrors: 50 });

/** Checks one part of a request and gives it back with defaults filled in; refuses `request.invalid`. */
export type Check = (value: unknown) => unknown;

type Fault = { keyword: string; instancePath: string; params: Record<string, unknown>; message: string };

/** Chinese phrases for what a schema can find wrong. */
function phrase(fault: Fault): string {
  const { params } = fault;
  switch (fault.keyword) {
    case "required":
      return "必填";
    case "additionalProperties":
    case "boolean":
      return "多余的字段";
    case "minLength":
      return Number(params.limit) <= 1 ? "不能为空" : `至少 ${params.limit} 个字`;
    case "maxLength":
      return `最多 ${params.limit} 个字`;
    case "minimum":
    case "exclusiveMinimum":
      return `不能小于 ${params.limit}`;
    case "maximum":
    case "exclusiveMaximum":
      return `不能大于 ${params.limit}`;
    case "minItems":
      return `至少 ${params.limit} 项`;
    case "maxItems":
      return `最多 ${params.limit} 项`;
    case "enum":
    case "const":
    case "anyOf":
      return "不在可选范围内";
    default:
      return "格式不正确";
  }
}

function describe(faults: readonly Fault[]): InvalidParam[] {
  const found = new Map<string, string>();
  for (const fault of faults) {
    const base = fault.instancePath.replace(/^\//, "");
    const missing = fault.keyword === "required" ? ((fault.params.requiredProperties as string[]) ?? []) : [];
    // The object-level line only repeats what each superfluous field already says.
    if (fault.keyword === "additionalProperties") continue;
    for (const name of missing.length > 0 ? missing : [undefined]) {
      const path = name === undefined ? base : base ? `${base}/${name}` : name;
      if (!found.has(path)) found.set(path, phrase(fault));
    }
    if (found.size >= 50) break;
  }
  return [...found].map(([name, reason]) => ({ name: name.slice(0, 200), reason }));
}

/** No form of ours nests deeper; what does would exhaust the stack further in. */
const maxDepth = 40;

/**
 * Finds text that PostgreSQL cannot hold or nobody could have typed, NUL and halves of surrogate pairs, and nesting
 * beyond all measure.
 */
function brokenText(value: unknown, path: string, found: InvalidParam[], depth = 0): void {
  if (found.length >= 50) return;
  if (depth > maxDepth) {
    found.push({ name: path.slice(0, 200), reason: "嵌套层次太多" });
    return;
  }
  if (typeof value === "string") {
    if (!value.isWellFormed() || value.includes("\u0000"))
      found.push({ name: path.slice(0, 200), reason: "含有无法识别的字符" });
  } else if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) brokenText(value[i], path ? `${path}/${i}` : String(i), found, depth + 1);
  } else if (value !== null && typeof value === "object") {
    for (const [key, inner] of Object.entries(value)) {
      brokenText(key, path, found, depth + 1);
      brokenText(inner, path ? `${path}/${key}` : key, found, depth + 1);
    }
  }
}

/** Fields whose text is taken as it was typed: cleaning a password would change it. */
const isVerbatim = (name: string) => /password$/i.test(name);

/** Every text is brought into the form in which it is stored before it is measured: "  " is empty. */
function cleaned(value: unknown, name = ""): unknown {
  if (typeof value === "string") return isVerbatim(name) ? value : cleanText(value);
  if (Array.isArray(value)) return value.map((item) => cleaned(item));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleaned(inner, key)]));
  }
  return value;
}

const compiledChecks = new WeakMap<TSchema, Check>();

/**
 * Compiles a schema into a check. `fromText` is for query strings and form fields, where numbers and booleans arrive as
 * text; JSON bodies are never converted.
 */
export function compileCheck(schema: TSchema, fromText = false): Check {
  const known = fromText ? undefined : compiledChecks.get(schema);
  if (known) return known;
  const compiled = Compile(schema);
  const check: Check = (raw) => {
    const broken: InvalidParam[] = [];
    brokenText(raw, "", broken);
    if (broken.length > 0) throw new Refused("request.invalid", { invalidParams: broken });
    let value = cleaned(raw);
    if (fromText) value = Value.Convert(schema, value);
    value = Value.Default(schema, value);
    if (compiled.Check(value)) return value;
    throw new Refused("request.invalid", { invalidParams: describe([...compiled.Errors(value)] as Fault[]) });
  };
  if (!fromText) compiledChecks.set(schema, check);
  return check;
}
