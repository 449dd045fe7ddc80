import { DateField, formatDay, useNow } from "@yingsheng/ui";
import { Input, InputNumber, Select } from "antd";
import { useId, useState } from "react";
import { type CalendarItem, call, type Deadline } from "./api.ts";
import { ChangeForm } from "./ChangeForm.tsx";
import { useCalendarChange } from "./use-calendar-change.ts";
import { unitWords } from "./words.ts";

type Props = { rule: Deadline; calendars: readonly CalendarItem[]; onDone: () => void };

/** 调整时限: a new version of a rule from a day on. Warnings are kept as they are. */
export function DeadlineForm({ rule, calendars, onDone }: Props) {
  const today = formatDay(useNow());
  const [name, setName] = useState(rule.name);
  const [calendarId, setCalendarId] = useState(rule.calendarId);
  const [unit, setUnit] = useState(rule.unit);
  const [amount, setAmount] = useState<number | null>(rule.amount);
  const [validFrom, setValidFrom] = useState<string | undefined>(today);
  const [source, setSource] = useState("");
  const { run, busy, problem, setProblem } = useCalendarChange();
  const id = useId();
  const save = async () => {
    if (!amount || !validFrom) return setProblem("请填写时限和生效日期。");
    if (source.trim() === "") return setProblem("请写明依据，例如文件名称。");
    const body = {
      name: name.trim(),
      calendarId,
      unit,
      amount,
      warnings: rule.warnings,
      validFrom,
      source: source.trim(),
    };
    const change = () => call("POST /deadlines/:policyId/versions", { params: { policyId: rule.id }, body });
    if (await run(change, "时限规则已有新的版本")) onDone();
  };
  return (
    <ChangeForm
      label="调整时限"
      submitTitle="保存新版本"
      onSave={save}
      onCancel={onDone}
      busy={busy}
      problem={problem}
      note="新版本只用于生效日起开始的计时；正在计时的按原规则走完。预警方式不变。"
    >
      <label htmlFor={`${id}n`}>规则名称</label>
      <Input id={`${id}n`} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
      <label htmlFor={`${id}a`}>时限</label>
      <div className="ys-row-of">
        <InputNumber id={`${id}a`} min={1} max={1_000_000} precision={0} value={amount} onChange={setAmount} />
        <Select
          aria-label="计时方式"
          value={unit}
          onChange={setUnit}
          options={Object.entries(unitWords).map(([value, label]) => ({ value: value as Deadline["unit"], label }))}
        />
        <Select
          aria-label="日历"
          value={calendarId}
          onChange={setCalendarId}
          options={calendars.filter(({ active }) => active).map((one) => ({ value: one.id, label: one.name }))}
        />
      </div>
      <label htmlFor={`${id}f`}>从哪一天开始</label>
      <DateField id={`${id}f`} value={validFrom} onChange={setValidFrom} />
      <label htmlFor={`${id}s`}>依据</label>
      <Input
        id={`${id}s`}
        value={source}
        maxLength={300}
        onChange={(event) => setSource(event.target.value)}
        placeholder="例：关于压缩办理时限的通知"
      />
    </ChangeForm>
  );
}
