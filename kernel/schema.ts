import { type Static, type TSchema, Type } from "typebox";

/** Small schemas that every module uses. Objects are closed: an unknown field is refused, never dropped in silence. */

export const Uuid = Type.String({ format: "uuid" });

/** ISO 8601 with zone, as `timestamptz` leaves the database. */
export const Instant = Type.String({ format: "date-time" });

/** A day of the calendar in Asia/Shanghai, YYYY-MM-DD. */
export const Day = Type.String({ format: "date" });

/** A closed object. */
export const Closed = <P extends Record<string, TSchema>>(properties: P, options: { title?: string } = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options });

/** The schema, or null. */
export const Nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

/** A choice among literal strings; `x-labels` gives the words a form shows for them. */
export const OneOf = <const V extends readonly string[]>(values: V, options: Record<string, unknown> = {}) =>
  Type.Unsafe<V[number]>({ type: "string", enum: [...values], ...options });

/** A line of text a person types: no line breaks wanted, 1 to `max` characters after trimming. */
export const Line = (title: string, max = 200, extra: Record<string, unknown> = {}) =>
  Type.String({ title, minLength: 1, maxLength: max, "x-widget": "text", ...extra });

/** A text of several lines. */
export const Paragraph = (title: string, max = 5000, extra: Record<string, unknown> = {}) =>
  Type.String({ title, minLength: 1, maxLength: max, "x-widget": "textarea", ...extra });

/** Keyset paging: the opaque cursor of the last row seen, and how many rows to give. */
export const Paging = {
  cursor: Type.Optional(Type.String({ maxLength: 300 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
};

/** A page of a list: `nextCursor` is null on the last page. */
export const Page = <S extends TSchema>(item: S) =>
  Closed({ items: Type.Array(item), nextCursor: Nullable(Type.String()) });

/** The empty answer of actions that change something and have nothing more to say. */
export const Done = Closed({ ok: Type.Literal(true) });
export const done: Static<typeof Done> = { ok: true };

/** An uploaded file as an action sees it: stored, sniffed and bounded before `run` is called. */
export const Upload = Closed({
  sha256: Type.String(),
  name: Type.String({ maxLength: 255 }),
  sizeBytes: Type.Integer(),
  mediaType: Type.String(),
});
export type Upload = Static<typeof Upload>;
