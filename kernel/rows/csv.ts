import { type CellRow, limits } from "./row.ts";
import { type TextLine, textLines } from "./text-lines.ts";
import { withoutGuard } from "./write-csv.ts";

/** A record that is being read; `quoted` holds the quoted cell that goes on in the next line. */
type Open = { cells: string[]; quoted: string | undefined };

/**
 * Reads one more line into a record (RFC 4180). Quotation marks inside a bare cell are text.
 * @returns false when something stands behind a closing quotation mark
 */
function readLine(record: Open, text: string, delimiter: string): boolean {
  let at = 0;
  for (;;) {
    if (record.quoted === undefined) {
      let start = at;
      while (text[start] === " ") start++;
      if (text[start] !== '"') {
        const end = text.indexOf(delimiter, at);
        record.cells.push(end < 0 ? text.slice(at) : text.slice(at, end));
        if (end < 0) return true;
        at = end + 1;
        continue;
      }
      record.quoted = "";
      at = start + 1;
    } else if (at === 0) {
      record.quoted += "\n";
    }
    for (;;) {
      const quote = text.indexOf('"', at);
      record.quoted += quote < 0 ? text.slice(at) : text.slice(at, quote);
      if (quote < 0) return true;
      at = quote + 1;
      if (text[at] !== '"') break;
      record.quoted += '"';
      at++;
    }
    record.cells.push(record.quoted);
    record.quoted = undefined;
    while (text[at] === " ") at++;
    if (at >= text.length) return true;
    if (text[at] !== delimiter) return false;
    at++;
  }
}

const outsideQuotes = (text: string): string => text.replace(/"[^"]*"?/g, "");

/** The delimiter that the first lines use most: comma, semicolon or tab. */
function sniffDelimiter(lines: readonly TextLine[]): string {
  const text = lines.map((line) => ("text" in line ? outsideQuotes(line.text) : "")).join("\n");
  const count = (delimiter: string) => text.split(delimiter).length;
  return [",", "\t", ";"].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/** A source of lines to which lines can be given back. */
function lineSource(lines: AsyncIterator<TextLine>) {
  const back: TextLine[] = [];
  return {
    async next(): Promise<TextLine | undefined> {
      const again = back.pop();
      if (again) return again;
      const { done, value } = await lines.next();
      return done ? undefined : value;
    },
    giveBack(taken: readonly TextLine[]) {
      for (let i = taken.length - 1; i >= 0; i--) back.push(taken[i] as TextLine);
    },
  };
}

/**
 * Reads a record that begins in `first`, over several lines while a quoted cell is open. If it is broken or not closed
 * within the limits, only its first line is a fault and the others are read again: one forgotten quotation mark must not
 * swallow the rest of the file.
 */
async function readRecord(
  source: ReturnType<typeof lineSource>,
  first: { line: number; text: string },
  delimiter: string,
): Promise<CellRow> {
  const record: Open = { cells: [], quoted: undefined };
  const taken: TextLine[] = [];
  const giveUp = (fault: string): CellRow => {
    source.giveBack(taken);
    return { line: first.line, fault };
  };
  let text = first.text;
  let size = text.length;
  for (;;) {
    if (!readLine(record, text, delimiter)) return giveUp("引号后面还有内容，引号没有成对");
    if (record.quoted === undefined) return { line: first.line, cells: record.cells.map(withoutGuard) };
    const next = taken.length < limits.recordLines ? await source.next() : undefined;
    if (next) taken.push(next);
    if (!next || "fault" in next) return giveUp("引号没有结束");
    text = next.text;
    size += text.length;
    if (size > limits.rowBytes) return giveUp("引号没有结束");
  }
}

/**
 * CSV with constant memory: delimiter `,` `;` or tab found from the first lines, quoted cells over several lines,
 * encodings as `textLines`. A broken record is a fault and costs its own line only. `line` is where a record begins.
 */
export async function* readCsv(path: string): AsyncGenerator<CellRow> {
  const lines = textLines(path);
  const source = lineSource(lines);
  try {
    const head: TextLine[] = [];
    while (head.length < 20) {
      const line = await source.next();
      if (!line) break;
      head.push(line);
    }
    const delimiter = sniffDelimiter(head);
    source.giveBack(head);
    for (;;) {
      const next = await source.next();
      if (!next) return;
      if ("fault" in next) {
        yield next;
        continue;
      }
      yield await readRecord(source, next, delimiter);
    }
  } finally {
    await lines.return(undefined);
  }
}
