import { type Column, DueBar, StatusMark, Time } from "@yingsheng/ui";
import type { CaseItem } from "./api.ts";
import { clockWords, kindWords, urgencyWords } from "./words.ts";

/** The running clock of a list row that ends first. */
const DueCell = ({ row }: { row: CaseItem }) =>
  row.nextDueAt ? (
    <DueBar
      clock={{ startedAt: row.nextStartedAt ?? row.receivedAt, dueAt: row.nextDueAt, isPaused: row.isPaused }}
      why={`${clockWords[row.nextClock ?? ""] ?? ""}时限`}
    />
  ) : (
    <span className="ys-faint">—</span>
  );

/** The columns that every list of cases shows. */
export const caseColumns: readonly Column<CaseItem>[] = [
  { key: "number", title: "工单编号", width: 164, render: (row) => <span className="ys-time">{row.number}</span> },
  { key: "state", title: "状态", width: 104, render: (row) => <StatusMark state={row.state as never} /> },
  {
    key: "title",
    title: "标题",
    clip: (row) => row.title,
    render: (row) => (
      <>
        {row.urgency === "normal" ? null : <strong>【{urgencyWords[row.urgency]}】</strong>}
        {row.title}
      </>
    ),
  },
  { key: "kind", title: "类型", width: 64, minor: true, render: (row) => kindWords[row.kind] ?? row.kind },
  {
    key: "category",
    title: "分类",
    width: 190,
    minor: true,
    clip: (row) => row.categoryName ?? "",
    // The leaf tells most, and would be the first to be cut off.
    render: (row) => row.categoryName?.split("/").slice(-2).join("/") ?? <span className="ys-faint">未分类</span>,
  },
  {
    key: "unit",
    title: "主办单位",
    width: 170,
    render: (row) => row.leadUnitName ?? <span className="ys-faint">未派单</span>,
  },
  { key: "due", title: "剩余时间", width: 210, render: (row) => <DueCell row={row} /> },
  { key: "receivedAt", title: "受理时间", width: 140, minor: true, render: (row) => <Time at={row.receivedAt} /> },
];

/** Rows are known by the case. */
export const caseKey = (row: CaseItem): string => row.id;

/** Past its due time and not standing still: what the key `.` jumps to. */
export const isDue = (row: CaseItem): boolean =>
  row.nextDueAt !== null && !row.isPaused && Date.parse(row.nextDueAt) < Date.now();
