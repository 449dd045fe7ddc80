import { formatDay, formatRelative, formatTime } from "./format-time.ts";
import { useNow } from "./now.ts";

/** An instant as `2026-11-22 09:14`, relative on hover. `dayOnly` leaves the clock out; nothing to show is `—`. */
export const Time = ({ at, dayOnly = false }: { at: string | null | undefined; dayOnly?: boolean }) => {
  const now = useNow();
  if (!at) return <span className="ys-faint">—</span>;
  return (
    <time dateTime={at} title={formatRelative(at, now)} className="ys-time">
      {dayOnly ? formatDay(at) : formatTime(at)}
    </time>
  );
};
