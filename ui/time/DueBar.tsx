import { Tooltip } from "antd";
import { type DueClock, dueView } from "./due.ts";
import { useNow } from "./now.ts";

export type DueBarProps = {
  /** nothing to show (`null`, or no due time and no pause) is a dash: the case has no running clock */
  clock: DueClock | null | undefined;
  /** for the sentence on hover: the rule (`投诉 5 个工作日`), or the server's explanation as it is */
  why?: string;
  /** bar width in px, 72 unless told */
  width?: number;
  /** ms since 1970; only for pictures and tests */
  now?: number;
};

/** Time drawn: fills left to right, amber at the warning, red past due, hatched while suspended, words beside it. */
export const DueBar = ({ clock, why, width = 72, now }: DueBarProps) => {
  const ticking = useNow();
  const view = clock ? dueView(clock, now ?? ticking, why) : undefined;
  if (!view) return <span className="ys-faint">—</span>;
  return (
    <Tooltip title={view.sentence} placement="topLeft">
      <span className={`ys-due ys-due-${view.tone}`} aria-label={`${view.text}。${view.sentence}`} role="img">
        <span className="ys-due-track" style={{ width }}>
          <span className="ys-due-fill" style={{ width: `${Math.max(2, view.share * 100)}%` }} />
        </span>
        <span className="ys-due-text">{view.text}</span>
      </span>
    </Tooltip>
  );
};
