import { CaretDownOutlined, CaretUpOutlined } from "@ant-design/icons";
import { useEffect, useRef } from "react";
import { ariaSort, type Column, columnClass, nextSort, selectionWidthPx } from "./columns.ts";

type Props<Row> = {
  columns: readonly Column<Row>[];
  selection: { all: boolean; some: boolean; toggleAll: () => void } | undefined;
  sort: string;
  onSort: ((sort: string) => void) | undefined;
};

const SelectAll = ({ all, some, toggleAll }: NonNullable<Props<never>["selection"]>) => {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = some && !all;
  }, [some, all]);
  return <input ref={box} type="checkbox" checked={all} onChange={toggleAll} aria-label="选中已显示的全部" />;
};

/** The head of a DataTable: titles, sort buttons, select-all. */
export const TableHead = <Row,>({ columns, selection, sort, onSort }: Props<Row>) => (
  <>
    <colgroup>
      {selection ? <col style={{ width: selectionWidthPx }} /> : null}
      {columns.map((column) => (
        <col
          key={column.key}
          className={column.minor ? "ys-minor" : undefined}
          style={column.width ? { width: column.width } : undefined}
        />
      ))}
    </colgroup>
    <thead>
      <tr aria-rowindex={1}>
        {selection ? (
          <th scope="col" className="ys-table-select">
            <SelectAll {...selection} />
          </th>
        ) : null}
        {columns.map((column) => {
          const sorted = ariaSort(sort, column.key);
          const sortable = column.sortable && onSort;
          return (
            <th
              key={column.key}
              scope="col"
              className={columnClass(column as Column<never>)}
              {...(sortable ? { "aria-sort": sorted } : {})}
            >
              {sortable ? (
                <button type="button" className="ys-table-sort" onClick={() => onSort(nextSort(sort, column.key))}>
                  {column.title}
                  {sorted === "ascending" ? <CaretUpOutlined /> : null}
                  {sorted === "descending" ? <CaretDownOutlined /> : null}
                </button>
              ) : (
                column.title
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  </>
);
