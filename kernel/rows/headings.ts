import { cleanText } from "../unicode.ts";
import { type CellRow, limits, type Row, UnreadableFile } from "./row.ts";

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
function namesOf(row: readonly unknown[]): string[] {
  const cells = row.slice(0, row.findLastIndex((cell) => !isEmpty(cell)) + 1);
  if (cells.length > limits.columns) throw new UnreadableFile(`表头超过 ${limits.columns} 列，请检查文件的分隔符。`);
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
  return names;
}

const isEmpty = (cell: unknown): boolean =>
  cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
const filled = (cells: readonly unknown[]): number =>
  cells.reduce((sum: number, cell) => sum + (isEmpty(cell) ? 0 : 1), 0);

/** Rows with a single cell that may stand above the headings: the title of a printed table, a unit, a date. */
const maxTitleRows = 5;
/** Faults that may stand above the headings before the first row with a cell is taken for them. */
const maxWaiting = 1000;

const isFault = (row: CellRow): row is { line: number; fault: string } => "fault" in row;

/** Takes the first row with cells as headings and names the others; without such a row there are only faults. */
function settle(waiting: readonly CellRow[]): { names: string[] | undefined; rows: Row[] } {
  const head = waiting.find((row) => !isFault(row));
  if (!head || isFault(head)) return { names: undefined, rows: waiting.filter(isFault) };
  const names = namesOf(head.cells);
  const rows = waiting.filter((row) => row !== head).map((row) => (isFault(row) ? row : nameCells(row, names)));
  return { names, rows: rows.filter((row) => row !== undefined) };
}

/**
 * Gives cells their headings. The headings are the first row with two or more filled cells within the first rows,
 * because printed tables carry a title above; a file with one column has its first row as heading. Empty rows are passed
 * over. A row with more filled cells than there are headings is a fault: something was split or shifted.
 */
export async function* withHeadings(rows: AsyncIterable<CellRow>): AsyncGenerator<Row> {
  let names: string[] | undefined;
  // Until it is clear whether they are titles or the rows of a single column. Faults wait with them: lines must grow.
  let waiting: CellRow[] = [];
  let singles = 0;
  for await (const row of rows) {
    if (names) {
      const named = isFault(row) ? row : nameCells(row, names);
      if (named) yield named;
      continue;
    }
    const count = isFault(row) ? 0 : filled(row.cells);
    if (count === 0 && !isFault(row)) continue;
    if (count === 1) singles++;
    const isDecided = count > 1 || singles > maxTitleRows || waiting.length >= maxWaiting;
    waiting.push(row);
    if (!isDecided) continue;
    // Above a real heading only faults are kept, titles are not data.
    const settled = settle(count > 1 ? [...waiting.filter(isFault), row] : waiting);
    names = settled.names;
    yield* settled.rows;
    waiting = [];
  }
  if (!names) yield* settle(waiting).rows;
}

function nameCells(
  { line, cells }: { line: number; cells: readonly unknown[] },
  names: readonly string[],
): Row | undefined {
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
