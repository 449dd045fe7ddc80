import { type ClockEffect, type Context, registerSubscriptions, systemStep, time } from "@yingsheng/kernel";
import { startTestApp } from "@yingsheng/server/testing";
import { v7 as uuid } from "uuid";
import { explainClocks, moveClocks } from "../index.ts";
import { localTime } from "../local-time.ts";
import type { ClockSubject } from "../move-clocks.ts";
import { sweepJob } from "../ring-clocks.ts";
import { local } from "./office.ts";

/**
 * The product on a database of its own, with subjects that are no cases: their clocks are moved directly, at times given
 * as "YYYY-MM-DD HH:MM", under the policies of the first pack.
 */
export async function clockHouse() {
  const app = await startTestApp();
  // Modules above must not be told of subjects that they do not know.
  registerSubscriptions([]);
  const step = <T>(work: (context: Context) => Promise<T>) => systemStep(app.platform, "test", work);
  const at = <T>(when: string, work: (context: Context) => Promise<T>) => {
    time.travelTo(local(when));
    return step(work);
  };
  return {
    app,
    step,
    at,
    caseOf: (kind = "complaint", urgency = "normal"): ClockSubject => ({
      caseId: uuid(),
      programId: app.programs["hotline-assist"] as string,
      kind,
      urgency,
    }),
    move: (when: string, subject: ClockSubject, effect: ClockEffect) =>
      at(when, (context) => moveClocks(context, subject, effect)),
    clocksOf: (subject: ClockSubject) => explainClocks(app.platform.db, subject.caseId),
    events: (subject: ClockSubject) =>
      app.platform.db.query<{ name: string; payload: { stage?: number; name: string; dueAt: string | null } }>(
        "select name, payload from kernel.event where case_id = $1 order by id",
        [subject.caseId],
      ),
    sweep: () =>
      sweepJob.run({
        ...app.platform,
        input: {},
        now: time.now(),
        jobId: "0",
        signal: new AbortController().signal,
        step,
      }),
  };
}

/** "YYYY-MM-DD HH:MM" of an ISO instant; null stays null. */
export const due = (text: string | null | undefined): string | null => (text ? localTime(Date.parse(text)) : null);
