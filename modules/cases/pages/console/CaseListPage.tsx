import { DataTable, type Filter, FilterBar, PageHeader, useCursorList, useProgram, useUrlState } from "@yingsheng/ui";
import { useNavigate } from "react-router";
import { call } from "./api.ts";
import { caseColumns, caseKey, isDue } from "./case-columns.tsx";
import { kindWords } from "./words.ts";

const stateWords: Readonly<Record<string, string>> = {
  received: "已受理",
  dispatched: "已派单",
  handling: "办理中",
  suspended: "挂起",
  replied: "待审核",
  closed: "已办结",
  archived: "已归档",
  answered: "直接答复",
  void: "作废",
};
const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, title]) => ({ value, title }));

const filters: readonly Filter[] = [
  { name: "words", title: "编号或内容", kind: "words" },
  { name: "state", title: "状态", kind: "choice", options: options(stateWords) },
  { name: "kind", title: "类型", kind: "choice", options: options(kindWords) },
  { name: "category", title: "分类", kind: "code", list: "category" },
  { name: "unit", title: "主办单位", kind: "unit" },
  { name: "due", title: "时限", kind: "choice", options: options({ overdue: "已超时", today: "今日到期" }) },
  { name: "from", title: "受理起", kind: "day" },
  { name: "to", title: "受理止", kind: "day" },
];

const noFilter = { words: "", state: "", kind: "", category: "", unit: "", due: "", from: "", to: "", order: "" };

/** 工单: every case the person may see, by any combination of filters; the address holds them all. */
export default function CaseListPage() {
  const { program } = useProgram();
  const navigate = useNavigate();
  const [filter, setFilter] = useUrlState(noFilter);
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
  const list = useCursorList(["cases", program?.id, asked], (cursor, signal) =>
    call("GET /programs/:programId/cases", {
      params: { programId: program?.id ?? "" },
      query: { ...asked, ...(asked.state ? { state: [asked.state] } : {}), ...(cursor ? { cursor } : {}) } as never,
      signal,
    }),
  );
  return (
    <div className="ys-page">
      <PageHeader title="工单" sub={program?.name} />
      <FilterBar filters={filters} value={filter} onChange={setFilter} />
      <DataTable
        {...list}
        label="工单"
        columns={caseColumns}
        rowKey={caseKey}
        isDue={isDue}
        onOpen={(row) => navigate(`/cases/${row.id}`)}
        empty={{ why: "没有符合条件的工单，请放宽筛选条件。" }}
      />
    </div>
  );
}
