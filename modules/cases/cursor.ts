import { Refused } from "@yingsheng/kernel";

/** Sorts behind every instant: the place of what has none. */
const never = "infinity";
const shape = /^(infinity|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/**
 * Where a list goes on: the sort value and id of the last row shown, opaque to callers. Instants are whole milliseconds,
 * because every one of them came from this program's clock.
 */
export function writeCursor(at: string | null, id: string): string {
  return Buffer.from(`${at ?? never}|${id}`).toString("base64url");
}

/** Reads a cursor back; refuses `request.invalid` when somebody made one up. */
export function readCursor(cursor: string | undefined): { at: string; id: string } | undefined {
  if (!cursor) return undefined;
  const [, at = "", id = ""] = shape.exec(Buffer.from(cursor, "base64url").toString("latin1")) ?? [];
  const instant = new Date(at);
  // The shape lets the 30th of February pass, PostgreSQL does not.
  const isReal = at === never || (!Number.isNaN(instant.getTime()) && instant.toISOString() === at);
  if (!isReal) throw new Refused("request.invalid", { field: "cursor", detail: "分页位置无效，请从第一页开始。" });
  return { at, id };
}
