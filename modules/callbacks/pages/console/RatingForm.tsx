import { ApiProblem, sentenceOf, useDraft, useIntentKey, useShortcut } from "@yingsheng/ui";
import { Button, Input, Radio } from "antd";
import { useState } from "react";
import { call } from "./api.ts";
import { gradeWords } from "./words.ts";
import "./rating.css";

type Rating = { satisfaction: string; isSolved: boolean | null; comment: string };
const nothing: Rating = { satisfaction: "", isSolved: null, comment: "" };

/** 市民评价: five grades, solved or not, and what they said; Ctrl+Enter sends. */
export function RatingForm({ taskId, onDone }: { taskId: string; onDone: () => void }) {
  const draft = useDraft<Rating>(`callback:${taskId}`, nothing);
  const intent = useIntentKey();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { satisfaction, isSolved, comment } = draft.value;
  const send = async () => {
    if (satisfaction === "" || isSolved === null) {
      setProblem("请先选择满意度和问题是否解决。");
      return;
    }
    const body = { satisfaction: satisfaction as "fair", isSolved, ...(comment.trim() ? { comment } : {}) };
    setBusy(true);
    try {
      await call("POST /callbacks/:taskId/completion", {
        params: { taskId },
        body,
        idempotencyKey: intent.keyFor(JSON.stringify(body)),
      });
      intent.settled();
      draft.clear();
      onDone();
    } catch (error) {
      intent.settled(error);
      setProblem(error instanceof ApiProblem ? sentenceOf(error) : "没有提交，请重试。");
      setBusy(false);
    }
  };
  useShortcut("Ctrl+Enter", () => void send(), { label: "完成回访" });
  return (
    <section className="ys-card ys-rating" aria-label="市民评价">
      <h2>已接通，市民评价</h2>
      <Radio.Group
        aria-label="满意度"
        value={satisfaction}
        options={Object.entries(gradeWords).map(([value, label]) => ({ value, label }))}
        onChange={(event) => draft.change({ ...draft.value, satisfaction: event.target.value as string })}
      />
      <Radio.Group
        aria-label="问题是否解决"
        value={isSolved}
        options={[
          { value: true, label: "已解决" },
          { value: false, label: "未解决" },
        ]}
        onChange={(event) => draft.change({ ...draft.value, isSolved: event.target.value as boolean })}
      />
      <Input.TextArea
        aria-label="市民意见"
        placeholder="市民意见"
        rows={2}
        maxLength={2000}
        value={comment}
        onChange={(event) => draft.change({ ...draft.value, comment: event.target.value })}
      />
      {problem ? <p role="alert">{problem}</p> : null}
      <Button type="primary" disabled={busy} onClick={() => void send()}>
        完成回访<kbd aria-hidden="true">Ctrl+Enter</kbd>
      </Button>
    </section>
  );
}
