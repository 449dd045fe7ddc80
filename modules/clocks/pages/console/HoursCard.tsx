import { DateField } from "@yingsheng/ui";
import { Button, Input } from "antd";
import { useId, useState } from "react";
import { type CalendarItem, call } from "./api.ts";
import { ChangeForm } from "./ChangeForm.tsx";
import { hoursText, parseHoursText, weekdayNames, weekText } from "./hours-text.ts";
import { useCalendarChange } from "./use-calendar-change.ts";

type Props = { calendar: CalendarItem; today: string; canManage: boolean };

/** Weekly hours 作息 of a calendar: what holds, what held, what will hold. */
export function HoursCard({ calendar, today, canManage }: Props) {
  const [open, setOpen] = useState(false);
  const current = calendar.periods.findLast(({ validFrom }) => validFrom <= today) ?? calendar.periods[0];
  return (
    <section className="ys-card" aria-label="每周作息">
      <h2>{calendar.name}</h2>
      {calendar.periods.map((period, index) => (
        <div key={period.validFrom} className={period === current ? "ys-hours" : "ys-hours ys-faint"}>
          <strong>
            {index === 0 && calendar.periods.length === 1
              ? "每周作息"
              : index === 0
                ? "最初"
                : `${period.validFrom} 起`}
            {period === current && calendar.periods.length > 1 ? "（现行）" : ""}
          </strong>
          {weekText(period.hours).map((line) => (
            <div key={line} className="ys-time">
              {line}
            </div>
          ))}
          <small>{period.source}</small>
        </div>
      ))}
      <p className="ys-faint">{calendar.observesHolidays ? "按国务院节假日安排放假和调休" : "不受节假日影响"}</p>
      {canManage && !open ? <Button onClick={() => setOpen(true)}>调整作息</Button> : null}
      {open && current ? (
        <HoursForm calendarId={calendar.id} hours={current.hours} today={today} onDone={() => setOpen(false)} />
      ) : null}
    </section>
  );
}

type FormProps = {
  calendarId: string;
  hours: CalendarItem["periods"][number]["hours"];
  today: string;
  onDone: () => void;
};

function HoursForm({ calendarId, hours, today, onDone }: FormProps) {
  const [texts, setTexts] = useState(() => weekdayNames.map((_, index) => hoursText(hours[String(index + 1) as "1"])));
  const [validFrom, setValidFrom] = useState<string | undefined>(today);
  const [source, setSource] = useState("");
  const { run, busy, problem, setProblem } = useCalendarChange();
  const id = useId();
  const save = async () => {
    const read = texts.map(parseHoursText);
    const wrong = read.indexOf(null);
    if (wrong >= 0)
      return setProblem(`${weekdayNames[wrong]}的时间看不懂，写成 09:00–12:00、13:00–17:30 的样子，不办公写“休息”。`);
    if (!validFrom) return setProblem("请选从哪一天开始。");
    if (source.trim() === "") return setProblem("请写明依据，例如文件名称。");
    const [d1, d2, d3, d4, d5, d6, d7] = read.map((day) => day ?? []) as [string, string][][];
    const week = { 1: d1 ?? [], 2: d2 ?? [], 3: d3 ?? [], 4: d4 ?? [], 5: d5 ?? [], 6: d6 ?? [], 7: d7 ?? [] };
    const body = { validFrom, hours: week, source: source.trim() };
    const change = () => call("POST /calendars/:calendarId/hours", { params: { calendarId }, body });
    if (await run(change, `${validFrom} 起改用新的作息`)) onDone();
  };
  return (
    <ChangeForm
      label="调整作息"
      submitTitle="保存"
      onSave={save}
      onCancel={onDone}
      busy={busy}
      problem={problem}
      note="正在计时的工单按新的安排重算到期时间；已结束的不变。"
    >
      <label htmlFor={`${id}f`}>从哪一天开始</label>
      <DateField id={`${id}f`} value={validFrom} onChange={setValidFrom} />
      {weekdayNames.map((name, index) => (
        <label key={name} className="ys-hours-line" htmlFor={`${id}d${index}`}>
          {name}
          <Input
            id={`${id}d${index}`}
            value={texts[index]}
            onChange={(event) => setTexts(texts.map((text, at) => (at === index ? event.target.value : text)))}
          />
        </label>
      ))}
      <label htmlFor={`${id}s`}>依据</label>
      <Input
        id={`${id}s`}
        value={source}
        maxLength={300}
        onChange={(event) => setSource(event.target.value)}
        placeholder="例：关于实行夏季作息时间的通知"
      />
    </ChangeForm>
  );
}
