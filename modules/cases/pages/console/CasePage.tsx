import { useQuery, useQueryClient } from "@tanstack/react-query";
import {
  type Action,
  ActionBar,
  DueBar,
  ErrorState,
  PageHeader,
  PageWaiting,
  StatusMark,
  useProgram,
} from "@yingsheng/ui";
import { useEffect } from "react";
import { useParams } from "react-router";
import { Attachments } from "./Attachments.tsx";
import { call, type FullCase } from "./api.ts";
import { CaseFacts } from "./CaseFacts.tsx";
import { CaseStory } from "./CaseStory.tsx";
import { kindWords, urgencyWords } from "./words.ts";

type Step = FullCase["actions"][number];

/** Takes the step behind a button: its route comes from the server, like its form. */
function act(caseId: string, step: Step, body: Record<string, unknown>, idempotencyKey: string): Promise<unknown> {
  return call(step.route as "POST /cases/:caseId/dispatch", {
    params: { caseId },
    body: body as never,
    idempotencyKey,
  });
}

/** What the citizen said, and what they were answered. */
function Words({ found }: { found: FullCase }) {
  return (
    <section className="ys-card" aria-label="诉求内容">
      <h2>诉求内容</h2>
      <p className="ys-words">{found.content}</p>
      {found.reply ? (
        <>
          <h2>答复</h2>
          <p className="ys-words">{found.reply}</p>
        </>
      ) : null}
    </section>
  );
}

/** 工单: what it is, how long is left, what to do next; its story on the left, its facts on the right. */
export default function CasePage() {
  const { caseId = "" } = useParams();
  const { program, choose } = useProgram();
  const queries = useQueryClient();
  const asked = useQuery({
    queryKey: ["case", caseId],
    queryFn: ({ signal }) => call("GET /cases/:caseId", { params: { caseId }, signal }),
  });
  const found = asked.data;
  // Opened by a link from elsewhere: pickers must offer the lists of this case's program.
  useEffect(() => {
    if (found && program && found.programId !== program.id) choose(found.programId);
  }, [found, program, choose]);
  if (asked.isError) return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!found) return <PageWaiting />;

  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["case", caseId] }),
      queries.invalidateQueries({ queryKey: ["my-work"] }),
      queries.invalidateQueries({ queryKey: ["pile"] }),
      queries.invalidateQueries({ queryKey: ["cases"] }),
      queries.invalidateQueries({ queryKey: ["callbacks"] }),
    ]);
  const onAct = async (action: Action, body: Record<string, unknown>, key: string) => {
    const step = found.actions.find(({ name }) => name === action.name) as Step;
    // Also after a refusal: somebody else was faster, and the buttons must show it.
    await act(caseId, step, body, key).finally(() => void refresh());
  };
  const running = found.clocks.find((clock) => clock.name === found.nextClock && clock.stoppedAt === null);
  return (
    <div className="ys-page">
      <PageHeader
        title={found.title}
        marks={
          <>
            <StatusMark state={found.state as never} />
            <DueBar clock={running ?? null} why={running?.why} width={120} />
          </>
        }
        sub={
          <>
            <span className="ys-time">{found.number}</span> · {kindWords[found.kind]}
            {found.urgency === "normal" ? "" : ` · ${urgencyWords[found.urgency]}`} ·{" "}
            {found.channelName ?? found.channel} · {found.leadUnitName ?? "未派单"}
            {found.isSecret ? " · 保密" : ""}
          </>
        }
      />
      {found.actions.length > 0 ? <ActionBar actions={found.actions} subject={caseId} onAct={onAct} /> : null}
      <div className="ys-case">
        <div>
          <Words found={found} />
          <Attachments found={found} onAdded={refresh} />
          <CaseStory caseId={caseId} version={`${found.version}-${found.attachments.length}`} />
        </div>
        <CaseFacts found={found} />
      </div>
    </div>
  );
}
