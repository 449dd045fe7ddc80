import { open } from "node:fs/promises";
import { type CellRow, limits, UnreadableFile } from "./row.ts";
import { dateText } from "./sheet-dates.ts";
import { decodeEscapes, openWorkbook, type Workbook, xmlPieces } from "./workbook.ts";
import { attribute, type XmlHandler } from "./xml.ts";
import { withZip } from "./zip.ts";

/** Column of a cell from its name, A1 → 0, AB7 → 27; -1 when it has no name. */
function columnOf(cell: string | undefined): number {
  let column = 0;
  let at = 0;
  for (; cell && at < cell.length; at++) {
    const letter = cell.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return at === 0 ? -1 : column - 1;
}

/** The row that is being read. */
type OpenRow = { line: number; cells: unknown[]; fault: string | undefined; textChars: number };
/** The cell that is being read; `text` collects what stands in its value or inline text. */
type OpenCell = { name: string; column: number; type: string; style: number; text: string };

/** A cell's value: what the program that saved the file last worked out. Formulas are never worked out here. */
function cellValue(cell: OpenCell, book: Workbook): unknown {
  if (cell.type === "s") return book.sharedTexts[Number(cell.text)] ?? null;
  if (cell.type === "str" || cell.type === "inlineStr") return decodeEscapes(cell.text);
  if (cell.text === "") return null;
  if (cell.type === "b") return cell.text === "1" || cell.text === "true";
  if (cell.type === "d") return cell.text;
  const number = Number(cell.text);
  if (Number.isNaN(number)) return cell.text;
  return dateText(number, book.dateKinds[cell.style] ?? "none", book.starts);
}

/** Collects rows out of the markup of a sheet; finished ones are pushed to `rows`. */
function rowCollector(book: Workbook, rows: CellRow[]): XmlHandler {
  let row: OpenRow | undefined;
  let cell: OpenCell | undefined;
  let isValue = false;
  let isReading = false;
  let lastLine = 0;

  function openRow(attributes: string): void {
    const named = Number(attribute(attributes, "r") ?? Number.NaN);
    // Rows that are out of order or twice there would be decided twice: they follow the last one.
    const line = Number.isInteger(named) && named > lastLine ? named : lastLine + 1;
    if (line > limits.sheetRows) throw new UnreadableFile(`工作表超过 ${limits.sheetRows} 行，后面的没有读取。`);
    lastLine = line;
    row = { line, cells: [], fault: undefined, textChars: 0 };
  }

  function openCell(into: OpenRow, attributes: string): void {
    const name = attribute(attributes, "r") ?? "";
    const column = columnOf(name);
    cell = {
      name,
      column: column < 0 ? into.cells.length : column,
      type: attribute(attributes, "t") ?? "n",
      style: Number(attribute(attributes, "s") ?? 0),
      text: "",
    };
  }

  function closeCell(into: OpenRow, closed: OpenCell): void {
    const value = closed.type === "e" ? null : cellValue(closed, book);
    if (closed.type === "e") into.fault ??= `单元格 ${closed.name} 是公式错误 ${closed.text.slice(0, 20)}`;
    if (value === null || value === "") return;
    if (closed.column >= limits.columns) {
      into.fault ??= `单元格 ${closed.name} 超出了 ${limits.columns} 列`;
      return;
    }
    while (into.cells.length < closed.column) into.cells.push(null);
    into.cells[closed.column] = value;
  }

  return {
    open(name, attributes) {
      if (name === "c" && row) openCell(row, attributes);
      else if (name === "v" || name === "t") isValue = !isReading;
      else if (name === "row") openRow(attributes);
      else if (name === "rPh") isReading = true;
    },
    text(text) {
      if (!isValue || !cell || !row) return;
      row.textChars += text.length;
      if (row.textChars > limits.rowBytes) row.fault ??= `这一行超过 ${limits.rowBytes / 1_048_576} MB，没有读取`;
      else cell.text += text;
    },
    close(name) {
      if (name === "v" || name === "t") {
        isValue = false;
      } else if (name === "c") {
        if (row && cell) closeCell(row, cell);
        cell = undefined;
      } else if (name === "rPh") {
        isReading = false;
      } else if (name === "row" && row) {
        const { line, cells, fault } = row;
        rows.push(fault === undefined ? { line, cells } : { line, fault });
        row = undefined;
      }
    },
  };
}

async function refuseOldFormats(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    if (bytesRead === 8 && buffer.readBigUInt64BE(0) === 0xd0cf11e0a1b11ae1n) {
      throw new UnreadableFile("这是旧版 .xls 或有密码的工作簿。请用 Excel 去掉密码并另存为 .xlsx 后再导入。");
    }
  } finally {
    await file.close();
  }
}

/**
 * The rows of one sheet of a workbook, as they are unpacked: a reader that waits makes the unpacking wait.
 * Hidden rows are read like others. A cell with a formula error makes its row a fault.
 */
export async function* readSheet(path: string, sheet?: string): AsyncGenerator<CellRow> {
  await refuseOldFormats(path);
  yield* withZip(path, async function* (zip) {
    const book = await openWorkbook(zip, sheet);
    const rows: CellRow[] = [];
    try {
      for await (const _ of xmlPieces(zip, book.sheet, rowCollector(book, rows), limits.sheetBytes)) {
        yield* rows;
        rows.length = 0;
      }
    } catch (error) {
      // What was whole before the damage counts.
      yield* rows;
      throw error;
    }
  });
}
