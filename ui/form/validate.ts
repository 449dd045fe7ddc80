import type { Field } from "./schema.ts";

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

const chosen = new Set(["code", "unit", "person", "radio", "select", "date", "datetime"]);

const textProblem = ({ schema }: Field, text: string): string | undefined => {
  const length = [...text].length;
  if (schema.minLength !== undefined && length < schema.minLength)
    return `至少 ${schema.minLength} 个字，现在 ${length} 个`;
  if (schema.maxLength !== undefined && length > schema.maxLength)
    return `最多 ${schema.maxLength} 个字，现在 ${length} 个`;
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, "u").test(text))
    return schema.description ?? "格式不对";
  if (schema.format === "email" && !/^[^@\s]+@[^@\s]+$/.test(text)) return "邮箱地址不完整";
  return undefined;
};

const numberProblem = ({ schema }: Field, value: number): string | undefined => {
  if (!Number.isFinite(value)) return "请填数字";
  if (schema.type === "integer" && !Number.isInteger(value)) return "请填整数";
  if (schema.minimum !== undefined && value < schema.minimum) return `不能小于 ${schema.minimum}`;
  if (schema.maximum !== undefined && value > schema.maximum) return `不能大于 ${schema.maximum}`;
  return undefined;
};

const countProblem = ({ schema }: Field, count: number): string | undefined => {
  if (schema.minItems !== undefined && count < schema.minItems) return `至少选 ${schema.minItems} 项`;
  if (schema.maxItems !== undefined && count > schema.maxItems) return `最多选 ${schema.maxItems} 项`;
  return undefined;
};

/** What is wrong with one value, in Chinese; `undefined` when nothing is. The server checks again. */
export const problemWith = (field: Field, value: unknown): string | undefined => {
  const trimmed = typeof value === "string" ? value.trim() : value;
  if (isEmpty(trimmed))
    return field.required ? `请${chosen.has(field.widget) ? "选择" : "填写"}${field.title}` : undefined;
  if (Array.isArray(trimmed)) return countProblem(field, trimmed.length);
  if (typeof trimmed === "string") return textProblem(field, trimmed);
  if (typeof trimmed === "number") return numberProblem(field, trimmed);
  return undefined;
};
