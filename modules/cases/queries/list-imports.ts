import { Closed, defineQuery, demand, Page, Paging } from "@yingsheng/kernel";
import type { Static } from "typebox";
import { readCursor, writeCursor } from "../cursor.ts";
import { ImportItem, importColumns } from "../import-item.ts";

/** 导入记录: the imports of a program, newest first. */
export const listImports = defineQuery({
  name: "listImports",
  title: "导入记录",
  route: "GET /programs/:programId/imports",
  permission: "case.import",
  query: Closed({ ...Paging }),
  output: Page(ImportItem),
  async run({ tx, actor, params, query }) {
    demand(actor, "case.import", { programId: params.programId, unitId: null });
    const cursor = readCursor(query.cursor);
    const limit = query.limit ?? 50;
    const rows = await tx.query<Static<typeof ImportItem>>(
      `select ${importColumns} from cases.import
       where program_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2::timestamptz, $3::uuid))
       order by created_at desc, id desc limit $4`,
      [params.programId, cursor?.at ?? null, cursor?.id ?? null, limit + 1],
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? writeCursor(last.createdAt, last.id) : null };
  },
});
