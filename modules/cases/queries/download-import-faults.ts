import { Readable } from "node:stream";
import { csvLine, Download, defineQuery, demand, type Queryable, Refused, readRows } from "@yingsheng/kernel";
import { CaseInput, RequesterInput } from "../case-input.ts";

type Fault = { line: number; field: string | null; reason: string };
type Format = "jsonl" | "csv" | "xlsx";

/** The columns that stand before the line's own; a file that was mended and sent again carries them itself. */
const ownHeadings = ["行号", "字段", "原因"];
/** More columns than a spreadsheet program opens help nobody. */
const mostColumns = 1000;

/** Fields as staff call them; what a schema says of `requester/phone` is said of its last part. */
function fieldTitle(field: string | null): string {
  const name = field?.split("/").at(-1) ?? "";
  const schemas: Readonly<Record<string, object>> = { ...CaseInput.properties, ...RequesterInput.properties };
  const schema = schemas[name];
  return schema && "title" in schema ? String(schema.title) : name;
}

/**
 * The refused lines with their own contents, made from the source file as it is read: never held in memory or stored. Read
 * twice, because lines of JSON name their fields each for itself and the headings come first.
 */
async function* faultLines(tx: Queryable, importId: string, path: string, format: Format): AsyncGenerator<string> {
  const faults = new Map<number, Fault>();
  for (const fault of await tx.query<Fault>(
    "select line, field, reason from cases.import_fault where import_id = $1 order by line limit 100000",
    [importId],
  )) {
    faults.set(fault.line, fault);
  }
  const headings = new Set<string>();
  for await (const row of readRows(path, format)) {
    if (!("values" in row) || !faults.has(row.line)) continue;
    for (const heading of Object.keys(row.values)) if (headings.size < mostColumns) headings.add(heading);
    // Only lines of JSON differ; a table has said it all.
    if (format !== "jsonl") break;
  }
  if (ownHeadings.every((heading) => headings.has(heading)))
    for (const heading of ownHeadings) headings.delete(heading);
  // The mark tells Excel that this is UTF-8.
  yield `\uFEFF${csvLine([...ownHeadings, ...headings])}`;
  for await (const row of readRows(path, format)) {
    const fault = faults.get(row.line);
    if (!fault) continue;
    const values = "values" in row ? row.values : {};
    yield csvLine([
      fault.line,
      fieldTitle(fault.field),
      fault.reason,
      ...[...headings].map((heading) => values[heading]),
    ]);
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
    const found = await tx.maybe<{
      programId: string;
      fileSha256: string;
      fileName: string;
      format: Format;
      refused: number;
    }>("select program_id, file_sha256, file_name, format, refused from cases.import where id = $1", [params.importId]);
    if (!found) throw new Refused("import.not-found");
    demand(actor, "case.import", { programId: found.programId, unitId: null });
    if (found.refused === 0) throw new Refused("import.no-faults");
    audit({
      subject: "import",
      subjectId: params.importId,
      programId: found.programId,
      detail: { faults: found.refused },
    });
    const lines = faultLines(tx, params.importId, files.path(found.fileSha256), found.format);
    return new Download(Readable.from(lines), `${found.fileName}-出错行.csv`, "text/csv; charset=utf-8");
  },
});
