import { readCsv } from "./csv.ts";
import { withHeadings } from "./headings.ts";
import { readJsonl } from "./jsonl.ts";
import { type Row, type RowFormat, UnreadableFile } from "./row.ts";
import { readSheet } from "./sheet.ts";

export type { Row, RowFormat } from "./row.ts";

function source(path: string, format: RowFormat, sheet: string | undefined): AsyncIterable<Row> {
  if (format === "jsonl") return readJsonl(path);
  if (format === "csv") return withHeadings(readCsv(path));
  return withHeadings(readSheet(path, sheet));
}

/**
 * Reads a tabular file row by row, with constant memory for JSONL and CSV, for XLSX with the shared texts of the
 * workbook in memory (at most 200 MB unpacked).
 *
 * - Values: texts cleaned (`cleanText`), empty cells `null`, numbers and truth values of XLSX and JSONL as such, dates of
 *   XLSX as local text without zone (`2026-11-22`, `2026-11-22T09:14:00`, `09:14:00`), formulas as their stored result.
 * - CSV: `,` `;` or tab, UTF-8 with or without mark, GB18030, UTF-16 with mark; headings from `withHeadings`.
 * - XLSX: the first visible sheet, or the one named.
 * - What is wrong with a row is a faulty row with a Chinese sentence, and reading goes on. A file that cannot be read, or
 *   not further, ends with one faulty row that says why; only faults of the disk are thrown.
 *
 * `line` grows and is the same each time: the line of a text file where the row begins, the row number of a sheet.
 */
export async function* readRows(
  path: string,
  format: RowFormat,
  options: { sheet?: string } = {},
): AsyncGenerator<Row> {
  let last = 0;
  try {
    for await (const row of source(path, format, options.sheet)) {
      last = Math.max(last, row.line);
      yield row;
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    yield { line: last + 1, fault: error.message };
  }
}
