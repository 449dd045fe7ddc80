import { useQuery } from "@tanstack/react-query";
import { ErrorState, formatDay, Time, useNow, weekdayOf } from "@yingsheng/ui";
import { Button } from "antd";
import { useState } from "react";
import { call, type HolidayYear } from "./api.ts";
import { NoticeForm } from "./NoticeForm.tsx";
import { noticeRows } from "./notice-rows.ts";

/** 节假日安排: the notices that are loaded, and the form that loads the next one or corrects one. */
export function HolidayYears({ canManage }: { canManage: boolean }) {
  const [editing, setEditing] = useState<number>();
  const thisYear = Number(formatDay(useNow()).slice(0, 4));
  const years = useQuery({
    queryKey: ["holiday-years"],
    queryFn: ({ signal }) => call("GET /holiday-years", { signal }),
  });
  if (years.isError) return <ErrorState error={years.error} onRetry={() => void years.refetch()} />;
  const loaded = years.data?.years ?? [];
  const next = Math.max(thisYear, ...loaded.map(({ year }) => year)) + 1;
  const edited = loaded.find(({ year }) => year === editing);
  return (
    <div className="ys-calendar-stack">
      {canManage && editing === undefined && years.data ? (
        <div>
          <Button type="primary" onClick={() => setEditing(next)}>
            载入 {next} 年
          </Button>
        </div>
      ) : null}
      {editing !== undefined ? (
        <NoticeForm
          key={editing}
          year={editing}
          {...(edited ? { loaded: edited } : {})}
          onDone={() => setEditing(undefined)}
        />
      ) : null}
      <div className="ys-notices">
        {loaded.toReversed().map((year) => (
          <Notice key={year.year} year={year} onEdit={canManage ? () => setEditing(year.year) : undefined} />
        ))}
      </div>
    </div>
  );
}

const daysOff = (year: HolidayYear) => year.days.filter(({ kind }) => kind === "off").length;

function Notice({ year, onEdit }: { year: HolidayYear; onEdit: (() => void) | undefined }) {
  return (
    <section className="ys-card" aria-label={`${year.year} 年节假日安排`}>
      <h2>
        {year.year} 年 <span className="ys-faint">放假 {daysOff(year)} 天</span>
      </h2>
      <table className="ys-notice">
        <thead>
          <tr>
            <th scope="col">节日</th>
            <th scope="col">放假</th>
            <th scope="col">调休上班</th>
          </tr>
        </thead>
        <tbody>
          {noticeRows(year.days).map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td className="ys-time">{row.off.replaceAll(`${year.year}-`, "")}</td>
              <td className="ys-time">
                {row.makeUp
                  .split("、")
                  .filter(Boolean)
                  .map((date) => `${date.replace(`${year.year}-`, "")}（${weekdayOf(date)}）`)
                  .join("、") || "—"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="ys-faint">
        {year.source} · <Time at={year.loadedAt} /> 载入
      </p>
      {onEdit ? <Button onClick={onEdit}>更正</Button> : null}
    </section>
  );
}
