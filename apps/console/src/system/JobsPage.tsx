import { useQuery } from "@tanstack/react-query";
import type { kernelModule } from "@yingsheng/kernel";
import type { RoutesOf } from "@yingsheng/kernel/web";
import { type Column, createClient, DataTable, PageHeader, sentenceOf, Time } from "@yingsheng/ui";
import { Button } from "antd";
import { useState } from "react";

type Routes = RoutesOf<(typeof kernelModule)["verbs"]>;
type Job = Routes["GET /system/jobs"]["output"]["items"][number];

const { call } = createClient<Routes>();

const stateWords: Readonly<Record<string, string>> = {
  dead: "已放弃，需要处理",
  running: "正在运行",
  retrying: "等待重试",
  waiting: "等待",
};
const refreshMs = 5_000;
const keyOf = (row: Job) => row.id;

function columnsWith(onRetry: (jobId: string) => void): readonly Column<Job>[] {
  return [
    { key: "name", title: "任务", width: 220, render: (row) => row.name },
    { key: "state", title: "状态", width: 150, render: (row) => stateWords[row.state] ?? row.state },
    {
      key: "attempts",
      title: "次数",
      width: 90,
      minor: true,
      numeric: true,
      render: (row) => `${row.attempts} / ${row.maxAttempts}`,
    },
    { key: "runAt", title: "下次运行", width: 150, render: (row) => <Time at={row.runAt} /> },
    { key: "error", title: "最近的错误", clip: (row) => row.lastError ?? "", render: (row) => row.lastError ?? "—" },
    {
      key: "act",
      title: "操作",
      width: 90,
      render: (row) =>
        row.state === "dead" ? (
          <Button size="small" onClick={() => onRetry(row.id)}>
            重试
          </Button>
        ) : null,
    },
  ];
}

/** 后台任务: what waits, what runs, what gave up and needs a person. */
export default function JobsPage() {
  const [problem, setProblem] = useState<string>();
  const jobs = useQuery({
    queryKey: ["jobs"],
    refetchInterval: refreshMs,
    queryFn: ({ signal }) => call("GET /system/jobs", { signal }),
  });
  const retry = async (jobId: string) => {
    setProblem(undefined);
    await call("POST /system/jobs/:jobId/retry", { params: { jobId }, body: {} }).catch((error) =>
      setProblem(sentenceOf(error)),
    );
    await jobs.refetch();
  };
  return (
    <div className="ys-page">
      <PageHeader title="后台任务" />
      {problem ? <p role="alert">{problem}</p> : null}
      <DataTable
        label="后台任务"
        columns={columnsWith((jobId) => void retry(jobId))}
        rows={jobs.data?.items}
        rowKey={keyOf}
        error={jobs.isError ? jobs.error : undefined}
        onRetry={() => void jobs.refetch()}
        empty={{ why: "没有等待或失败的后台任务" }}
      />
    </div>
  );
}
