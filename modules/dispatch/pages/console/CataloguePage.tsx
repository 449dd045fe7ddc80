import { useQuery } from "@tanstack/react-query";
import {
  type Column,
  DataTable,
  type Filter,
  FilterBar,
  PageHeader,
  useProgram,
  useSession,
  useUrlState,
} from "@yingsheng/ui";
import { Button } from "antd";
import { useState } from "react";
import { call, type Duty } from "./api.ts";
import { DutyPanel } from "./DutyPanel.tsx";
import { NewDuty } from "./NewDuty.tsx";
import { dutyStanding } from "./words.ts";

const columns: readonly Column<Duty>[] = [
  { key: "category", title: "诉求分类", render: (row) => row.categoryName },
  { key: "region", title: "区域", width: 180, render: (row) => row.regionName ?? "全部区域" },
  {
    key: "unit",
    title: "主办单位",
    width: 200,
    render: (row) => (
      <>
        {row.leadUnitName}
        {row.leadUnitActive ? null : <span className="ys-tone-bad">（单位已停用）</span>}
      </>
    ),
  },
  { key: "joint", title: "协办单位", width: 180, minor: true, render: (row) => row.jointUnitNames.join("、") || "—" },
  {
    key: "basis",
    title: "职责依据",
    width: 260,
    minor: true,
    clip: (row) => row.legalBasis,
    render: (row) => row.legalBasis,
  },
  { key: "from", title: "生效", width: 110, render: (row) => row.validFrom },
  { key: "until", title: "状态", width: 160, render: (row) => standingWords(row) },
];

const standingWords = (row: Duty): string =>
  `${dutyStanding[row.standing]}${row.validUntil && row.standing !== "ended" ? `，至 ${row.validUntil}` : ""}`;

const filters: readonly Filter[] = [
  { name: "category", title: "诉求分类", kind: "code", list: "category" },
  { name: "region", title: "区域", kind: "code", list: "region" },
  { name: "unit", title: "承办单位", kind: "unit" },
  { name: "words", title: "单位、依据或来源", kind: "words" },
  { name: "ended", title: "有效", kind: "choice", options: [{ value: "yes", title: "连同已截止" }] },
];

const keyOf = (row: Duty) => row.id;

/** 派单目录: who is in charge of what, since when and by which law; rows are closed and added, never rewritten. */
export default function CataloguePage() {
  const { program } = useProgram();
  const { can } = useSession();
  const programId = program?.id ?? "";
  const [state, setState] = useUrlState({ category: "", region: "", unit: "", words: "", ended: "", open: "" });
  const [adding, setAdding] = useState(false);
  const { category, region, unit, words, ended } = state;
  const asked = useQuery({
    queryKey: ["duties", programId, category, region, unit, words, ended],
    queryFn: ({ signal }) =>
      call("GET /programs/:programId/duties", {
        params: { programId },
        query: {
          ...(category ? { category } : {}),
          ...(region ? { region } : {}),
          ...(unit ? { unit } : {}),
          ...(words ? { words } : {}),
          ended: ended === "yes",
        },
        signal,
      }),
    enabled: programId !== "",
  });
  const rows = asked.data?.items;
  const open = rows?.find(({ id }) => id === state.open);
  return (
    <div className="ys-page">
      <PageHeader
        title="派单目录"
        sub="同一工单有多条目录符合时，分类最细的优先，其次区域最细的，再次生效日期最近的。"
        actions={
          can("dispatch.manage") ? (
            <Button type="primary" onClick={() => setAdding(true)}>
              新增目录
            </Button>
          ) : null
        }
      />
      <FilterBar filters={filters} value={state} onChange={setState} />
      <div className={open ? "ys-case" : undefined}>
        <DataTable
          label="派单目录"
          columns={columns}
          rows={rows}
          rowKey={keyOf}
          compact
          error={asked.isError ? asked.error : undefined}
          onRetry={() => void asked.refetch()}
          onOpen={(row) => setState({ open: row.id })}
          {...(open ? { openKey: open.id } : {})}
          total={rows ? `共 ${rows.length}${asked.data?.truncated ? "+" : ""} 条` : undefined}
          empty={{ why: "没有符合条件的目录，请放宽筛选条件。" }}
        />
        {open ? (
          <DutyPanel key={open.id} programId={programId} duty={open} onClose={() => setState({ open: "" })} />
        ) : null}
      </div>
      <NewDuty
        programId={programId}
        open={adding}
        onClose={() => setAdding(false)}
        onMade={(id) => setState({ open: id })}
      />
    </div>
  );
}
