import { useQuery } from "@tanstack/react-query";
import {
  type Column,
  DataTable,
  PageHeader,
  type TreeOption,
  useOptions,
  useProgram,
  useSession,
  useUrlState,
} from "@yingsheng/ui";
import { Button } from "antd";
import { useMemo, useState } from "react";
import { call, type Rule } from "./api.ts";
import { RuleForm } from "./RuleForm.tsx";
import { RulePanel } from "./RulePanel.tsx";
import { conditionWords, ruleStanding } from "./words.ts";

const keyOf = (row: Rule) => row.id;

const titles = (options: readonly TreeOption[]): (readonly [string, string])[] =>
  options.flatMap((option) => [[option.value, option.title] as const, ...titles(option.children ?? [])]);

/** The names of codes, for saying a rule's conditions in words. */
function useCodeNames(): (list: string, code: string) => string {
  const category = useOptions({ kind: "code", list: "category" }).options;
  const region = useOptions({ kind: "code", list: "region" }).options;
  const channel = useOptions({ kind: "code", list: "channel" }).options;
  return useMemo(() => {
    const lists: Readonly<Record<string, ReadonlyMap<string, string>>> = {
      category: new Map(titles(category)),
      region: new Map(titles(region)),
      channel: new Map(titles(channel)),
    };
    return (list, code) => lists[list]?.get(code) ?? code;
  }, [category, region, channel]);
}

const columnsWith = (nameOf: (list: string, code: string) => string): readonly Column<Rule>[] => [
  { key: "priority", title: "优先级", width: 80, numeric: true, render: (row) => row.priority },
  { key: "name", title: "规则", width: 220, render: (row) => row.name },
  { key: "conditions", title: "条件", render: (row) => conditionWords(row, nameOf) },
  { key: "unit", title: "派往", width: 200, render: (row) => row.unitName ?? "按派单目录" },
  { key: "standing", title: "状态", width: 150, render: (row) => ruleStanding[row.standing] },
];

/** 派单规则: which cases go by themselves; each rule is tried on past cases before it is switched on. */
export default function RulesPage() {
  const { program } = useProgram();
  const { can } = useSession();
  const programId = program?.id ?? "";
  const [state, setState] = useUrlState({ open: "" });
  const [adding, setAdding] = useState(false);
  const nameOf = useCodeNames();
  const columns = useMemo(() => columnsWith(nameOf), [nameOf]);
  const asked = useQuery({
    queryKey: ["dispatch-rules", programId],
    queryFn: ({ signal }) => call("GET /programs/:programId/dispatch-rules", { params: { programId }, signal }),
    enabled: programId !== "",
  });
  const rows = asked.data?.items;
  const open = rows?.find(({ id }) => id === state.open);
  return (
    <div className="ys-page">
      <PageHeader
        title="派单规则"
        sub="新受理的工单只有一条规则符合时自动派出；多条同时符合、保密或退回的工单一律由人工派单。"
        actions={
          can("dispatch.manage") ? (
            <Button type="primary" onClick={() => setAdding(true)}>
              新增规则
            </Button>
          ) : null
        }
      />
      <div className={open ? "ys-case" : undefined}>
        <DataTable
          label="派单规则"
          columns={columns}
          rows={rows}
          rowKey={keyOf}
          error={asked.isError ? asked.error : undefined}
          onRetry={() => void asked.refetch()}
          onOpen={(row) => setState({ open: row.id })}
          {...(open ? { openKey: open.id } : {})}
          empty={{ why: "还没有派单规则，全部工单由人工派单。" }}
        />
        {open ? (
          <RulePanel
            key={`${open.id} ${open.changedAt}`}
            programId={programId}
            rule={open}
            conditions={conditionWords(open, nameOf)}
            onClose={() => setState({ open: "" })}
          />
        ) : null}
      </div>
      <RuleForm
        programId={programId}
        open={adding}
        onClose={() => setAdding(false)}
        onSaved={(id) => setState({ open: id })}
      />
    </div>
  );
}
