import { cleanText } from "../unicode.ts";
import { type CellRow, limits, type Row } from "./row.ts";

/** Cells as values: texts cleaned, nothing as null. */
function cellToValue(cell: unknown): unknown {
  if (typeof cell !== "string") return cell ?? null;
  return cleanText(cell) || null;
}

/** A, B … Z, AA: how spreadsheets name columns. */
function letters(column: number): string {
  let name = "";
  for (let n = column; n >= 0; n = Math.floor(n / 26) - 1) name = String.fromCharCode(65 + (n % 26)) + name;
  return name;
}

/** Headings as names: line breaks removed, empty ones named by their letters, repeated ones numbered. */
function namesOf(cells: readonly unknown[]): string[] {
  const names: string[] = [];
  const seen = new Set<string>();
  for (const [column, cell] of cells.entries()) {
    const text = cleanText(String(cell ?? "")).replace(/\s*\n\s*/g, "");
    const base = text === "" ? `列${letters(column)}` : text;
    let name = base;
    for (let n = 2; seen.has(name); n++) name = `${base}（${n}）`;
    seen.add(name);
    names.push(name);
  }
  while (names.length > 0 && isEmpty(cells[names.length - 1])) names.pop();
  return names;
}

const isEmpty = (cell: unknown): boolean =>
  cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
const filled = (cells: readonly unknown[]): number =>
  cells.reduce((sum: number, cell) => sum + (isEmpty(cell) ? 0 : 1), 0);

/** Rows with a single cell that may stand above the headings: the title of a printed table, a unit, a date. */
const maxTitleRows = 5;

/**
 * Gives cells their headings. The headings are the first row with two or more filled cells within the first rows,
 * because printed tables carry a title above; a file with one column has its first row as heading. Empty rows are passed
 * over. A row with more filled cells than there are headings is a fault: something was split or shifted.
 */
export async function* withHeadings(rows: AsyncIterable<CellRow>): AsyncGenerator<Row> {
  let names: string[] | undefined;
  const above: { line: number; cells: readonly unknown[] }[] = [];
  for await (const row of rows) {
    if ("fault" in row) {
      yield row;
      continue;
    }
    if (names) {
      const named = nameCells(row, names);
      if (named) yield named;
      continue;
    }
    const count = filled(row.cells);
    if (count === 0) continue;
    if (count === 1 && above.length < maxTitleRows) {
      above.push(row);
      continue;
    }
    if (count > 1) {
      names = namesOf(row.cells);
      above.length = 0;
    } else {
      const oneColumn = oneColumnRows([...above, row]);
      names = oneColumn.names;
      yield* oneColumn.rows;
    }
  }
  if (!names && above.length > 0) yield* oneColumnRows(above).rows;
}

type Cells = { line: number; cells: readonly unknown[] };

function oneColumnRows([head, ...rest]: readonly Cells[]): { names: string[]; rows: Row[] } {
  const names = namesOf(head?.cells ?? []);
  return { names, rows: rest.map((row) => nameCells(row, names)).filter((row) => row !== undefined) };
}

function nameCells({ line, cells }: Cells, names: readonly string[]): Row | undefined {
  if (cells.length > limits.columns) return { line, fault: `这一行有 ${cells.length} 列，超过 ${limits.columns} 列` };
  // Without a prototype, so that a heading such as `constructor` or `__proto__` is just a name.
  const values: Record<string, unknown> = Object.create(null);
  let any = false;
  for (let column = 0; column < names.length; column++) {
    const value = cellToValue(cells[column]);
    if (value !== null) any = true;
    values[names[column] as string] = value;
  }
  for (let column = names.length; column < cells.length; column++) {
    if (!isEmpty(cells[column])) return { line, fault: `第 ${letters(column)} 列有内容但没有表头，这一行可能错位` };
  }
  return any ? { line, values } : undefined;
}
