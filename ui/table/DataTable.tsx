import { type CSSProperties, type ReactNode, useMemo, useRef } from "react";
import { useLocation } from "react-router";
import { useDelayed } from "../hooks/use-delayed.ts";
import { EmptyState } from "../parts/EmptyState.tsx";
import { ErrorState } from "../parts/ErrorState.tsx";
import { type Column, leastWidth } from "./columns.ts";
import { SkeletonRows, TableRow } from "./TableBody.tsx";
import { Batch, Caption, Foot, type Fresh, Stale } from "./TableEdges.tsx";
import { TableHead } from "./TableHead.tsx";
import { useRowWalk } from "./use-row-walk.ts";
import { type Selection, useSelection } from "./use-selection.ts";

export type DataTableProps<Row> = {
  /** what the list is, for screen readers: `待签收工单` */
  label: string;
  columns: readonly Column<Row>[];
  /** `undefined` while the first answer is on its way */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  /** why there is nothing, and the next act */
  empty: { why: string; act?: ReactNode };
  error?: unknown;
  onRetry?: () => void;
  /** Enter or a click on a row */
  onOpen?: (row: Row) => void;
  /** j/k and arrows: for a split view whose right side follows */
  onWalk?: (row: Row) => void;
  /** the row shown beside the list */
  openKey?: string;
  selection?: Selection;
  /** shown at the bottom while rows are selected; preview before acting */
  batch?: (rows: Row[]) => ReactNode;
  /** `due`, `-due`, or empty for the list's own order */
  sort?: string;
  onSort?: (sort: string) => void;
  /** a key for the next page: shows 继续加载 and loads when walking past the end */
  nextCursor?: string | null;
  onMore?: () => void;
  loadingMore?: boolean;
  /** rows are of the filters before, new ones are on their way */
  updating?: boolean;
  /** `共 128 件`, `1,000+ 件` */
  total?: ReactNode;
  /** rows that arrived meanwhile wait behind a button; pass it with count 0 to keep its place */
  fresh?: Fresh;
  /** rows that `.` jumps to */
  isDue?: (row: Row) => boolean;
  compact?: boolean;
  /** j/k/x from anywhere on the page, on unless told; turn off for a second table */
  hotkeys?: boolean;
};

/** CSS variables, because only CSS knows how wide the table's place is. */
const leastWidths = (columns: readonly Column<never>[], selectable: boolean): CSSProperties =>
  ({
    "--ys-least": `${leastWidth(columns, selectable)}px`,
    "--ys-least-narrow": `${leastWidth(
      columns.filter((column) => !column.minor),
      selectable,
    )}px`,
  }) as CSSProperties;

/** A list one can walk: see `DataTableProps`. Spread `useCursorList(...)` into it for paging. */
export const DataTable = <Row,>(props: DataTableProps<Row>) => {
  const { label, columns, rows, rowKey, empty, error, selection: given, onOpen, onWalk, isDue } = props;
  const container = useRef<HTMLDivElement>(null);
  const { pathname, search } = useLocation();
  const byKey = useMemo(() => new Map(rows?.map((row) => [rowKey(row), row])), [rows, rowKey]);
  const keys = useMemo(() => [...byKey.keys()], [byKey]);
  const selection = useSelection(keys, given);
  const waiting = useDelayed(rows === undefined && !error);
  const withRow = (act: ((row: Row) => void) | undefined) => act && ((key: string): void => act(byKey.get(key) as Row));
  const walk = useRowWalk({
    place: `${label} ${pathname}${search}`,
    keys,
    container,
    onOpen: withRow(onOpen),
    onToggle: selection?.toggle,
    onWalk: withRow(onWalk),
    onEnd: props.nextCursor && !props.loadingMore ? props.onMore : undefined,
    isDue: isDue && ((key) => isDue(byKey.get(key) as Row)),
    hotkeys: props.hotkeys ?? true,
  });
  if (error && !rows) return <ErrorState error={error} onRetry={props.onRetry} />;
  const picked = selection ? keys.filter(selection.has).map((key) => byKey.get(key) as Row) : [];
  return (
    <div className={`ys-grid${props.compact ? " ys-grid-compact" : ""}`} ref={container}>
      <Caption {...props} />
      {error ? <Stale onRetry={props.onRetry} /> : null}
      <div className={`ys-grid-scroll${props.updating ? " ys-updating" : ""}`}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are walked and opened by keyboard
          role="grid"
          aria-label={label}
          aria-rowcount={props.nextCursor ? -1 : keys.length + 1}
          aria-busy={rows === undefined || props.updating}
          {...(selection ? { "aria-multiselectable": true } : {})}
          style={leastWidths(columns as readonly Column<never>[], !!selection)}
        >
          <TableHead columns={columns} selection={selection?.head} sort={props.sort ?? ""} onSort={props.onSort} />
          <tbody>
            {waiting ? <SkeletonRows columns={columns as readonly Column<never>[]} selectable={!!selection} /> : null}
            {keys.map((key, index) => (
              <TableRow
                key={key}
                row={byKey.get(key) as Row}
                rowKey={key}
                index={index}
                columns={columns}
                selected={selection?.has(key)}
                active={key === walk.active}
                open={key === props.openKey}
                onToggle={(toggled, range) => selection?.toggle(toggled, range)}
                onPick={walk.pick}
                onKeyDown={walk.onKeyDown}
              />
            ))}
          </tbody>
        </table>
      </div>
      {rows?.length === 0 ? <EmptyState {...empty} /> : null}
      <Foot {...props} count={keys.length} />
      {picked.length > 0 && props.batch ? (
        <Batch count={picked.length} onClear={() => given?.onChange(new Set())}>
          {props.batch(picked)}
        </Batch>
      ) : null}
    </div>
  );
};
