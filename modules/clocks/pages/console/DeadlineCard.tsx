import { useQuery } from "@tanstack/react-query";
import { DateField, ErrorState, Time, useNow } from "@yingsheng/ui";
import { Button } from "antd";
import { useId, useState } from "react";
import { type CalendarItem, call, type Deadline } from "./api.ts";
import { DeadlineForm } from "./DeadlineForm.tsx";
import { allowanceText, scopeText, warningText } from "./words.ts";

type Props = { rule: Deadline; calendars: readonly CalendarItem[]; canManage: boolean; onClose: () => void };

/** The rule in hand: tried out for any start, and changed from a day on. */
export function DeadlineCard({ rule, calendars, canManage, onClose }: Props) {
  const [changing, setChanging] = useState(false);
  return (
    <section className="ys-card ys-calendar-stack" aria-label={rule.name}>
      <h2>
        {rule.clockTitle} · {rule.name} <span className="ys-faint">第 {rule.number} 版</span>
      </h2>
      <p>
        {scopeText(rule)}：{allowanceText(rule)}，按“{rule.calendarName}”计。依据：{rule.source}
      </p>
      {changing ? (
        <DeadlineForm rule={rule} calendars={calendars} onDone={() => setChanging(false)} />
      ) : (
        <Preview rule={rule} />
      )}
      <div className="ys-row-of">
        {canManage && !changing ? <Button onClick={() => setChanging(true)}>调整时限</Button> : null}
        {changing ? null : <Button onClick={onClose}>收起</Button>}
      </div>
    </section>
  );
}

/** 试算: when a clock started at an instant would warn and run out, and why. */
function Preview({ rule }: { rule: Deadline }) {
  const now = useNow();
  const [start, setStart] = useState<string | undefined>(() =>
    new Date(Math.floor(now / 60_000) * 60_000).toISOString(),
  );
  const id = useId();
  const preview = useQuery({
    queryKey: ["due-preview", rule.id, start],
    enabled: start !== undefined,
    retry: false,
    queryFn: ({ signal }) =>
      call("GET /deadlines/:policyId/preview", {
        params: { policyId: rule.id },
        query: { start: start ?? "" },
        signal,
      }),
  });
  return (
    <div className="ys-calendar-stack">
      <div className="ys-row-of">
        <label htmlFor={id}>试算：开始于</label>
        <DateField id={id} withTime value={start} onChange={setStart} />
      </div>
      {preview.isError ? <ErrorState error={preview.error} /> : null}
      {preview.data ? (
        <dl className="ys-facts">
          <dt>到期</dt>
          <dd>
            <Time at={preview.data.dueAt} />
          </dd>
          <dt>预警</dt>
          <dd>
            {preview.data.warnings.length === 0 ? "没有" : null}
            {preview.data.warnings.map(({ stage, at }) => {
              const warning = rule.warnings[stage - 1];
              return (
                <div key={stage}>
                  <Time at={at} /> <span className="ys-faint">{warning ? warningText(warning) : ""}</span>
                </div>
              );
            })}
          </dd>
          <dt>理由</dt>
          <dd className="ys-words">{preview.data.why}</dd>
        </dl>
      ) : null}
    </div>
  );
}
