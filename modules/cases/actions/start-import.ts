import { Closed, defineAction, demand, enqueue, Line, OneOf, Refused, Upload, Uuid } from "@yingsheng/kernel";
import { findCode } from "@yingsheng/programs";
import { Type } from "typebox";
import { v7 as uuid } from "uuid";
import { kinds } from "../case-input.ts";
import { importJob } from "../import-job.ts";
import { type ImportOptions, usualHeadings } from "../import-row.ts";

const endings = new Map<string, "jsonl" | "csv" | "xlsx">([
  ["jsonl", "jsonl"],
  ["ndjson", "jsonl"],
  ["csv", "csv"],
  ["tsv", "csv"],
  ["txt", "csv"],
  ["xlsx", "xlsx"],
]);
const textTypes = ["text/csv", "text/plain", "application/x-ndjson"];
/** Some programs write workbooks that look like any ZIP archive until they are opened. */
const workbookTypes = ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/zip"];

/** The format by what the file is called, JSONL and CSV look alike to a sniffer; and it must be such a file at all. */
function formatOf(file: { name: string; mediaType: string }): "jsonl" | "csv" | "xlsx" {
  const format = endings.get(/\.([a-z]+)$/.exec(file.name.toLowerCase())?.[1] ?? "");
  if (!format || !(format === "xlsx" ? workbookTypes : textTypes).includes(file.mediaType)) {
    throw new Refused("import.format", { field: "file" });
  }
  return format;
}

function readColumns(text: string | undefined): ImportOptions["columns"] {
  if (text === undefined) return {};
  try {
    const columns: unknown = JSON.parse(text);
    const isSound =
      typeof columns === "object" &&
      columns !== null &&
      !Array.isArray(columns) &&
      Object.entries(columns).every(
        ([field, column]) => Object.hasOwn(usualHeadings, field) && typeof column === "string" && column.length <= 100,
      );
    if (isSound) return columns as ImportOptions["columns"];
  } catch {
    // Falls through to the refusal: broken JSON is just as unusable as unknown fields.
  }
  throw new Refused("request.invalid", { field: "columns", detail: "列对应关系无法识别。" });
}

/** 导入工单: takes a file and starts reading it in the background (C2, X4); progress at GET /imports/:importId. */
export const startImport = defineAction({
  name: "startImport",
  title: "导入工单",
  route: "POST /imports",
  permission: "case.import",
  upload: { maxBytes: 500 * 1024 * 1024 },
  input: Closed({
    programId: Uuid,
    file: Upload,
    channel: Type.Optional(Line("来源渠道", 40)),
    kind: Type.Optional(OneOf(kinds, { title: "诉求类型" })),
    columns: Type.Optional(Type.String({ maxLength: 5000, title: "列对应关系（JSON）" })),
  }),
  output: Closed({ id: Uuid, state: Type.String() }),
  refuses: ["import.format", "case.unknown-code"],
  async run(context) {
    const { tx, actor, input, now, audit } = context;
    demand(actor, "case.import", { programId: input.programId, unitId: null });
    const options: ImportOptions = {
      channel: input.channel ?? "import",
      kind: input.kind ?? "help",
      columns: readColumns(input.columns),
    };
    const channel = await findCode(context, input.programId, "channel", options.channel);
    if (!channel?.active) throw new Refused("case.unknown-code", { field: "channel" });
    const id = uuid();
    await tx.query(
      `insert into cases.import (id, program_id, file_sha256, file_name, format, options, state, created_at, created_by)
       values ($1, $2, $3, $4, $5, $6::jsonb, 'queued', $7, $8)`,
      [
        id,
        input.programId,
        input.file.sha256,
        input.file.name,
        formatOf(input.file),
        JSON.stringify(options),
        now,
        actor.personId,
      ],
    );
    await enqueue(context, importJob, { importId: id }, { key: `cases.import:${id}` });
    audit({ subject: "import", subjectId: id, programId: input.programId, detail: { sha256: input.file.sha256 } });
    return { id, state: "queued" };
  },
});
