import { useQuery } from "@tanstack/react-query";
import {
  type Column,
  DataTable,
  type Filter,
  FilterBar,
  matchesWords,
  PageHeader,
  useProgram,
  useSession,
  useUrlState,
} from "@yingsheng/ui";
import { Button } from "antd";
import { useMemo, useState } from "react";
import { Link } from "react-router";
import { unitKinds } from "../../unit-kinds.ts";
import { call, type Unit } from "./api.ts";
import { NewUnit } from "./NewUnit.tsx";
import { withAncestors } from "./tree-rows.ts";
import { UnitPanel } from "./UnitPanel.tsx";

const indentPx = 20;

const columns: readonly Column<Unit>[] = [
  {
    key: "name",
    title: "机构",
    render: (row) => (
      <span style={{ paddingInlineStart: (row.level - 1) * indentPx }}>
        {row.name}
        {row.active ? null : <span className="ys-faint">（已停用）</span>}
      </span>
    ),
  },
  { key: "kind", title: "类型", width: 90, render: (row) => unitKinds[row.kind] },
  { key: "code", title: "编码", width: 150, minor: true, render: (row) => <code>{row.code}</code> },
  {
    key: "people",
    title: "人员",
    width: 80,
    numeric: true,
    render: (row) => (row.people > 0 ? <Link to={`/people?unit=${row.id}&status=active`}>{row.people}</Link> : 0),
  },
];

const unitKey = (row: Unit): string => row.id;
const told = { id: unitKey, parent: (row: Unit) => row.parentId };

const filters: readonly Filter[] = [
  { name: "words", title: "机构名称或编码", kind: "words" },
  {
    name: "kind",
    title: "类型",
    kind: "choice",
    options: Object.entries(unitKinds).map(([value, title]) => ({ value, title })),
  },
  { name: "inactive", title: "在用", kind: "choice", options: [{ value: "yes", title: "连同已停用" }] },
];

/** 机构: the tree of units; the chosen one stands beside it with what can be done to it. */
export default function UnitsPage() {
  const { program } = useProgram();
  const { can } = useSession();
  const programId = program?.id ?? "";
  const [state, setState] = useUrlState({ words: "", kind: "", inactive: "", open: "" });
  const [adding, setAdding] = useState(false);
  const asked = useQuery({
    queryKey: ["units", programId, state.inactive],
    queryFn: ({ signal }) =>
      call("GET /programs/:programId/units", {
        params: { programId },
        query: { includeInactive: state.inactive === "yes" },
        signal,
      }),
  });
  const all = asked.data?.items;
  const rows = useMemo(
    () =>
      all &&
      withAncestors(
        all,
        told,
        (unit) =>
          (state.kind === "" || unit.kind === state.kind) &&
          (state.words === "" || unit.code.includes(state.words) || matchesWords(unit.name, state.words)),
      ),
    [all, state.kind, state.words],
  );
  const open = all?.find((unit) => unit.id === state.open);
  return (
    <div className="ys-page">
      <PageHeader
        title="机构"
        sub={program?.name}
        actions={
          can("unit.manage") ? (
            <Button type="primary" onClick={() => setAdding(true)}>
              新建机构
            </Button>
          ) : null
        }
      />
      <FilterBar filters={filters} value={state} onChange={setState} />
      <div className={open ? "ys-case" : undefined}>
        <DataTable
          label="机构"
          columns={columns}
          rows={rows}
          rowKey={unitKey}
          error={asked.isError ? asked.error : undefined}
          onRetry={() => void asked.refetch()}
          onOpen={(row) => setState({ open: row.id })}
          {...(open ? { openKey: open.id } : {})}
          empty={{ why: all?.length === 0 ? "这个项目还没有机构。" : "没有符合条件的机构，请放宽筛选条件。" }}
        />
        {open ? (
          <UnitPanel key={open.id} programId={programId} unit={open} onClose={() => setState({ open: "" })} />
        ) : null}
      </div>
      <NewUnit
        programId={programId}
        parent={open?.active ? open : undefined}
        open={adding}
        onClose={() => setAdding(false)}
        onMade={(id) => setState({ open: id })}
      />
    </div>
  );
}
