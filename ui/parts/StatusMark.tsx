import type { ReactNode } from "react";

/** States of a case, architecture §4. */
export type CaseState =
  | "received"
  | "dispatched"
  | "handling"
  | "suspended"
  | "replied"
  | "closed"
  | "archived"
  | "answered"
  | "merged"
  | "void";

type Tone = "accent" | "plain" | "good" | "faint";
const line = { fill: "none", stroke: "currentColor", strokeWidth: 1.5 } as const;
const disc = <circle cx="6" cy="6" r="4.5" {...line} />;

const marks: Record<CaseState, { word: string; tone: Tone; shape: ReactNode }> = {
  received: { word: "已受理", tone: "accent", shape: disc },
  dispatched: {
    word: "已派单",
    tone: "accent",
    shape: <path d="M2 2 L10.5 6 L2 10 L4 6 Z" {...line} strokeLinejoin="round" />,
  },
  handling: {
    word: "办理中",
    tone: "accent",
    shape: (
      <>
        {disc}
        <path d="M6 1.5 A4.5 4.5 0 0 1 6 10.5 Z" fill="currentColor" />
      </>
    ),
  },
  suspended: { word: "挂起", tone: "plain", shape: <path d="M3.5 2 V10 M8.5 2 V10" {...line} strokeWidth={2.5} /> },
  replied: { word: "待审核", tone: "accent", shape: <path d="M6 1 L11 6 L6 11 L1 6 Z" {...line} /> },
  closed: {
    word: "已办结",
    tone: "good",
    shape: (
      <>
        <circle cx="6" cy="6" r="5.25" fill="currentColor" />
        <path d="M3.5 6.2 L5.3 8 L8.6 4.4" fill="none" stroke="var(--ys-card)" strokeWidth="1.5" />
      </>
    ),
  },
  archived: {
    word: "已归档",
    tone: "faint",
    shape: <path d="M1.5 2 H10.5 V4.5 H1.5 Z M2.25 4.5 V10.5 H9.75 V4.5 M4.5 7 H7.5" {...line} />,
  },
  answered: {
    word: "直接答复",
    tone: "good",
    shape: <path d="M1.5 6.5 L4.6 9.5 L10.5 2.5" {...line} strokeWidth={2} />,
  },
  merged: {
    word: "已并单",
    tone: "faint",
    shape: <path d="M2 1.5 L6 6 L10 1.5 M6 6 V11" {...line} strokeWidth={1.75} />,
  },
  void: { word: "作废", tone: "faint", shape: <path d="M2 2 L10 10 M10 2 L2 10" {...line} strokeWidth={1.75} /> },
};

export const caseStates = Object.keys(marks) as CaseState[];

/** The word staff say for a state; an unknown state is shown as it came. */
export const stateWord = (state: string): string => (state in marks ? marks[state as CaseState].word : state);

/** A small shape and the word for a case state, the same everywhere. */
export const StatusMark = ({ state }: { state: string }) => {
  const mark = state in marks ? marks[state as CaseState] : undefined;
  return (
    <span className={`ys-status ys-status-${mark?.tone ?? "plain"}`}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        {mark?.shape ?? disc}
      </svg>
      {mark?.word ?? state}
    </span>
  );
};
