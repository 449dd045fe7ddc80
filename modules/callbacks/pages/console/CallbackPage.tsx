import { useQuery, useQueryClient } from "@tanstack/react-query";
import {
  DueBar,
  ErrorState,
  MaskedPhone,
  PageHeader,
  PageWaiting,
  sentenceOf,
  Timeline,
  useSession,
} from "@yingsheng/ui";
import { Button, Popconfirm } from "antd";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { type CallbackRoutes, call } from "./api.ts";
import { RatingForm } from "./RatingForm.tsx";
import { gradeWords, missedWords, resultWords } from "./words.ts";

type ContactProps = { caseId: string };

function Contact({ caseId }: ContactProps) {
  const found = useQuery({
    queryKey: ["case", caseId],
    queryFn: ({ signal }) => call("GET /cases/:caseId", { params: { caseId }, signal }),
  });
  const requester = found.data?.requester;
  if (!requester) return null;
  const reveal = async (reason: string) => {
    const shown = await call("POST /cases/:caseId/reveal", { params: { caseId }, body: { reason } });
    return [shown.name, shown.phone].filter(Boolean).join(" ");
  };
  return (
    <p>
      诉求人 {requester.name ?? "未留姓名"}{" "}
      {requester.phone ? (
        <MaskedPhone
          masked={requester.phone}
          reasons={["回访"]}
          {...(requester.mayReveal ? { onReveal: reveal } : {})}
        />
      ) : (
        "未留电话"
      )}
    </p>
  );
}

type MissedProps = { onMissed: (result: string) => void; onGiveUp: () => void; busy: boolean };

function Missed({ onMissed, onGiveUp, busy }: MissedProps) {
  return (
    <section className="ys-card" aria-label="没有接通">
      <h2>没有接通</h2>
      <div className="ys-row-of">
        {Object.entries(missedWords).map(([result, word]) => (
          <Button key={result} disabled={busy} onClick={() => onMissed(result)}>
            {word}
          </Button>
        ))}
        <Popconfirm
          title="结束回访并归档？结果记为未评价。"
          okText="结束回访"
          cancelText="继续联系"
          onConfirm={onGiveUp}
        >
          <Button danger disabled={busy}>
            按联系不上结束
          </Button>
        </Popconfirm>
      </div>
    </section>
  );
}

type Task = CallbackRoutes["GET /callbacks/:taskId"]["output"];

function Outcome({ task }: { task: Task }) {
  const grade = task.satisfaction
    ? gradeWords[task.satisfaction]
    : task.state === "unreachable"
      ? "联系不上，未评价"
      : "未评价";
  const solved = task.isSolved === null ? "" : task.isSolved ? " · 已解决" : " · 未解决";
  return (
    <section className="ys-card" aria-label="结果">
      <h2>结果</h2>
      <p>
        {grade}
        {solved}
        {task.comment ? ` · ${task.comment}` : ""}
      </p>
    </section>
  );
}

function Attempts({ attempts }: { attempts: Task["attempts"] }) {
  if (attempts.length === 0) return null;
  return (
    <section className="ys-card" aria-label="联系记录">
      <h2>联系记录</h2>
      <Timeline
        entries={attempts.map((one) => ({
          id: one.id,
          at: one.at,
          what: one.channel === "sms" ? "短信" : "电话",
          who: one.byName,
          words: [resultWords[one.result], one.note].filter(Boolean).join("；"),
        }))}
      />
    </section>
  );
}

type DeskProps = { taskId: string; onChanged: () => void; onFinished: () => void };

/** What the callback agent does: rate, note a missed call, or give up after enough of them. */
function Desk({ taskId, onChanged, onFinished }: DeskProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const run = async (work: () => Promise<unknown>, then: () => void) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
      then();
    } catch (error) {
      setProblem(sentenceOf(error));
      onChanged();
    } finally {
      setBusy(false);
    }
  };
  const missed = (result: string) => {
    const body = { channel: "phone" as const, result: result as "busy" };
    return run(() => call("POST /callbacks/:taskId/attempts", { params: { taskId }, body }), onChanged);
  };
  const giveUp = () =>
    run(() => call("POST /callbacks/:taskId/unreachable", { params: { taskId }, body: {} }), onFinished);
  return (
    <>
      {problem ? <p role="alert">{problem}</p> : null}
      <RatingForm taskId={taskId} onDone={onFinished} />
      <Missed busy={busy} onMissed={(result) => void missed(result)} onGiveUp={() => void giveUp()} />
    </>
  );
}

/** 回访: what was asked, what was answered, what the citizen says of it. */
export default function CallbackPage() {
  const { taskId = "" } = useParams();
  const { can } = useSession();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const asked = useQuery({
    queryKey: ["callback", taskId],
    queryFn: ({ signal }) => call("GET /callbacks/:taskId", { params: { taskId }, signal }),
  });
  const task = asked.data;
  if (asked.isError) return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!task) return <PageWaiting />;

  const refresh = () => {
    void queries.invalidateQueries({ queryKey: ["callback", taskId] });
    void queries.invalidateQueries({ queryKey: ["callbacks"] });
    // A rating moves the case on: its page and the lists must not show what was before.
    for (const key of ["case", "cases", "my-work", "pile"]) void queries.invalidateQueries({ queryKey: [key] });
  };
  const finish = () => {
    refresh();
    void navigate("/callbacks");
  };
  const isOpen = task.state === "open" && can("callback.work");
  const clock = isOpen && task.dueAt ? { startedAt: task.createdAt, dueAt: task.dueAt } : null;
  return (
    <div className="ys-page">
      <PageHeader
        title={task.caseTitle}
        marks={<DueBar clock={clock} why="办结后的回访时限" />}
        sub={
          <>
            <Link to={`/cases/${task.caseId}`}>{task.caseNumber}</Link> · {task.unitName} ·{" "}
            {task.round > 1 ? "重办后回访" : "首次回访"}
          </>
        }
      />
      <section className="ys-card" aria-label="诉求与答复">
        <Contact caseId={task.caseId} />
        <h2>诉求内容</h2>
        <p className="ys-words">{task.caseContent}</p>
        <h2>答复</h2>
        <p className="ys-words">{task.caseReply ?? "—"}</p>
      </section>
      {isOpen ? <Desk taskId={taskId} onChanged={refresh} onFinished={finish} /> : <Outcome task={task} />}
      <Attempts attempts={task.attempts} />
    </div>
  );
}
