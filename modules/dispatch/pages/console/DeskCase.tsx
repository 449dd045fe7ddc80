import { useQuery } from "@tanstack/react-query";
import { DueBar, ErrorState, Time, useShortcut } from "@yingsheng/ui";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { type Candidate, call, type Waiting } from "./api.ts";
import { Candidates } from "./Candidates.tsx";
import { ChooseUnits } from "./ChooseUnits.tsx";
import { useAct } from "./use-act.ts";
import { kindWords, urgencyWords } from "./words.ts";

const freshMs = 60_000;

const useCandidates = (caseId: string | undefined) =>
  useQuery({
    queryKey: ["dispatch-candidates", caseId],
    queryFn: ({ signal }) =>
      call("GET /cases/:caseId/dispatch-candidates", { params: { caseId: caseId as string }, signal }),
    enabled: caseId !== undefined,
    staleTime: freshMs,
  });

const factsOf = (one: Waiting): readonly (readonly [string, string | null])[] => [
  ["分类", one.categoryName],
  ["区域", one.regionName],
  ["地点", one.place],
  ["渠道", one.channelName],
];

/** What the citizen says, in big letters, and what is known about it. */
const CaseText = ({ one }: { one: Waiting }) => (
  <section className="ys-card" aria-label="诉求内容">
    <div className="ys-row-of">
      <Link to={`/cases/${one.id}`} className="ys-time">
        {one.number}
      </Link>
      <span>
        {kindWords[one.kind]}
        {one.urgency === "normal" ? "" : ` · ${urgencyWords[one.urgency]}`}
        {one.isSecret ? " · 保密" : ""}
      </span>
      <Time at={one.receivedAt} />
      <DueBar
        clock={one.nextStartedAt && one.nextDueAt ? { startedAt: one.nextStartedAt, dueAt: one.nextDueAt } : null}
        why="最先到期的时限"
        width={120}
      />
    </div>
    <h2>{one.title}</h2>
    <p className="ys-words ys-desk-words">{one.content}</p>
    <dl className="ys-facts">
      {factsOf(one).map(([title, value]) => (
        <div key={title} style={{ display: "contents" }}>
          <dt>{title}</dt>
          <dd>{value ?? "—"}</dd>
        </div>
      ))}
    </dl>
    {one.returned ? (
      <p>
        第 {one.returnCount} 次退单：{one.returned.unitName ?? "原承办单位"}，{one.returned.reason ?? "未填原因"}。
        {one.returned.basis}
      </p>
    ) : null}
    {one.undecided ? <p className="ys-faint">{one.undecided}</p> : null}
  </section>
);

type Props = {
  current: Waiting;
  next: Waiting | undefined;
  /** somebody else has taken it meanwhile */
  isGone: boolean;
  onSent: () => void;
  onSkip: () => void;
};

/** One case to be sent: its text left, up to three units right; the next one's units are being fetched meanwhile. */
export const DeskCase = ({ current, next, isGone, onSent, onSkip }: Props) => {
  const asked = useCandidates(current.id);
  useCandidates(next?.id);
  const [choosing, setChoosing] = useState(false);
  const { act, busy, problem } = useAct(["dispatch-desk", "my-work", "pile", "cases"]);
  const items = asked.data?.items ?? [];
  const canSkip = isGone || next !== undefined;
  const dispatch = (body: { unit: string; jointUnits?: string[]; note?: string }, idempotencyKey?: string) =>
    call("POST /cases/:caseId/dispatch", {
      params: { caseId: current.id },
      body,
      ...(idempotencyKey ? { idempotencyKey } : {}),
    });
  const send = async (candidate: Candidate | undefined) => {
    if (!candidate || busy || choosing || isGone) return;
    const body = { unit: candidate.unitId, jointUnits: candidate.jointUnits.map(({ id }) => id) };
    if (await act("派单", () => dispatch(body), `已派单给${candidate.unitName}`)) onSent();
  };
  useShortcut("1", () => void send(items[0]), { label: "派给第一个建议单位" });
  useShortcut("2", () => void send(items[1]), { label: "派给第二个建议单位" });
  useShortcut("3", () => void send(items[2]), { label: "派给第三个建议单位" });
  useShortcut("n", onSkip, { label: "先看下一件", enabled: canSkip });
  useShortcut("s", () => setChoosing(true), { label: "另选主办、协办单位" });
  return (
    <div className="ys-case">
      <div>
        <CaseText one={current} />
      </div>
      <aside aria-label="派往单位">
        {asked.isError ? (
          <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
        ) : (
          <Candidates items={asked.data?.items} busy={busy || isGone} onSend={(candidate) => void send(candidate)} />
        )}
        {isGone ? <p role="status">这件工单已由他人处理，按 n 看下一件。</p> : null}
        {problem ? (
          <p role="alert" className="ys-form-refusal">
            {problem}
          </p>
        ) : null}
        <div className="ys-row-of">
          <Button onClick={() => setChoosing(true)} disabled={isGone}>
            另选单位 <kbd>s</kbd>
          </Button>
          <Button onClick={onSkip} disabled={!canSkip}>
            下一件 <kbd>n</kbd>
          </Button>
        </div>
        <ChooseUnits
          title={`派单：${current.title}`}
          open={choosing}
          onClose={() => setChoosing(false)}
          onChosen={async (body, key) => {
            await dispatch(body, key);
            await act("派单", async () => true);
            setChoosing(false);
            onSent();
          }}
        />
      </aside>
    </div>
  );
};
