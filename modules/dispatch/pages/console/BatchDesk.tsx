import { type Column, DataTable, type Filter, FilterBar, Time } from "@yingsheng/ui";
import { Button } from "antd";
import { useState } from "react";
import { call, type Waiting } from "./api.ts";
import { BatchOutcome, type BatchResult } from "./BatchOutcome.tsx";
import { ChooseUnits } from "./ChooseUnits.tsx";
import { useAct } from "./use-act.ts";
import { kindWords, urgencyWords } from "./words.ts";

const columns: readonly Column<Waiting>[] = [
  { key: "number", title: "工单编号", width: 164, render: (row) => <span className="ys-time">{row.number}</span> },
  { key: "title", title: "标题", clip: (row) => row.title, render: (row) => row.title },
  { key: "kind", title: "类型", width: 70, render: (row) => kindWords[row.kind] },
  { key: "urgency", title: "紧急", width: 70, minor: true, render: (row) => urgencyWords[row.urgency] },
  { key: "region", title: "区域", width: 180, minor: true, render: (row) => row.regionName ?? "—" },
  { key: "unit", title: "目录建议", width: 190, render: (row) => row.catalogueUnit?.name ?? "—" },
  { key: "returned", title: "退单", width: 70, render: (row) => (row.returnCount > 0 ? `${row.returnCount} 次` : "—") },
  { key: "received", title: "受理时间", width: 150, minor: true, render: (row) => <Time at={row.receivedAt} /> },
];

const keyOf = (row: Waiting) => row.id;
const filters: readonly Filter[] = [{ name: "category", title: "诉求分类", kind: "code", list: "category" }];

/** What will happen, in words, before it does. */
const previewOf = (picked: readonly Waiting[], unitName: string): string => {
  const other = picked.filter(({ catalogueUnit }) => catalogueUnit?.name !== unitName).length;
  const returned = picked.filter(({ returnCount }) => returnCount > 0).length;
  const notes = [
    other > 0 ? `${other} 件的目录建议不是它` : "与目录建议一致",
    returned > 0 ? `${returned} 件曾被退单` : undefined,
  ];
  return `${picked.length} 件派给${unitName}（${notes.filter(Boolean).join("，")}）`;
};

/** The unit the catalogue names for most of the picked ones. */
function mostNamed(picked: readonly Waiting[]): { id: string; name: string } | undefined {
  const counted = new Map<string, { unit: { id: string; name: string }; count: number }>();
  for (const { catalogueUnit: unit } of picked) {
    if (unit) counted.set(unit.id, { unit, count: (counted.get(unit.id)?.count ?? 0) + 1 });
  }
  return [...counted.values()].toSorted((a, b) => b.count - a.count)[0]?.unit;
}

type Props = { programId: string; category: string; items: readonly Waiting[]; onCategory: (category: string) => void };

/** 批量派单: look-alikes of one category, ticked, looked over and sent to one unit; each tells what became of it. */
export const BatchDesk = ({ programId, category, items, onCategory }: Props) => {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const [choosing, setChoosing] = useState(false);
  const [results, setResults] = useState<readonly BatchResult[]>();
  const { act, busy, problem } = useAct(["dispatch-desk", "my-work", "pile", "cases"]);
  const send = async (chosen: { unit: string; jointUnits?: string[]; note?: string }, idempotencyKey?: string) => {
    const answer = await call("POST /programs/:programId/dispatch-batch", {
      params: { programId },
      body: { cases: [...keys], ...chosen },
      ...(idempotencyKey ? { idempotencyKey } : {}),
    });
    setResults(answer.results);
    setKeys(new Set());
    return answer;
  };
  return (
    <>
      <FilterBar filters={filters} value={{ category }} onChange={(patch) => onCategory(patch.category ?? "")} />
      {results ? <BatchOutcome results={results} onClose={() => setResults(undefined)} /> : null}
      {problem ? (
        <p role="alert" className="ys-form-refusal">
          {problem}
        </p>
      ) : null}
      <DataTable
        label="待派单工单"
        columns={columns}
        rows={items}
        rowKey={keyOf}
        selection={{ keys, onChange: setKeys }}
        empty={{ why: "没有这个分类的待派单工单" }}
        batch={(picked) => {
          const unit = mostNamed(picked);
          return (
            <span className="ys-row-of">
              {unit ? (
                <Button
                  type="primary"
                  disabled={busy}
                  onClick={() => void act("批量派单", () => send({ unit: unit.id }))}
                >
                  {previewOf(picked, unit.name)}
                </Button>
              ) : null}
              <Button disabled={busy} onClick={() => setChoosing(true)}>
                另选单位
              </Button>
            </span>
          );
        }}
      />
      <ChooseUnits
        title={`${keys.size} 件派给同一单位`}
        open={choosing}
        onClose={() => setChoosing(false)}
        onChosen={async (chosen, key) => {
          await send(chosen, key);
          await act("批量派单", async () => true);
          setChoosing(false);
        }}
      />
    </>
  );
};
