import {
  type Column,
  DataTable,
  DueBar,
  FilterBar,
  PageHeader,
  Time,
  useCursorList,
  useProgram,
  useUrlState,
} from "@yingsheng/ui";
import { useNavigate } from "react-router";
import { type CallbackItem, call } from "./api.ts";
import { gradeWords } from "./words.ts";

const stateWords: Readonly<Record<string, string>> = {
  open: "待回访",
  rated: "已评价",
  unreachable: "联系不上",
  "not-needed": "无需回访",
};

const columns: readonly Column<CallbackItem>[] = [
  { key: "number", title: "工单编号", width: 164, render: (row) => <span className="ys-time">{row.caseNumber}</span> },
  { key: "title", title: "标题", clip: (row) => row.caseTitle, render: (row) => row.caseTitle },
  { key: "unit", title: "主办单位", width: 180, render: (row) => row.unitName ?? "—" },
  { key: "round", title: "第几次", width: 80, minor: true, render: (row) => (row.round > 1 ? "重办后" : "首次") },
  { key: "attempts", title: "已联系", width: 80, numeric: true, render: (row) => `${row.attempts} 次` },
  {
    key: "last",
    title: "上次联系",
    width: 150,
    minor: true,
    render: (row) => (row.lastAttemptAt ? <Time at={row.lastAttemptAt} /> : "—"),
  },
  {
    key: "due",
    title: "剩余时间",
    width: 210,
    render: (row) =>
      row.state === "open" ? (
        <DueBar clock={row.dueAt ? { startedAt: row.createdAt, dueAt: row.dueAt } : null} why="办结后的回访时限" />
      ) : (
        (gradeWords[row.satisfaction ?? ""] ?? stateWords[row.state])
      ),
  },
];

const filters = [
  {
    name: "state",
    title: "任务",
    kind: "choice" as const,
    always: true,
    options: [
      { value: "open", title: "待回访" },
      { value: "finished", title: "已完成" },
    ],
  },
];

const refreshMs = 30_000;
const keyOf = (row: CallbackItem) => row.id;
const isDue = (row: CallbackItem) => row.dueAt !== null && row.state === "open" && Date.parse(row.dueAt) < Date.now();

/** 回访: who is to be called, what ends first on top. */
export default function CallbackListPage() {
  const { program } = useProgram();
  const navigate = useNavigate();
  const [filter, setFilter] = useUrlState({ state: "open" });
  const state = filter.state === "finished" ? "finished" : "open";
  const list = useCursorList(
    ["callbacks", program?.id, state],
    (cursor, signal) =>
      call("GET /programs/:programId/callbacks", {
        params: { programId: program?.id ?? "" },
        query: { state, ...(cursor ? { cursor } : {}) },
        signal,
      }),
    { refreshMs },
  );
  return (
    <div className="ys-page">
      <PageHeader title="回访" sub={program?.name} />
      <FilterBar filters={filters} value={filter} onChange={setFilter} />
      <DataTable
        {...list}
        label="回访任务"
        columns={columns}
        rowKey={keyOf}
        isDue={isDue}
        onOpen={(row) => navigate(`/callbacks/${row.id}`)}
        empty={{ why: state === "open" ? "没有待回访的工单" : "还没有完成的回访" }}
      />
    </div>
  );
}
