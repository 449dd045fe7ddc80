/** A column of a file that is written. */
export type ExportColumn = {
  key: string;
  title: string;
  /**
   * `text` (default) is written as it is, also when it looks like a number; `date` takes YYYY-MM-DD; `dateTime` takes an
   * instant (ISO 8601 with zone or Date) and shows it in Asia/Shanghai to the minute.
   */
  kind?: "text" | "number" | "date" | "dateTime";
  /** In characters of the Latin alphabet; Chinese characters take two. */
  width?: number;
};

export type ExportRow = Readonly<Record<string, unknown>>;

const shanghaiMs = 8 * 3_600_000;

/** The wall clock of Asia/Shanghai as if it were UTC; undefined for what is no instant. */
export function shanghaiClock(instant: unknown): Date | undefined {
  const at =
    instant instanceof Date ? instant.getTime() : typeof instant === "string" ? Date.parse(instant) : Number.NaN;
  return Number.isNaN(at) ? undefined : new Date(at + shanghaiMs);
}

/** Values that are neither text nor number: objects as JSON, nothing as the empty text. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
