import { Readable } from "node:stream";
import { csvLine, Download, defineQuery, demand, type Queryable, Refused, readRows } from "@yingsheng/kernel";

type Fault = { line: number; field: string | null; reason: string };
type Format = "jsonl" | "csv" | "xlsx";

/** The refused lines with their own contents, made from the source file as it is read: never held in memory or stored. */
async function* faultLines(tx: Queryable, importId: string, path: string, format: Format): AsyncGenerator<string> {
  const faults = new Map<number, Fault>();
  for (const fault of await tx.query<Fault>(
    "select line, field, reason from cases.import_fault where import_id = $1 order by line limit 100000",
    [importId],
  )) {
    faults.set(fault.line, fault);
  }
  let headings: string[] | undefined;
  for await (const row of readRows(path, format)) {
    const fault = faults.get(row.line);
    if (!fault) continue;
    const values = "values" in row ? row.values : {};
    if (!headings) {
      headings = Object.keys(values);
      // The mark tells Excel that this is UTF-8.
      yield `\uFEFF${csvLine(["行号", "字段", "原因", ...headings])}`;
    }
    yield csvLine([fault.line, fault.field ?? "", fault.reason, ...headings.map((heading) => values[heading])]);
  }
}

/** 下载出错行: the refused lines of an import with the reason beside each, ready to be mended and sent again (X4). */
export const downloadImportFaults = defineQuery({
  name: "downloadImportFaults",
  title: "下载出错行",
  route: "GET /imports/:importId/faults",
  permission: "case.import",
  output: "file",
  refuses: ["import.not-found", "import.no-faults"],
  async run({ tx, actor, params, files, audit }) {
    const found = await tx.maybe<{ programId: string; fileSha256: string; fileName: string; format: Format; refused: number }>(
      "select program_id, file_sha256, file_name, format, refused from cases.import where id = $1",
      [params.importId],
    );
    if (!found) throw new Refused("import.not-found");
    demand(actor, "case.import", { programId: found.programId, unitId: null });
    if (found.refused === 0) throw new Refused("import.no-faults");
    audit({ subject: "import", subjectId: params.importId, programId: found.programId, detail: { faults: found.refused } });
    const lines = faultLines(tx, params.importId, files.path(found.fileSha256), found.format);
    return new Download(Readable.from(lines), `${found.fileName}-出错行.csv`, "text/csv; charset=utf-8");
  },
});
