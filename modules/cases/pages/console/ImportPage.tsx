import { useQueryClient } from "@tanstack/react-query";
import { type Column, DataTable, PageHeader, sentenceOf, Time, useCursorList, useProgram } from "@yingsheng/ui";
import { Button, Popconfirm, Progress } from "antd";
import { useRef, useState } from "react";
import { type CaseRoutes, call, href } from "./api.ts";

type Item = CaseRoutes["GET /programs/:programId/imports"]["output"]["items"][number];

const stateWords: Readonly<Record<string, string>> = {
  queued: "排队中",
  running: "正在导入",
  done: "已完成",
  cancelled: "已取消",
  failed: "失败",
};
const isOpen = (item: Item) => item.state === "queued" || item.state === "running";
const refreshMs = 1_000;

function columnsWith(onCancel: (id: string) => void): readonly Column<Item>[] {
  return [
    { key: "file", title: "文件", clip: (row) => row.fileName, render: (row) => row.fileName },
    {
      key: "state",
      title: "状态",
      width: 100,
      render: (row) => (row.cancelRequested && isOpen(row) ? "正在取消" : stateWords[row.state]),
    },
    {
      key: "progress",
      title: "进度",
      width: 200,
      render: (row) => (
        <Progress
          aria-label={`${row.fileName} 的进度`}
          size="small"
          percent={row.linesTotal ? Math.floor((row.linesDone / row.linesTotal) * 100) : 0}
        />
      ),
    },
    { key: "accepted", title: "受理", width: 90, numeric: true, render: (row) => row.accepted },
    { key: "duplicate", title: "重复", width: 90, numeric: true, render: (row) => row.duplicate },
    {
      key: "refused",
      title: "出错",
      width: 110,
      numeric: true,
      render: (row) =>
        row.refused > 0 ? (
          <a href={href("GET /imports/:importId/faults", { params: { importId: row.id } })}>{row.refused} 行 · 下载</a>
        ) : (
          0
        ),
    },
    { key: "at", title: "开始时间", width: 150, minor: true, render: (row) => <Time at={row.createdAt} /> },
    {
      key: "act",
      title: "操作",
      width: 90,
      render: (row) =>
        isOpen(row) && !row.cancelRequested ? (
          <Popconfirm
            title="停止导入？已受理的工单保留。"
            okText="停止"
            cancelText="继续导入"
            onConfirm={() => onCancel(row.id)}
          >
            <Button size="small">取消</Button>
          </Popconfirm>
        ) : null,
    },
  ];
}

/** 导入: cases from a file, with progress, cancel, and the lines that could not be taken. */
export default function ImportPage() {
  const { program } = useProgram();
  const programId = program?.id ?? "";
  const queries = useQueryClient();
  const picker = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const list = useCursorList(
    ["imports", programId],
    (cursor, signal) =>
      call("GET /programs/:programId/imports", { params: { programId }, query: cursor ? { cursor } : {}, signal }),
    { refreshMs },
  );
  const start = async (file: File | undefined) => {
    if (!file) return;
    const body = new FormData();
    body.append("programId", programId);
    body.append("file", file, file.name);
    setProblem(undefined);
    setShare(0);
    try {
      await call("POST /imports", { body, onProgress: setShare });
    } catch (error) {
      setProblem(`“${file.name}”没有导入：${sentenceOf(error)}`);
    }
    setShare(undefined);
    if (picker.current) picker.current.value = "";
    await queries.invalidateQueries({ queryKey: ["imports", programId] });
  };
  const cancel = (importId: string) => {
    call("POST /imports/:importId/cancel", { params: { importId }, body: {} }).catch((error) =>
      setProblem(sentenceOf(error)),
    );
  };
  return (
    <div className="ys-page">
      <PageHeader
        title="导入"
        sub="JSONL、CSV 或 Excel（xlsx）；同一渠道同一编号只受理一次，出错的行可以下载改正后再导入"
        actions={
          <Button
            type="primary"
            disabled={share !== undefined || programId === ""}
            onClick={() => picker.current?.click()}
          >
            {share === undefined ? "选择文件" : `正在上传 ${Math.round(share * 100)} %`}
          </Button>
        }
      />
      <input
        ref={picker}
        type="file"
        hidden
        accept=".jsonl,.ndjson,.csv,.tsv,.txt,.xlsx"
        aria-label="选择要导入的文件"
        onChange={(event) => void start(event.target.files?.[0])}
      />
      {problem ? <p role="alert">{problem}</p> : null}
      <DataTable
        {...list}
        label="导入记录"
        columns={columnsWith(cancel)}
        rowKey={(row) => row.id}
        empty={{ why: "还没有导入过文件" }}
      />
    </div>
  );
}
