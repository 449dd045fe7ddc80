import type { Queryable } from "@yingsheng/kernel";
import { type Clock, clockColumns, type Outcome, readClock, type StoredClock } from "./clock-row.ts";
import { clockTitle } from "./clock-titles.ts";
import { configAt, type StoredCalendar } from "./config.ts";
import { explainDue } from "./explain-due.ts";
import { localTime } from "./local-time.ts";
import { YearNotLoaded } from "./refusals.ts";

/** One clock as people see it. Instants are ISO strings. */
export type ExplainedClock = {
  id: string;
  name: string;
  /** 派单, 签收 … */
  title: string;
  startedAt: string;
  /** While paused as it stood when the pause began; null when its year is not announced yet. */
  dueAt: string | null;
  pausedAt: string | null;
  stoppedAt: string | null;
  outcome: Outcome | null;
  /** The rule, its source, and the whole reckoning, in one Chinese sentence. */
  why: string;
};

type Row = StoredClock & { programId: string; version: string; policyName: string; policySource: string };

/** All clocks of a case in the order in which they began, each with the sentence why it is due when it is. */
export async function explainClocks(tx: Queryable, caseId: string): Promise<ExplainedClock[]> {
  const columns = clockColumns.replace(/\w+/g, (column) => `c.${column}`);
  const rows = await tx.query<Row>(
    `select ${columns}, c.program_id, g.version, p.name as policy_name, p.source as policy_source
     from clocks.clock c join clocks.policy p on p.id = c.policy_id cross join clocks.config g
     where c.case_id = $1 order by c.started_at, c.id`,
    [caseId],
  );
  const explained: ExplainedClock[] = [];
  for (const row of rows) {
    const calendar = (await configAt(tx, row.programId, row.version)).calendars.get(row.calendarId);
    const { id, name, startedAt, dueAt, pausedAt, stoppedAt, outcome } = row;
    const rule = `时限规则“${row.policyName}”（${row.policySource}）：`;
    const why = rule + (calendar ? sentence(readClock(row), calendar) : "");
    explained.push({ id, name, title: clockTitle(name), startedAt, dueAt, pausedAt, stoppedAt, outcome, why });
  }
  return explained;
}

function sentence(clock: Clock, { calendar }: StoredCalendar): string {
  try {
    const text = explainDue(clock.startedAt, clock.allowance, clock.pauses, calendar);
    // What a stopped clock was judged by stays, also when the calendar was corrected afterwards.
    if (!clock.stoppedAt || !clock.dueAt || text.endsWith(`${localTime(clock.dueAt.getTime())} 到期。`)) return text;
    return `${text}结束时按当时的日历为 ${localTime(clock.dueAt.getTime())} 到期，以此为准。`;
  } catch (error) {
    if (!(error instanceof YearNotLoaded)) throw error;
    return `${localTime(clock.startedAt.getTime())} 起算；推算要用到 ${error.year} 年的节假日安排，尚未载入，载入后自动算出到期时间。`;
  }
}
