import { useQuery } from "@tanstack/react-query";
import { DataTable, EmptyState, ErrorState, Figure, PageHeader, useCursorList, useProgram } from "@yingsheng/ui";
import { useNavigate, useSearchParams } from "react-router";
import { call } from "./api.ts";
import { caseColumns, caseKey, isDue } from "./case-columns.tsx";

const refreshMs = 30_000;
const shown = (count: number) => (count >= 1000 ? "1,000+" : count);

/** 我的工作: the piles that wait for this post, and the pile in hand, what ends first on top. */
export default function MyWorkPage() {
  const { program } = useProgram();
  const navigate = useNavigate();
  const [address] = useSearchParams();
  const work = useQuery({
    queryKey: ["my-work", program?.id],
    enabled: program !== undefined,
    refetchInterval: refreshMs,
    queryFn: ({ signal }) =>
      call("GET /programs/:programId/work", { params: { programId: program?.id ?? "" }, signal }),
  });
  const piles = work.data?.piles ?? [];
  const pile =
    piles.find(({ state }) => state === address.get("pile")) ?? piles.find(({ count }) => count > 0) ?? piles[0];
  if (work.isError) return <ErrorState error={work.error} onRetry={() => void work.refetch()} />;
  return (
    <div className="ys-page">
      <PageHeader title="我的工作" sub={program?.name} />
      {work.data && piles.length === 0 ? (
        <EmptyState why="您的岗位没有待办的工单，可以在“工单”里查询。" />
      ) : (
        <div className="ys-row-of">
          {piles.map((one) => (
            <Figure
              key={one.state}
              label={one.title}
              value={shown(one.count)}
              to={`/work?pile=${one.state}`}
              tone={one.overdue > 0 ? "bad" : "plain"}
              note={
                one.overdue > 0
                  ? `超时 ${one.overdue} 件`
                  : one.dueToday > 0
                    ? `今日到期 ${one.dueToday} 件`
                    : "没有超时"
              }
              definition="等待您的岗位处理的工单；超时按各环节时限计算，挂起的不算"
            />
          ))}
        </div>
      )}
      {pile && program ? (
        <Pile
          key={pile.state}
          programId={program.id}
          state={pile.state}
          title={pile.title}
          onOpen={(id) => navigate(`/cases/${id}`)}
        />
      ) : null}
    </div>
  );
}

type PileProps = { programId: string; state: string; title: string; onOpen: (caseId: string) => void };

function Pile({ programId, state, title, onOpen }: PileProps) {
  const list = useCursorList(
    ["pile", programId, state],
    (cursor, signal) =>
      call("GET /programs/:programId/cases", {
        params: { programId },
        query: { state: [state as "received"], order: "due", ...(cursor ? { cursor } : {}) },
        signal,
      }),
    { refreshMs },
  );
  return (
    <DataTable
      {...list}
      label={title}
      columns={caseColumns}
      rowKey={caseKey}
      isDue={isDue}
      onOpen={(row) => onOpen(row.id)}
      empty={{ why: `没有${title}的工单` }}
    />
  );
}
