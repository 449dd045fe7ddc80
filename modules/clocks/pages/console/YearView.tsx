import { useQuery } from "@tanstack/react-query";
import { ErrorState, formatDay, useNow } from "@yingsheng/ui";
import { Select } from "antd";
import { useState } from "react";
import { type CalendarList, call } from "./api.ts";
import { DayCard } from "./DayCard.tsx";
import { HoursCard } from "./HoursCard.tsx";
import { MonthGrid } from "./MonthGrid.tsx";
import { minutesText } from "./words.ts";

type View = { calendar: string; year: string };
type Props = { list: CalendarList; view: View; onView: (patch: Partial<View>) => void; canManage: boolean };

/** The years to choose from: the loaded ones, or around now for a calendar without holidays. */
function yearsOf(list: CalendarList, observesHolidays: boolean, thisYear: number): number[] {
  return observesHolidays ? list.loadedYears : [thisYear - 1, thisYear, thisYear + 1];
}

/** 年历: twelve months of one calendar; the day in hand and the weekly hours stand beside them. */
export function YearView({ list, view, onView, canManage }: Props) {
  const today = formatDay(useNow());
  const [picked, setPicked] = useState<string>();
  const observing = list.calendars.find((one) => one.active && one.observesHolidays) ?? list.calendars[0];
  const calendar = list.calendars.find(({ code }) => code === view.calendar) ?? observing;
  const thisYear = Number(today.slice(0, 4));
  const years = yearsOf(list, calendar?.observesHolidays ?? true, thisYear);
  const asked = Number(view.year);
  const year = years.includes(asked) ? asked : years.includes(thisYear) ? thisYear : (years.at(-1) ?? thisYear);
  const calendarId = calendar?.id ?? "";
  const months = useQuery({
    queryKey: ["calendar-year", calendarId, year],
    enabled: calendarId !== "",
    queryFn: ({ signal }) =>
      call("GET /calendars/:calendarId/years/:year", { params: { calendarId, year: String(year) }, signal }),
  });
  if (!calendar) return null;
  const days = months.data?.months.flatMap((month) => month.days) ?? [];
  const day = days.find(({ date }) => date === (picked ?? today)) ?? days[0];
  return (
    <div className="ys-calendar">
      <div>
        <div className="ys-row-of">
          <Select
            aria-label="日历"
            value={calendar.code}
            onChange={(code: string) => onView({ calendar: code })}
            options={list.calendars.map((one) => ({
              value: one.code,
              label: one.active ? one.name : `${one.name}（停用）`,
            }))}
          />
          <Select
            aria-label="年份"
            value={year}
            onChange={(next: number) => onView({ year: String(next) })}
            options={years.map((one) => ({ value: one, label: `${one} 年` }))}
          />
          {months.data ? (
            <span className="ys-faint">
              全年 {months.data.workingDays} 个工作日，{minutesText(months.data.openMinutes)}
              {months.data.source ? ` · ${months.data.source}` : ""}
            </span>
          ) : null}
        </div>
        {months.isError ? <ErrorState error={months.error} onRetry={() => void months.refetch()} /> : null}
        <div className="ys-calendar-months">
          {months.data?.months.map((month) => (
            <MonthGrid
              key={month.month}
              year={year}
              month={month}
              today={today}
              picked={day?.date}
              onPick={setPicked}
            />
          ))}
        </div>
        <Legend />
      </div>
      <aside>
        {day ? (
          <DayCard key={`${calendarId}${day.date}`} calendarId={calendarId} day={day} canManage={canManage} />
        ) : null}
        <HoursCard key={calendarId} calendar={calendar} today={today} canManage={canManage} />
      </aside>
    </div>
  );
}

function Legend() {
  return (
    <p className="ys-calendar-legend ys-faint">
      <span className="ys-day ys-day-holiday">休</span> 放假 <span className="ys-day ys-day-makeUp">班</span>{" "}
      调休上班，按周一作息计 <span className="ys-day ys-day-exception">特</span> 特别安排{" "}
      <span className="ys-day ys-day-weekend">灰</span> 每周休息日
    </p>
  );
}
