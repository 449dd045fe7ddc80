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
import { Button, Tabs } from "antd";
import { useMemo, useState } from "react";
import { type Code, call } from "./api.ts";
import { CodePanel } from "./CodePanel.tsx";
import { NewCode } from "./NewCode.tsx";
import { inOrder, listTitle } from "./words.ts";

const indentPx = 20;

const columns: readonly Column<Code>[] = [
  {
    key: "name",
    title: "名称",
    render: (row) => (
      <span style={{ paddingInlineStart: (row.level - 1) * indentPx }}>
        {row.name}
        {row.active ? null : <span className="ys-faint">（已停用）</span>}
      </span>
    ),
  },
  { key: "code", title: "代码", width: 200, render: (row) => <code>{row.code}</code> },
  { key: "level", title: "级别", width: 80, render: (row) => `${row.level} 级` },
];

const codeKey = (row: Code): string => row.code;

const filters: readonly Filter[] = [
  { name: "words", title: "名称或代码", kind: "words" },
  { name: "inactive", title: "在用", kind: "choice", options: [{ value: "yes", title: "连同已停用" }] },
];

/** The codes whose path or code fits, with everything above them: a path names its ancestors already. */
function fitting(codes: readonly Code[], words: string): readonly Code[] {
  if (words === "") return codes;
  const found = codes.filter((code) => code.code.includes(words) || matchesWords(code.pathName, words));
  return codes.filter((code) => found.some((one) => one === code || one.pathName.startsWith(`${code.pathName}/`)));
}

/** 代码表: the lists of the program as trees; the chosen code stands beside its list. */
export default function CodesPage() {
  const { program } = useProgram();
  const { can } = useSession();
  const programId = program?.id ?? "";
  const [state, setState] = useUrlState({ list: "category", words: "", inactive: "", open: "" });
  const [adding, setAdding] = useState(false);
  const about = useQuery({
    queryKey: ["program", programId],
    queryFn: ({ signal }) => call("GET /programs/:programId", { params: { programId }, signal }),
  });
  const asked = useQuery({
    queryKey: ["codes", programId, state.list, state.inactive],
    queryFn: ({ signal }) =>
      call("GET /programs/:programId/codes/:list", {
        params: { programId, list: state.list },
        query: { includeInactive: state.inactive === "yes" },
        signal,
      }),
  });
  const all = asked.data?.items;
  const rows = useMemo(() => all && fitting(all, state.words), [all, state.words]);
  const open = all?.find((code) => code.code === state.open);
  const levels = about.data?.lists.find(({ list }) => list === state.list)?.levels ?? 1;
  const parent = open && open.active && open.level < levels ? open : undefined;
  const pack = about.data?.pack;
  return (
    <div className="ys-page">
      <PageHeader
        title="代码表"
        sub={pack ? `${program?.name}，项目配置 ${pack.id} 第 ${pack.version} 版` : program?.name}
        actions={
          can("program.manage") ? (
            <Button type="primary" onClick={() => setAdding(true)}>
              {parent ? `在“${parent.name}”下新增` : "新增代码"}
            </Button>
          ) : null
        }
      />
      <Tabs
        activeKey={state.list}
        onChange={(list) => setState({ list, open: "", words: "" })}
        items={inOrder(about.data?.lists ?? [{ list: state.list, codes: 0 }]).map(({ list, codes }) => ({
          key: list,
          label: `${listTitle(list)} ${codes || ""}`,
        }))}
      />
      <FilterBar filters={filters} value={state} onChange={setState} />
      <div className={open ? "ys-case" : undefined}>
        <DataTable
          label={listTitle(state.list)}
          columns={columns}
          rows={rows}
          rowKey={codeKey}
          compact
          error={asked.isError ? asked.error : undefined}
          onRetry={() => void asked.refetch()}
          onOpen={(row) => setState({ open: row.code })}
          {...(open ? { openKey: open.code } : {})}
          empty={{ why: "没有符合条件的代码，请放宽筛选条件。" }}
        />
        {open ? (
          <CodePanel
            key={`${state.list}/${open.code}`}
            at={{ programId, list: state.list, code: open.code }}
            code={open}
            onClose={() => setState({ open: "" })}
          />
        ) : null}
      </div>
      <NewCode
        at={{ programId, list: state.list }}
        parent={parent}
        open={adding}
        onClose={() => setAdding(false)}
        onMade={(code) => setState({ open: code })}
      />
    </div>
  );
}
