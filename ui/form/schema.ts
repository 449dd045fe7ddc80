/** The part of JSON Schema that forms understand; more keywords may be present and are left to the server. */
export type JsonSchema = {
  type?: string | readonly string[];
  title?: string;
  description?: string;
  default?: unknown;
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  format?: string;
  "x-widget"?: string;
  /** the code list behind a `code` widget: `category`, `returnReason` */
  "x-list"?: string;
  /** only the lowest level may be chosen */
  "x-leaf-only"?: boolean;
  /** Chinese words of an `enum` */
  "x-labels"?: Readonly<Record<string, string>>;
  "x-placeholder"?: string;
};

export type Widget =
  | "text"
  | "textarea"
  | "password"
  | "number"
  | "code"
  | "unit"
  | "person"
  | "date"
  | "datetime"
  | "radio"
  | "select"
  | "checkbox"
  | "hidden";

export type Choice = { value: string | number; title: string };

/** One field of a form, read from a schema. `name` is a dotted path. */
export type Field = {
  name: string;
  title: string;
  help: string | undefined;
  placeholder: string | undefined;
  widget: Widget;
  required: boolean;
  multiple: boolean;
  choices: readonly Choice[];
  list: string | undefined;
  leafOnly: boolean;
  schema: JsonSchema;
  /** the group's title when the field is the first of a nested object */
  group: string | undefined;
};

const widgets: readonly string[] = [
  "text",
  "textarea",
  "password",
  "number",
  "code",
  "unit",
  "person",
  "date",
  "datetime",
  "radio",
  "select",
  "checkbox",
  "hidden",
] satisfies Widget[];
const longText = 120;
const radioUpTo = 5;

/** `anyOf [X, null]` means an optional X. */
const withoutNull = (schema: JsonSchema): JsonSchema => {
  const branches = (schema.anyOf ?? schema.oneOf)?.filter((branch) => branch.type !== "null");
  if (branches?.length !== 1) return schema;
  const { anyOf: _any, oneOf: _one, ...rest } = schema;
  return { ...branches[0], ...rest };
};

const choicesOf = (schema: JsonSchema): Choice[] => {
  const labels = schema["x-labels"] ?? {};
  const literal = (value: unknown, title?: string) => ({
    value: typeof value === "number" ? value : String(value),
    title: title ?? labels[String(value)] ?? String(value),
  });
  if (schema.enum) return schema.enum.filter((value) => value !== null).map((value) => literal(value));
  const branches = schema.oneOf ?? schema.anyOf ?? [];
  return branches.filter((branch) => branch.const !== undefined).map((branch) => literal(branch.const, branch.title));
};

const widgetOf = (schema: JsonSchema, choices: number): Widget => {
  // `units` is what a list of units calls it.
  const asked = schema["x-widget"] === "units" ? "unit" : schema["x-widget"];
  if (asked && widgets.includes(asked)) return asked as Widget;
  if (choices > 0) return choices <= radioUpTo ? "radio" : "select";
  if (schema.type === "boolean") return "checkbox";
  if (schema.type === "integer" || schema.type === "number") return "number";
  if (schema.format === "date-time") return "datetime";
  if (schema.format === "date") return "date";
  return (schema.maxLength ?? 0) > longText ? "textarea" : "text";
};

const fieldOf = (name: string, given: JsonSchema, required: boolean, group: string | undefined): Field => {
  const multiple = given.type === "array";
  const schema = multiple ? { ...given.items, ...given } : given;
  const choices = choicesOf(multiple ? (given.items ?? {}) : given);
  return {
    name,
    title: given.title ?? name,
    help: given.description,
    placeholder: given["x-placeholder"],
    widget: widgetOf(
      multiple ? { ...given.items, "x-widget": given["x-widget"] ?? given.items?.["x-widget"] ?? "select" } : schema,
      choices.length,
    ),
    required,
    multiple,
    choices,
    list: given["x-list"] ?? given.items?.["x-list"],
    leafOnly: given["x-leaf-only"] ?? given.items?.["x-leaf-only"] ?? false,
    schema: given,
    group,
  };
};

/** The fields of an object schema, in its order; nested objects become dotted names under their title. */
export const fieldsOf = (schema: JsonSchema, prefix = "", group?: string): Field[] =>
  Object.entries(schema.properties ?? {}).flatMap(([key, raw], index) => {
    const property = withoutNull(raw);
    const name = prefix + key;
    if (property.properties) return fieldsOf(property, `${name}.`, property.title);
    return [fieldOf(name, property, schema.required?.includes(key) ?? false, index === 0 ? group : undefined)];
  });

/** The values a form starts with: what is given, else the schema's defaults. */
export const initialValues = (
  fields: readonly Field[],
  given: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> => {
  const values: Record<string, unknown> = structuredClone({ ...given });
  for (const field of fields) {
    if (field.schema.default !== undefined && valueAt(values, field.name) === undefined) {
      setAt(values, field.name, field.schema.default);
    }
  }
  return values;
};

/** Reads a dotted path. */
export const valueAt = (values: unknown, name: string): unknown =>
  name.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], values);

/** Writes a dotted path, making the objects on the way. */
export const setAt = (values: Record<string, unknown>, name: string, value: unknown): void => {
  const keys = name.split(".");
  const last = keys.pop() as string;
  let at = values;
  for (const key of keys) {
    at[key] ??= {};
    at = at[key] as Record<string, unknown>;
  }
  at[last] = value;
};

/** What is sent: texts trimmed, empty optional fields left out, only fields of the schema and what was given besides. */
export const bodyOf = (fields: readonly Field[], values: Record<string, unknown>): Record<string, unknown> => {
  const body: Record<string, unknown> = {};
  for (const field of fields) {
    const given = valueAt(values, field.name);
    const value = typeof given === "string" && field.widget !== "password" ? given.trim() : given;
    const empty = value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
    if (!empty) setAt(body, field.name, value);
  }
  return body;
};
