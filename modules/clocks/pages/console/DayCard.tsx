import { weekdayOf } from "@yingsheng/ui";
import { Button, Input } from "antd";
import { useId, useState } from "react";
import { type CalendarDay, call } from "./api.ts";
import { ChangeForm } from "./ChangeForm.tsx";
import { hoursText, parseHoursText } from "./hours-text.ts";
import { useCalendarChange } from "./use-calendar-change.ts";
import { dayWords } from "./words.ts";

type Props = { calendarId: string; day: CalendarDay; canManage: boolean };

/** The day in hand: what it is and why; with the right to do so, hours of its own. */
export function DayCard({ calendarId, day, canManage }: Props) {
  return (
    <section className="ys-card" aria-label="所选日期">
      <h2>
        <span className="ys-time">{day.date}</span> {weekdayOf(day.date)}
      </h2>
      <dl className="ys-facts">
        <dt>性质</dt>
        <dd>
          {dayWords[day.kind]}
          {day.name ? `（${day.name}）` : ""}
        </dd>
        <dt>办公时间</dt>
        <dd className="ys-time">{hoursText(day.hours)}</dd>
      </dl>
      {canManage ? <ExceptionForm calendarId={calendarId} day={day} /> : null}
    </section>
  );
}

function ExceptionForm({ calendarId, day }: Omit<Props, "canManage">) {
  const exists = day.kind === "exception";
  const [open, setOpen] = useState(false);
  const [hours, setHours] = useState(hoursText(day.hours));
  const [reason, setReason] = useState(exists ? (day.name ?? "") : "");
  const { run, busy, problem, setProblem } = useCalendarChange();
  const id = useId();
  const params = { calendarId, day: day.date };
  const save = async () => {
    const read = parseHoursText(hours);
    if (read === null) return setProblem("办公时间写成 09:00–12:00、13:00–17:30 的样子，不办公写“休息”。");
    if (reason.trim() === "") return setProblem("请写明原因，它会出现在到期时间的说明里。");
    const body = { hours: read, reason: reason.trim() };
    const saved = await run(
      () => call("PUT /calendars/:calendarId/days/:day", { params, body }),
      `${day.date} 已设特别安排`,
    );
    if (saved) setOpen(false);
  };
  const remove = () => run(() => call("DELETE /calendars/:calendarId/days/:day", { params }), `${day.date} 已恢复常规`);
  if (!open) {
    return (
      <div className="ys-row-of ys-calendar-acts">
        <Button onClick={() => setOpen(true)}>{exists ? "修改特别安排" : "设特别安排"}</Button>
        {exists ? (
          <Button onClick={() => void remove()} disabled={busy}>
            恢复常规
          </Button>
        ) : null}
        {problem ? <p role="alert">{problem}</p> : null}
      </div>
    );
  }
  return (
    <ChangeForm
      label="特别安排"
      submitTitle="保存"
      onSave={save}
      onCancel={() => setOpen(false)}
      busy={busy}
      problem={problem}
      note="正在计时的工单按新的安排重算到期时间；已结束的不变。"
    >
      <label htmlFor={`${id}h`}>办公时间</label>
      <Input
        id={`${id}h`}
        value={hours}
        onChange={(event) => setHours(event.target.value)}
        placeholder="09:00–12:00、13:00–17:30，或：休息"
      />
      <label htmlFor={`${id}r`}>原因</label>
      <Input
        id={`${id}r`}
        value={reason}
        maxLength={100}
        onChange={(event) => setReason(event.target.value)}
        placeholder="例：停电检修"
      />
    </ChangeForm>
  );
}
