import { Tooltip } from "antd";
import { type DueClock, dueView } from "./due.ts";
import { useNow } from "./now.ts";

export type DueBarProps = {
  /** nothing to show (`null`) is a dash: the case has no running clock */
  clock: DueClock | null | undefined;
  /** the rule behind it, for the sentence on hover: `投诉 5 个工作日` */
  why?: string;
  /** bar width in px, 72 unless told */
  width?: number;
  /** ms since 1970; only for pictures and tests */
  now?: number;
};

/** Time drawn: fills left to right, amber at the warning, red past due, hatched while suspended, words beside it. */
export const DueBar = ({ clock, why, width = 72, now }: DueBarProps) => {
  const ticking = useNow();
  if (!clock) return <span className="ys-faint">—</span>;
  const view = dueView(clock, now ?? ticking, why);
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
