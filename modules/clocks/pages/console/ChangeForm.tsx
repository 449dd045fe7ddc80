import { Button } from "antd";
import type { ReactNode } from "react";

type Props = {
  label: string;
  /** The words on the button. */
  submitTitle: string;
  onSave: () => Promise<unknown>;
  onCancel: () => void;
  busy: boolean;
  problem: string | undefined;
  /** What saving does to clocks that run. */
  note?: string;
  className?: string;
  children: ReactNode;
};

/** The frame of every form that changes calendars or deadlines: what went wrong, what saving does, save, cancel. */
export function ChangeForm({ label, submitTitle, onSave, onCancel, busy, problem, note, className, children }: Props) {
  return (
    <form
      className={`ys-calendar-form ${className ?? ""}`}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void onSave();
      }}
    >
      {children}
      {problem ? <p role="alert">{problem}</p> : null}
      {note ? <p className="ys-faint">{note}</p> : null}
      <div className="ys-row-of">
        <Button type="primary" htmlType="submit" disabled={busy}>
          {submitTitle}
        </Button>
        <Button onClick={onCancel}>取消</Button>
      </div>
    </form>
  );
}
