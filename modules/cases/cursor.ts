import { Refused } from "@yingsheng/kernel";

/** Where a list goes on: the sort value and id of the last row shown, opaque to callers. */
export function writeCursor(at: string, id: string): string {
  return Buffer.from(`${at}|${id}`).toString("base64url");
}

const shape = /^(infinity|[0-9 :.+-]{19,40})\|([0-9a-f-]{36})$/;

/** Reads a cursor back; refuses `request.invalid` when somebody made one up. */
export function readCursor(cursor: string | undefined): { at: string; id: string } | undefined {
  if (!cursor) return undefined;
  const match = shape.exec(Buffer.from(cursor, "base64url").toString("latin1"));
  if (!match) throw new Refused("request.invalid", { field: "cursor", detail: "分页位置无效，请从第一页开始。" });
  return { at: match[1] as string, id: match[2] as string };
}
