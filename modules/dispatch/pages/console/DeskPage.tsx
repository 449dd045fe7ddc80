import { useQuery } from "@tanstack/react-query";
import { ErrorState, PageHeader, PageWaiting, useProgram, useShortcut, useUrlState } from "@yingsheng/ui";
import { Button } from "antd";
import { call } from "./api.ts";
import { BatchDesk } from "./BatchDesk.tsx";
import "./desk.css";
import { OneByOne } from "./OneByOne.tsx";
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

/** 派单台: one case at a time, keys 1 2 3 send it; or several look-alikes together. Nothing that waits is left uncounted. */
export default function DeskPage() {
  const { program } = useProgram();
  const programId = program?.id ?? "";
  const [state, setState] = useUrlState({ mode: "one", category: "" });
  const isBatch = state.mode === "batch";
  const asked = useDesk(programId, isBatch ? state.category : "");
  const oneByOne = () => setState({ mode: "one", category: "" });
  const batch = (category: string) => setState({ mode: "batch", category });
  useShortcut("b", oneByOne, { label: "逐件派单", enabled: isBatch });
  if (asked.isError && !asked.data) return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <PageWaiting />;
  const { waiting, overdue, items } = asked.data;
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
          <Button onClick={() => (isBatch ? oneByOne() : batch(""))}>
            {isBatch ? "逐件派单" : "批量派单"} <kbd>b</kbd>
          </Button>
        }
      />
      {isBatch ? (
        <BatchDesk
          key={`${programId} ${state.category}`}
          programId={programId}
          category={state.category}
          items={items}
          onCategory={batch}
        />
      ) : (
        <OneByOne key={programId} items={items} onLookAlikes={batch} />
      )}
    </div>
  );
}
