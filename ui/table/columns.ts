import type { ReactNode } from "react";

/** One column of a DataTable. */
export type Column<Row> = {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  /** px; columns without a width share what is left */
  width?: number;
  /** numbers and times stand right-aligned in tabular figures */
  numeric?: boolean;
  /** one line, cut with an ellipsis and whole on hover; never for names of units. Gives the whole text. */
  clip?: (row: Row) => string;
  /** gives way first in narrow windows and at large zoom */
  minor?: boolean;
  /** the server can sort by it: the header becomes a button and reports `key` or `-key` */
  sortable?: boolean;
};

const flexibleMinimumPx = 160;
export const selectionWidthPx = 36;

/** The least width at which every column stays readable; below it the table scrolls sideways. */
export const leastWidth = (columns: readonly Column<never>[], selectable: boolean): number =>
  columns.reduce((sum, column) => sum + (column.width ?? flexibleMinimumPx), selectable ? selectionWidthPx : 0);

/** The classes that head and cells of a column share. */
export const columnClass = (column: Column<never>): string | undefined =>
  [column.numeric ? "ys-numeric" : "", column.minor ? "ys-minor" : ""].filter(Boolean).join(" ") || undefined;

/** The sort after a click on a header: ascending, descending, then the list's own order (`""`). */
export const nextSort = (sort: string, key: string): string =>
  sort === key ? `-${key}` : sort === `-${key}` ? "" : key;

/** What `aria-sort` says for a column under the sort in force. */
export const ariaSort = (sort: string, key: string): "ascending" | "descending" | "none" =>
  sort === key ? "ascending" : sort === `-${key}` ? "descending" : "none";
