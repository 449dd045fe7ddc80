/** One row of a tabular file: its values by heading, or what is wrong with it in a Chinese sentence. */
export type Row = { line: number; values: Record<string, unknown> } | { line: number; fault: string };

/** A row before its values have headings. */
export type CellRow = { line: number; cells: readonly unknown[] } | { line: number; fault: string };

export type RowFormat = "jsonl" | "csv" | "xlsx";

/**
 * The file cannot be read from here on. Never leaves `readRows`: it becomes a last faulty row, so that a job that reads
 * a broken file ends with a report instead of failing again and again.
 */
export class UnreadableFile extends Error {
  override name = "UnreadableFile";
}

/**
 * What a file may ask of the machine. A row of real life has some thousand characters; everything beyond these limits
 * is a mistake or an attack.
 */
export const limits = {
  /** One line of JSONL, one record of CSV, all text of one row of a sheet. */
  rowBytes: 1_048_576,
  /** Physical lines that one quoted record of CSV may cover; behind that the quotation mark is taken for a mistake. */
  recordLines: 1000,
  columns: 1000,
  /** Excel's own limit. */
  sheetRows: 1_048_576,
  /** All texts of a workbook, unpacked: they have to be held in memory, up to twice this. */
  sharedTextBytes: 200 * 1_048_576,
  sheetBytes: 4096 * 1_048_576,
  /** Unpacked to packed, once more than 64 MB came out. Real sheets reach 60. */
  packing: 250,
  zipParts: 10_000,
};
