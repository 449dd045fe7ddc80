import type { KeyboardEvent, MouseEvent } from "react";
import { type Column, columnClass } from "./columns.ts";

type RowProps<Row> = {
  row: Row;
  rowKey: string;
  index: number;
  columns: readonly Column<Row>[];
  selected: boolean | undefined;
  active: boolean;
  open: boolean;
  onToggle: (key: string, range: boolean) => void;
  onPick: (key: string) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>, key: string) => void;
};

/** A click on a link, button or box inside a row belongs to that, and so does the end of marking text. */
const meansRow = (event: MouseEvent<HTMLElement>): boolean =>
  !(event.target as HTMLElement).closest("a, button, input, label") && (window.getSelection()?.isCollapsed ?? true);

const className = (active: boolean, open: boolean, selected: boolean | undefined): string =>
  `ys-row${active ? " ys-row-active" : ""}${open ? " ys-row-open" : ""}${selected ? " ys-row-selected" : ""}`;

/** One row of a DataTable. */
export const TableRow = <Row,>({ row, rowKey, index, columns, selected, active, open, ...on }: RowProps<Row>) => (
  <tr
    data-row={rowKey}
    aria-rowindex={index + 2}
    {...(selected === undefined ? {} : { "aria-selected": selected })}
    {...(open ? { "aria-current": "true" as const } : {})}
    tabIndex={active ? 0 : -1}
    className={className(active, open, selected)}
    onClick={(event) => meansRow(event) && on.onPick(rowKey)}
    onKeyDown={(event) => on.onKeyDown(event, rowKey)}
  >
    {selected === undefined ? null : (
      <td className="ys-table-select">
        <input
          type="checkbox"
          checked={selected}
          onChange={() => undefined}
          onClick={(event) => on.onToggle(rowKey, event.shiftKey)}
          aria-label={`选中第 ${index + 1} 行`}
        />
      </td>
    )}
    {columns.map((column) => (
      <td
        key={column.key}
        className={`${columnClass(column as Column<never>) ?? ""}${column.clip ? " ys-clip" : ""}`}
        title={column.clip?.(row)}
      >
        {column.render(row)}
      </td>
    ))}
  </tr>
);

const skeletonRows = [82, 64, 90, 71, 58, 86, 67, 75];

/** Grey bars in place of rows; shown only when an answer takes its time. */
export const SkeletonRows = ({ columns, selectable }: { columns: readonly Column<never>[]; selectable: boolean }) =>
  skeletonRows.map((width) => (
    <tr key={width} className="ys-row" aria-hidden="true">
      {selectable ? <td /> : null}
      {columns.map((column, index) => (
        <td key={column.key} className={columnClass(column)}>
          <span className="ys-bone" style={{ width: `${Math.max(30, (width + index * 17) % 95)}%` }} />
        </td>
      ))}
    </tr>
  ));
