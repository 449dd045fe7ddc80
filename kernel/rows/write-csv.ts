import { createWriteStream } from "node:fs";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { asText, type ExportColumn, type ExportRow, shanghaiClock } from "./columns.ts";

/**
 * Texts that a spreadsheet would run as a formula when it opens the file (CWE-1236), and those that already carry the
 * mark: they get another one, so that taking one off gives the text back.
 */
const needsGuard = /^'*[=+\-@＝＋－＠\t\r]/;
const guarded = /^'+[=+\-@＝＋－＠\t\r]/;
const plainNumber = /^[+-]?\d{1,15}(?:\.\d{1,15})?$/;

const withGuard = (text: string): string => (needsGuard.test(text) && !plainNumber.test(text) ? `'${text}` : text);

/** Takes off the mark that `csvLine` sets, so that a file that was written here comes back as it was. */
export const withoutGuard = (text: string): string => (guarded.test(text) ? text.slice(1) : text);

/**
 * One record of a CSV file with its line end (RFC 4180: CRLF, quoted where needed). Citizens' words cannot become
 * formulas: what begins like one gets an apostrophe before it.
 */
export function csvLine(values: readonly unknown[]): string {
  const cells = values.map((value) => {
    const text = typeof value === "number" ? String(value) : withGuard(asText(value));
    return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${cells.join(",")}\r\n`;
}

function cellOf(row: ExportRow, column: ExportColumn): unknown {
  const value = row[column.key];
  if (column.kind === "dateTime") {
    return shanghaiClock(value)?.toISOString().slice(0, 16).replace("T", " ") ?? value;
  }
  return value;
}

async function* lines(columns: readonly ExportColumn[], rows: AsyncIterable<ExportRow> | Iterable<ExportRow>) {
  // The mark tells Excel that this is UTF-8.
  let text = `\ufeff${csvLine(columns.map((column) => column.title))}`;
  for await (const row of rows) {
    text += csvLine(columns.map((column) => cellOf(row, column)));
    if (text.length < 32_768) continue;
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}

/** CSV as a stream of bytes, made as it is read: for downloads. */
export const csvStream = (
  columns: readonly ExportColumn[],
  rows: AsyncIterable<ExportRow> | Iterable<ExportRow>,
): Readable => Readable.from(lines(columns, rows), { objectMode: false });

/** Writes CSV for Excel (UTF-8 with mark) to a path or stream; memory does not grow with the rows. */
export async function writeCsv(
  target: string | Writable,
  columns: readonly ExportColumn[],
  rows: AsyncIterable<ExportRow> | Iterable<ExportRow>,
): Promise<void> {
  await pipeline(csvStream(columns, rows), typeof target === "string" ? createWriteStream(target) : target);
}
