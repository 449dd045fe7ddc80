import { createWriteStream } from "node:fs";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { type CellValue, writeXlsxStream } from "hucre/xlsx";
import { asText, type ExportColumn, type ExportRow, shanghaiClock } from "./columns.ts";

/** Excel refuses longer cells. */
const maxCellChars = 32_767;
const cutNote = "…（内容过长，已截断）";

const formats = { date: "yyyy-mm-dd", dateTime: "yyyy-mm-dd hh:mm" } as const;

/** A text as Excel will show it: `_x0041_` must not turn into a letter, and what XML cannot hold is left out. */
function cellText(text: string): string {
  const sound = text.toWellFormed().replace(/[\ufffe\uffff]/g, "");
  const cut =
    sound.length > maxCellChars ? sound.slice(0, maxCellChars - cutNote.length).toWellFormed() + cutNote : sound;
  return cut.replace(/_x(?=[0-9A-Fa-f]{4}_)/g, "_x005F_x");
}

function cellOf(value: unknown, kind: ExportColumn["kind"]): CellValue {
  if (value === null || value === undefined || value === "") return null;
  if (kind === "number" && (typeof value === "number" || typeof value === "string")) {
    const number = Number(value);
    if (Number.isFinite(number)) return number;
  }
  if (kind === "dateTime") {
    const at = shanghaiClock(value);
    // Excel's calendar begins with 1900; what lies outside it stays text.
    if (at && at.getUTCFullYear() >= 1901 && at.getUTCFullYear() <= 9999) return at;
  }
  if (kind === "date" && typeof value === "string" && /^(?:19|2\d)\d\d-\d\d-\d\d$/.test(value)) {
    const at = new Date(`${value}T00:00:00Z`);
    if (!Number.isNaN(at.getTime())) return at;
  }
  return typeof value === "boolean" ? value : cellText(asText(value));
}

const wide = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 2 : 1), 0);
const usualWidth = { text: 16, number: 10, date: 12, dateTime: 17 } as const;

/** Sheet names may not be empty, have more than 31 characters or hold any of []:*?/\ or apostrophes at their ends. */
const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\\p{Cc}]/gu, " ")
    .slice(0, 31)
    .toWellFormed()
    .replace(/^[' ]+|[' ]+$/g, "") || "数据";

async function* cells(columns: readonly ExportColumn[], rows: AsyncIterable<ExportRow> | Iterable<ExportRow>) {
  for await (const row of rows) yield columns.map((column) => cellOf(row[column.key], column.kind));
}

export type XlsxOptions = {
  /** Name of the sheet, 数据 by default. */
  sheet?: string;
};

/**
 * An Excel workbook as a stream of bytes, made as it is read: for downloads. One sheet with the headings frozen; beyond
 * 1,048,576 rows it goes on in a second one. Texts are texts: nothing in them runs as a formula.
 */
export function xlsxStream(
  columns: readonly ExportColumn[],
  rows: AsyncIterable<ExportRow> | Iterable<ExportRow>,
  options: XlsxOptions = {},
): Readable {
  const stream = writeXlsxStream(cells(columns, rows), {
    name: sheetName(options.sheet ?? "数据"),
    columns: columns.map((column) => {
      const kind = column.kind ?? "text";
      const width = column.width ?? Math.max(usualWidth[kind], Math.min(60, wide(column.title) + 2));
      return { header: cellText(column.title), width, ...(kind in formats ? { numFmt: formats[kind as "date"] } : {}) };
    }),
    freezePane: { rows: 1 },
  });
  return Readable.fromWeb(stream as unknown as ReadableStream<Uint8Array>);
}

/** Writes an Excel workbook to a path or stream; memory does not grow with the rows. */
export async function writeXlsx(
  target: string | Writable,
  columns: readonly ExportColumn[],
  rows: AsyncIterable<ExportRow> | Iterable<ExportRow>,
  options: XlsxOptions = {},
): Promise<void> {
  await pipeline(xlsxStream(columns, rows, options), typeof target === "string" ? createWriteStream(target) : target);
}
