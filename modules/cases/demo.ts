/** The demo cases of a pack: invented matters that the demo loader plays through the real actions, step by step. */

/** How far a demo case gets, and how it ends. */
export type DemoFate =
  | "received"
  | "dispatched"
  | "returned"
  | "handling"
  | "suspended"
  | "replied"
  | "sentBack"
  | "closed"
  | "satisfied"
  | "unsatisfied"
  | "unreachable"
  | "redone"
  | "answered"
  | "void";

export type PackDemoCase = {
  title: string;
  content: string;
  kind: "consult" | "help" | "complaint" | "report" | "suggestion" | "praise" | "other";
  urgency?: "normal" | "urgent" | "critical";
  /** Codes of the pack's own lists; category is a third-level code. */
  category: string;
  channel: string;
  region: string;
  place: string;
  requester: { name: string; phone: string };
  secret?: boolean;
  /** Days before the demo is loaded, and the local time of day "HH:MM" at which the case came in. */
  daysAgo: number;
  at: string;
  /** Code of the lead unit 主办. */
  unit: string;
  fate: DemoFate;
  /** Hours from sign-for to reply; more than the deadline makes it overdue. */
  handleHours?: number;
  progress?: string;
  reply?: string;
};

declare module "@yingsheng/programs" {
  interface Pack {
    demoCases: readonly PackDemoCase[];
  }
}
