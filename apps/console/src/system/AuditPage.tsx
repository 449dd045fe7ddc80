import type { kernelModule } from "@yingsheng/kernel";
import type { RoutesOf } from "@yingsheng/kernel/web";
import {
  type Column,
  createClient,
  DataTable,
  FilterBar,
  PageHeader,
  Time,
  useCursorList,
  useUrlState,
} from "@yingsheng/ui";

type Routes = RoutesOf<(typeof kernelModule)["verbs"]>;
type Entry = Routes["GET /audit"]["output"]["items"][number];

const { call } = createClient<Routes>();

const subjectWords: Readonly<Record<string, string>> = {
  case: "工单",
  callback: "回访",
  import: "导入",
  person: "人员",
  session: "会话",
  program: "项目",
  calendar: "日历",
  unit: "机构",
  grant: "授权",
  job: "后台任务",
  verb: "接口",
};

const columns: readonly Column<Entry>[] = [
  { key: "at", title: "时间", width: 150, render: (row) => <Time at={row.at} /> },
  { key: "actor", title: "操作人", width: 150, render: (row) => row.actorName },
  { key: "action", title: "操作", width: 200, render: (row) => row.action },
  { key: "outcome", title: "结果", width: 80, render: (row) => (row.outcome === "done" ? "完成" : "被拒绝") },
  {
    key: "subject",
    title: "对象",
    width: 340,
    clip: (row) => row.subjectId ?? "",
    render: (row) => `${subjectWords[row.subject] ?? row.subject} ${row.subjectId ?? ""}`,
  },
  { key: "ip", title: "来源地址", width: 130, render: (row) => row.ip ?? "—" },
  {
    key: "detail",
    title: "说明",
    clip: (row) => JSON.stringify(row.detail),
    render: (row) => (Object.keys(row.detail).length > 0 ? JSON.stringify(row.detail) : "—"),
  },
];

const filters = [
  {
    name: "subject",
    title: "对象",
    kind: "choice" as const,
    options: Object.entries(subjectWords).map(([value, title]) => ({ value, title })),
  },
  { name: "subjectId", title: "对象编号", kind: "words" as const },
];

const keyOf = (row: Entry) => row.id;

/** 审计: who did what to what, newest first. */
export default function AuditPage() {
  const [filter, setFilter] = useUrlState({ subject: "", subjectId: "" });
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
  const list = useCursorList(["audit", asked], (cursor, signal) =>
    call("GET /audit", { query: { ...asked, ...(cursor ? { cursor } : {}) }, signal }),
  );
  return (
    <div className="ys-page">
      <PageHeader title="审计" sub="只能查看，不能修改；每分钟封存一次，任何改动都能查出" />
      <FilterBar filters={filters} value={filter} onChange={setFilter} />
      <DataTable
        {...list}
        label="审计记录"
        columns={columns}
        rowKey={keyOf}
        empty={{ why: "没有符合条件的审计记录" }}
      />
    </div>
  );
}
