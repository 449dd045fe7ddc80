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

const tabsOf = (lists: readonly { list: string; codes: number }[]) =>
  inOrder(lists).map(({ list, codes }) => ({ key: list, label: `${listTitle(list)} ${codes || ""}` }));

/** The codes whose path or code fits, with everything above them: a path names its ancestors already. */
function fitting(codes: readonly Code[], words: string): readonly Code[] {
  if (words === "") return codes;
  const found = codes.filter((code) => code.code.includes(words) || matchesWords(code.pathName, words));
  return codes.filter((code) => found.some((one) => one === code || one.pathName.startsWith(`${code.pathName}/`)));
}

/** The program with its lists, and the codes of one of them. */
const useCodes = (programId: string, list: string, includeInactive: boolean) => {
  const about = useQuery({
    queryKey: ["program", programId],
    queryFn: ({ signal }) => call("GET /programs/:programId", { params: { programId }, signal }),
  });
  const asked = useQuery({
    queryKey: ["codes", programId, list, includeInactive],
    queryFn: ({ signal }) =>
      call("GET /programs/:programId/codes/:list", { params: { programId, list }, query: { includeInactive }, signal }),
  });
  return { about: about.data, asked, all: asked.data?.items };
};

/** 代码表: the lists of the program as trees; the chosen code stands beside its list. */
export default function CodesPage() {
  const { program } = useProgram();
  const { can } = useSession();
  const programId = program?.id ?? "";
  const [state, setState] = useUrlState({ list: "category", words: "", inactive: "", open: "" });
  const [adding, setAdding] = useState(false);
  const { about, asked, all } = useCodes(programId, state.list, state.inactive === "yes");
  const rows = useMemo(() => all && fitting(all, state.words), [all, state.words]);
  const open = all?.find((code) => code.code === state.open);
  const levels = about?.lists.find(({ list }) => list === state.list)?.levels ?? 1;
  const parent = open?.active && open.level < levels ? open : undefined;
  const at = { programId, list: state.list };
  return (
    <div className="ys-page">
      <PageHeader
        title="代码表"
        sub={about?.pack ? `${about.name}，项目配置 ${about.pack.id} 第 ${about.pack.version} 版` : program?.name}
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
        items={tabsOf(about?.lists ?? [{ list: state.list, codes: 0 }])}
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
            key={open.pathName}
            at={{ ...at, code: open.code }}
            code={open}
            onClose={() => setState({ open: "" })}
          />
        ) : null}
      </div>
      <NewCode
        at={at}
        parent={parent}
        open={adding}
        onClose={() => setAdding(false)}
        onMade={(code) => setState({ open: code })}
      />
    </div>
  );
}
