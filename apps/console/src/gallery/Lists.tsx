import {
  ApiProblem,
  type Column,
  DataTable,
  DueBar,
  EmptyState,
  ErrorState,
  FilterBar,
  NoRight,
  StatusMark,
  Time,
  useUrlState,
} from "@yingsheng/ui";
import { Button } from "antd";
import { useState } from "react";
import { type SampleCase, sampleCases } from "./sample-data.ts";

const columns: Column<SampleCase>[] = [
  { key: "number", title: "工单编号", width: 172, render: (row) => <span className="ys-time">{row.number}</span> },
  { key: "state", title: "状态", width: 100, render: (row) => <StatusMark state={row.state} /> },
  { key: "title", title: "标题", render: (row) => row.title, clip: (row) => row.title },
  { key: "unit", title: "承办单位", width: 200, render: (row) => row.unit || <span className="ys-faint">未派单</span> },
  {
    key: "due",
    title: "时限",
    width: 190,
    sortable: true,
    render: (row) => <DueBar clock={{ ...row, startedAt: row.receivedAt }} />,
  },
  {
    key: "received",
    title: "受理时间",
    width: 148,
    sortable: true,
    numeric: true,
    render: (row) => <Time at={row.receivedAt} />,
  },
];

const keyOf = (row: SampleCase): string => row.id;

const Work = () => {
  const [filters, setFilters] = useUrlState({
    whose: "mine",
    state: "",
    category: "",
    unit: "",
    words: "",
    from: "",
    sort: "",
  });
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<string>();
  const rows = filters.state === "" ? sampleCases : sampleCases.filter((row) => row.state === filters.state);
  return (
    <>
      <FilterBar
        value={filters}
        onChange={setFilters}
        filters={[
          {
            name: "whose",
            title: "谁的",
            kind: "choice",
            always: true,
            options: [
              { value: "mine", title: "我的" },
              { value: "unit", title: "本单位" },
            ],
          },
          {
            name: "state",
            title: "状态",
            kind: "choice",
            options: [
              { value: "dispatched", title: "待签收" },
              { value: "handling", title: "办理中" },
            ],
          },
          { name: "category", title: "分类", kind: "code", list: "category" },
          { name: "unit", title: "承办单位", kind: "unit" },
          { name: "from", title: "受理自", kind: "day" },
          { name: "words", title: "编号或内容", kind: "words" },
        ]}
        more={<Button size="small">导出</Button>}
      />
      <DataTable
        label="工单"
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        empty={{
          why: "没有符合条件的工单",
          act: <Button onClick={() => setFilters({ state: "" })}>清除状态筛选</Button>,
        }}
        total="共 1,000+ 件"
        fresh={{ count: 3, what: "新工单", onShow: () => undefined }}
        sort={filters.sort}
        onSort={(sort) => setFilters({ sort })}
        selection={{ keys: picked, onChange: setPicked }}
        batch={(chosen) => <Button size="small">派单预览（{chosen.length} 件）</Button>}
        onOpen={(row) => setOpen(row.id)}
        {...(open ? { openKey: open } : {})}
        isDue={(row) => row.dueAt !== null}
        nextCursor="more"
        onMore={() => undefined}
      />
    </>
  );
};

const problem = new ApiProblem({
  code: "server.busy",
  title: "系统繁忙，请稍后再试。",
  status: 503,
  requestId: "req-7f3a",
});

/** Lists and their states. */
export const Lists = () => (
  <section className="ys-gallery-section">
    <h2>列表</h2>
    <Work />
    <div className="ys-gallery-states">
      <div className="ys-card">
        <DataTable
          label="正在加载"
          columns={columns.slice(1, 3)}
          rows={undefined}
          rowKey={keyOf}
          empty={{ why: "" }}
          hotkeys={false}
          compact
        />
      </div>
      <div className="ys-card">
        <EmptyState why="今天还没有待签收的工单。新派来的会出现在这里。" act={<Button>看昨天的</Button>} />
      </div>
      <div className="ys-card">
        <ErrorState error={problem} onRetry={() => undefined} />
      </div>
      <div className="ys-card">
        <NoRight what="查看审计" />
      </div>
    </div>
  </section>
);
