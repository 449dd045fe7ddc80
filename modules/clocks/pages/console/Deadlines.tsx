import { useQuery } from "@tanstack/react-query";
import { type Column, DataTable, useProgram, useUrlState } from "@yingsheng/ui";
import { Checkbox } from "antd";
import { type CalendarItem, call, type Deadline } from "./api.ts";
import { DeadlineCard } from "./DeadlineCard.tsx";
import { allowanceText, scopeText, warningText } from "./words.ts";

const columns: readonly Column<Deadline>[] = [
  { key: "clock", title: "环节", width: 70, render: (row) => row.clockTitle },
  { key: "name", title: "规则", width: 220, render: (row) => row.name },
  { key: "scope", title: "适用", width: 200, clip: scopeText, render: scopeText },
  { key: "allowance", title: "时限", width: 120, render: allowanceText },
  { key: "calendar", title: "日历", width: 110, render: (row) => row.calendarName },
  {
    key: "warnings",
    title: "预警",
    width: 200,
    clip: (row) => row.warnings.map(warningText).join("、"),
    render: (row) => row.warnings.map(warningText).join("、") || "—",
  },
  {
    key: "valid",
    title: "生效",
    width: 190,
    render: (row) => (
      <span className="ys-time">{`${row.validFrom} 起${row.validUntil ? `，至 ${row.validUntil}` : ""}`}</span>
    ),
  },
  { key: "source", title: "依据", clip: (row) => row.source, render: (row) => row.source },
];
const keyOf = (row: Deadline) => row.id;

type Props = { calendars: readonly CalendarItem[]; canManage: boolean };

/** 时限规则: who may take how long, since when, by which document; the rule in hand can be tried out and changed. */
export function Deadlines({ calendars, canManage }: Props) {
  const { program } = useProgram();
  const programId = program?.id ?? "";
  const [view, setView] = useUrlState({ rule: "", ended: "" });
  const all = view.ended === "1";
  const rules = useQuery({
    queryKey: ["deadlines", programId, all],
    enabled: programId !== "",
    queryFn: ({ signal }) =>
      call("GET /programs/:programId/deadlines", { params: { programId }, query: { all }, signal }),
  });
  const rows = rules.data?.deadlines;
  const rule = rows?.find(({ id }) => id === view.rule);
  return (
    <div className="ys-calendar-stack">
      <p className="ys-faint">
        几条规则都适用时，条件写得多的优先，再看生效较晚的；一条也不适用就不计时。按环节开始那天有效的规则计，中途改规则不影响正在计时的。{" "}
        <Checkbox checked={all} onChange={(event) => setView({ ended: event.target.checked ? "1" : "" })}>
          显示已失效的
        </Checkbox>
      </p>
      {rule ? (
        <DeadlineCard
          key={rule.id}
          rule={rule}
          calendars={calendars}
          canManage={canManage && isLatest(rule, rows ?? [])}
          onClose={() => setView({ rule: "" })}
        />
      ) : null}
      <DataTable
        label="时限规则"
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        {...(rules.error ? { error: rules.error } : {})}
        onRetry={() => void rules.refetch()}
        onOpen={(row) => setView({ rule: row.id })}
        {...(rule ? { openKey: rule.id } : {})}
        empty={{ why: "这个项目没有时限规则，工单不计时。" }}
      />
    </div>
  );
}

const isLatest = (rule: Deadline, rows: readonly Deadline[]) =>
  !rows.some(({ code, number }) => code === rule.code && number > rule.number);
