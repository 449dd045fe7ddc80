import { defineQuery, demand, Refused } from "@yingsheng/kernel";
import type { Static } from "typebox";
import { ImportItem, importColumns } from "../import-item.ts";

/** 导入进度: how far an import is. */
export const getImport = defineQuery({
  name: "getImport",
  title: "导入进度",
  route: "GET /imports/:importId",
  permission: "case.import",
  output: ImportItem,
  refuses: ["import.not-found"],
  async run({ tx, actor, params }) {
    const found = await tx.maybe<Static<typeof ImportItem> & { programId: string }>(
      `select program_id, ${importColumns} from cases.import where id = $1`,
      [params.importId],
    );
    if (!found) throw new Refused("import.not-found");
    const { programId, ...item } = found;
    demand(actor, "case.import", { programId, unitId: null });
    return item;
  },
});
