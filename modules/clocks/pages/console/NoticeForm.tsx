import { useDraft, weekdayOf } from "@yingsheng/ui";
import { Button, Input } from "antd";
import { useId } from "react";
import { call, type HolidayYear } from "./api.ts";
import { ChangeForm } from "./ChangeForm.tsx";
import { emptyNotice, type NoticeRow, noticeRows, readNotice } from "./notice-rows.ts";
import { useCalendarChange } from "./use-calendar-change.ts";

type Props = { year: number; loaded?: HolidayYear; onDone: () => void };
type Draft = { source: string; rows: NoticeRow[] };

/** Copies a notice in, holiday by holiday, and shows what was understood before anything is saved. */
export function NoticeForm({ year, loaded, onDone }: Props) {
  const before: Draft = loaded
    ? { source: loaded.source, rows: noticeRows(loaded.days) }
    : { source: `国务院办公厅关于${year}年部分节假日安排的通知`, rows: emptyNotice() };
  const draft = useDraft<Draft>(`holiday-year-${year}`, before);
  const { source, rows } = draft.value;
  const { run, busy, problem, setProblem } = useCalendarChange();
  const id = useId();
  const { days, faults } = readNotice(rows, year);
  const setRow = (index: number, patch: Partial<NoticeRow>) =>
    draft.change({ source, rows: rows.map((row, at) => (at === index ? { ...row, ...patch } : row)) });
  const save = async () => {
    if (faults.length > 0) return setProblem(`${faults.join("；")}。`);
    if (days.length === 0) return setProblem("请照通知填写放假和调休的日期。");
    const change = () =>
      call("PUT /holiday-years/:year", { params: { year: String(year) }, body: { source: source.trim(), days } });
    if (!(await run(change, `${year} 年节假日安排已载入`))) return;
    draft.clear();
    onDone();
  };
  return (
    <ChangeForm
      label={`${year} 年节假日安排`}
      submitTitle={loaded ? "保存更正" : `载入 ${year} 年`}
      onSave={save}
      onCancel={onDone}
      busy={busy}
      problem={problem}
      note="正在计时的工单按新的安排重算到期时间；已结束的不变。"
      className="ys-card ys-notice-form"
    >
      <h2>{loaded ? `更正 ${year} 年节假日安排` : `载入 ${year} 年节假日安排`}</h2>
      <p className="ys-faint">照通知填写：放假写“1-1 至 1-3”，调休上班写“1-4”，几天之间用顿号。没有的留空。</p>
      <label htmlFor={`${id}s`}>依据</label>
      <Input
        id={`${id}s`}
        value={source}
        maxLength={300}
        onChange={(event) => draft.change({ source: event.target.value, rows })}
      />
      <div className="ys-notice-rows">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity while they are typed
          <NoticeLine key={index} row={row} year={year} onChange={(patch) => setRow(index, patch)} />
        ))}
      </div>
      <div>
        <Button onClick={() => draft.change({ source, rows: [...rows, { name: "", off: "", makeUp: "" }] })}>
          加一行
        </Button>
      </div>
    </ChangeForm>
  );
}

type LineProps = { row: NoticeRow; year: number; onChange: (patch: Partial<NoticeRow>) => void };

function NoticeLine({ row, year, onChange }: LineProps) {
  return (
    <div className="ys-notice-row">
      <Input
        aria-label="节日"
        value={row.name}
        maxLength={30}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <Input
        aria-label={`${row.name}放假`}
        placeholder="放假，如 1-1 至 1-3"
        value={row.off}
        onChange={(event) => onChange({ off: event.target.value })}
      />
      <Input
        aria-label={`${row.name}调休上班`}
        placeholder="调休上班，如 1-4"
        value={row.makeUp}
        onChange={(event) => onChange({ makeUp: event.target.value })}
      />
      <span className="ys-faint">{understood(row, year)}</span>
    </div>
  );
}

/** What a row means: number of days off with their weekdays, and the weekday of every make-up day. */
function understood(row: NoticeRow, year: number): string {
  const { days, faults } = readNotice([row], year);
  if (faults.length > 0) return "看不懂";
  const off = days.filter(({ kind }) => kind === "off");
  const first = off[0];
  const last = off.at(-1);
  const parts = first && last ? [`${weekdayOf(first.date)}至${weekdayOf(last.date)}，${off.length} 天`] : [];
  const makeUp = days.filter(({ kind }) => kind === "makeUp").map(({ date }) => weekdayOf(date));
  return [...parts, ...(makeUp.length > 0 ? [`${makeUp.join("、")}上班`] : [])].join("；");
}
