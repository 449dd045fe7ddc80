import { useQuery } from "@tanstack/react-query";
import {
  EmptyState,
  ErrorState,
  formatDay,
  PageHeader,
  useNow,
  useProgram,
  useSession,
  useUrlState,
} from "@yingsheng/ui";
import { Tabs } from "antd";
import { type CalendarList, call } from "./api.ts";
import { Deadlines } from "./Deadlines.tsx";
import { HolidayYears } from "./HolidayYears.tsx";
import { YearView } from "./YearView.tsx";
import "./calendar.css";

const start = { tab: "year", calendar: "", year: "" };
/** Next year's notice comes out in November: two months ahead its absence is worth saying. */
const aheadMs = 60 * 86_400_000;

/** 工作日历: which days count and how long, who may take how long, and what is loaded. */
export default function CalendarPage() {
  const { program } = useProgram();
  const { can } = useSession();
  const [view, setView] = useUrlState(start);
  const programId = program?.id ?? "";
  const calendars = useQuery({
    queryKey: ["calendars", programId],
    enabled: programId !== "",
    queryFn: ({ signal }) => call("GET /programs/:programId/calendars", { params: { programId }, signal }),
  });
  if (calendars.isError) return <ErrorState error={calendars.error} onRetry={() => void calendars.refetch()} />;
  const list = calendars.data;
  const canManage = can("calendar.manage", programId);
  const tabs = [
    {
      key: "year",
      label: "年历",
      children: list ? <YearView list={list} view={view} onView={setView} canManage={canManage} /> : null,
    },
    { key: "holidays", label: "节假日安排", children: <HolidayYears canManage={canManage} /> },
    ...(can("deadline.view", programId)
      ? [
          {
            key: "deadlines",
            label: "时限规则",
            children: <Deadlines calendars={list?.calendars ?? []} canManage={canManage} />,
          },
        ]
      : []),
  ];
  return (
    <div className="ys-page">
      <PageHeader title="工作日历" sub={program?.name} />
      {list ? <MissingYear list={list} onLoad={canManage ? () => setView({ tab: "holidays" }) : undefined} /> : null}
      {list?.calendars.length === 0 ? (
        <EmptyState why="这个项目还没有工作日历，日历随项目配置包安装。" />
      ) : (
        <Tabs items={tabs} activeKey={view.tab} onChange={(tab) => setView({ tab })} />
      )}
    </div>
  );
}

/** Says in time that next year's notice is missing, and how many clocks wait for it. */
function MissingYear({ list, onLoad }: { list: CalendarList; onLoad: (() => void) | undefined }) {
  const now = useNow();
  const soon = Number(formatDay(now + aheadMs).slice(0, 4));
  const waiting = list.waiting.filter(({ year }) => !list.loadedYears.includes(year));
  const observed = list.calendars.some((calendar) => calendar.observesHolidays && calendar.active);
  const years = [
    ...new Set([...waiting.map(({ year }) => year), ...(list.loadedYears.includes(soon) ? [] : [soon])]),
  ].sort();
  if (!observed || years.length === 0) return null;
  const clocks = waiting.reduce((sum, one) => sum + one.clocks, 0);
  return (
    <p className="ys-card ys-calendar-notice" role="status">
      <strong>
        <span aria-hidden>▲ </span>
        {years.join("、")} 年的节假日安排尚未载入。
      </strong>{" "}
      到期日落在这一年的时限不推算，载入后自动补算{clocks > 0 ? `；现有 ${clocks} 个计时在等待` : ""}。
      {onLoad ? (
        <button type="button" className="ys-link" onClick={onLoad}>
          去载入
        </button>
      ) : null}
    </p>
  );
}
