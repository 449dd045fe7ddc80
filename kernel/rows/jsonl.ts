import { cleanText } from "../unicode.ts";
import type { Row } from "./row.ts";
import { textLines } from "./text-lines.ts";

/** Values of one object; texts are cleaned. Without a prototype, so that a heading such as `constructor` is just a name. */
function valuesOf(object: object): Record<string, unknown> {
  const values: Record<string, unknown> = Object.create(null);
  for (const [key, value] of Object.entries(object)) values[key] = typeof value === "string" ? cleanText(value) : value;
  return values;
}

/** JSON Lines: one object a line; empty lines are passed over. */
export async function* readJsonl(path: string): AsyncGenerator<Row> {
  for await (const found of textLines(path)) {
    if ("fault" in found) {
      yield found;
      continue;
    }
    const { line, text } = found;
    if (text.trim() === "") continue;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      yield { line, fault: "这一行不是有效的 JSON" };
      continue;
    }
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      yield { line, fault: '这一行不是 JSON 对象（应形如 {"标题": …}）' };
    } else {
      yield { line, values: valuesOf(value) };
    }
  }
}
