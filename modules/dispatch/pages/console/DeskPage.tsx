import { useQuery } from "@tanstack/react-query";
import { EmptyState, ErrorState, PageHeader, PageWaiting, useProgram, useShortcut, useUrlState } from "@yingsheng/ui";
import { Button } from "antd";
import { useState } from "react";
import { call, type Waiting } from "./api.ts";
import { BatchDesk } from "./BatchDesk.tsx";
import { DeskCase } from "./DeskCase.tsx";
import "./desk.css";
import { countWords } from "./words.ts";

const refreshMs = 15_000;

/** What waits, by due time; `category` narrows it to look-alikes. */
const useDesk = (programId: string, category: string) =>
  useQuery({
    queryKey: ["dispatch-desk", programId, category],
    queryFn: ({ signal }) =>
      call("GET /programs/:programId/dispatch-desk", {
        params: { programId },
        query: { limit: 50, ...(category ? { category } : {}) },
        signal,
      }),
    enabled: programId !== "",
    refetchInterval: refreshMs,
  });

/** The queue as one person works it: what was sent is gone at once, what was skipped comes back at the end. */
function useQueue(items: readonly Waiting[]) {
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set());
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const open = items.filter(({ id }) => !sent.has(id));
  const queue = [
    ...open.filter(({ id }) => !skipped.includes(id)),
    ...skipped.flatMap((id) => open.find((one) => one.id === id) ?? []),
  ];
  return {
    queue,
    skip: (id: string) => setSkipped((before) => [...before.filter((one) => one !== id), id]),
    done: (id: string) => setSent((before) => new Set(before).add(id)),
  };
}

/** 派单台: one case at a time, keys 1 2 3 send it; or several look-alikes together. Nothing that waits is left uncounted. */
export default function DeskPage() {
  const { program } = useProgram();
  const programId = program?.id ?? "";
  const [state, setState] = useUrlState({ mode: "one", category: "" });
  const isBatch = state.mode === "batch";
  const asked = useDesk(programId, isBatch ? state.category : "");
  const { queue, skip, done } = useQueue(asked.data?.items ?? []);
  const [current, next] = queue;
  const toggle = () =>
    setState(isBatch ? { mode: "one", category: "" } : { mode: "batch", category: current?.categoryCode ?? "" });
  useShortcut("b", toggle, { label: isBatch ? "逐件派单" : "批量派单" });
  if (asked.isError && !asked.data) return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <PageWaiting />;
  const { waiting, overdue } = asked.data;
  return (
    <div className="ys-page">
      <PageHeader
        title="派单台"
        sub={
          <>
            待派单 {countWords(waiting)} 件
            {overdue > 0 ? <span className="ys-tone-bad"> · 其中已超时 {countWords(overdue)} 件</span> : " · 没有超时"}
          </>
        }
        actions={
          <Button onClick={toggle}>
            {isBatch ? "逐件派单" : "批量派单"} <kbd>b</kbd>
          </Button>
        }
      />
      {isBatch ? (
        <BatchDesk
          key={state.category}
          programId={programId}
          category={state.category}
          items={asked.data.items}
          onCategory={(category) => setState({ category })}
        />
      ) : current ? (
        <DeskCase
          key={current.id}
          current={current}
          next={next}
          onSent={() => done(current.id)}
          onSkip={() => skip(current.id)}
        />
      ) : (
        <EmptyState why="没有待派单的工单" act="新受理的工单会自动出现在这里。" />
      )}
    </div>
  );
}
