import { caseLifecycle } from "@yingsheng/cases";
import type { Db } from "@yingsheng/kernel";

type Rule = { name: string; sql: string; params?: readonly unknown[] };

const openStates = ["dispatched", "handling", "suspended", "replied"];

/** What must hold for every case at any moment when the queue is at rest; each query gives the rows that break it. */
const rules: readonly Rule[] = [
  {
    name: "the state is where the history ends",
    sql: `select c.number from cases.case c
          join lateral (select to_state from cases.case_event e where e.case_id = c.id order by at desc, id desc limit 1) l on true
          where l.to_state <> c.state`,
  },
  {
    name: "each step of the history begins where the one before ended",
    sql: `select case_id from (
            select case_id, from_state, lag(to_state) over (partition by case_id order by at, id) as before
            from cases.case_event) s where from_state is distinct from before`,
  },
  {
    name: "a case has exactly one open lead while a unit holds it, and none otherwise",
    sql: `select c.number from cases.case c where
            (select count(*) from cases.assignment a where a.case_id = c.id and a.part = 'lead' and a.ended_at is null)
            <> case when c.state = any($1) then 1 else 0 end`,
    params: [openStates],
  },
  {
    name: "the open lead is the unit that holds the case",
    sql: `select c.number from cases.case c join cases.assignment a on a.case_id = c.id and a.part = 'lead' and a.ended_at is null
          where a.unit_id is distinct from c.lead_unit_id`,
  },
  {
    name: "an ended case has no running clock",
    sql: `select c.number from cases.case c join clocks.v_clock k on k.case_id = c.id
          where c.state = any($1) and k.stopped_at is null`,
    params: [caseLifecycle.final],
  },
  {
    name: "an open case that is not a praise has a running clock",
    sql: `select c.number from cases.case c where c.state in ('received', 'dispatched', 'handling', 'suspended', 'replied', 'closed')
            and c.kind <> 'praise'
            and not exists (select from clocks.v_clock k where k.case_id = c.id and k.stopped_at is null)`,
  },
  {
    name: "of one kind at most one clock runs",
    sql: `select case_id, name from clocks.v_clock where stopped_at is null group by 1, 2 having count(*) > 1`,
  },
  {
    name: "the case shows the clock that ends first",
    sql: `select c.number from cases.case c
          left join lateral (select k.due_at from clocks.v_clock k where k.case_id = c.id and k.stopped_at is null
                             order by (k.paused_at is not null), k.due_at limit 1) k on true
          where k.due_at is distinct from c.next_due_at`,
  },
  {
    name: "the handling clock stands still exactly while the case is suspended or under review",
    sql: `select c.number from cases.case c join clocks.v_clock k on k.case_id = c.id and k.name = 'handle' and k.stopped_at is null
          where (k.paused_at is not null) <> (c.state in ('suspended', 'replied'))`,
  },
  {
    name: "a closed case waits for exactly one callback",
    sql: `select c.number from cases.case c where c.state = 'closed'
            and (select count(*) from callbacks.task t where t.case_id = c.id and t.state = 'open') <> 1`,
  },
  {
    name: "no callback is open for a case that is not closed",
    sql: `select c.number from cases.case c join callbacks.task t on t.case_id = c.id and t.state = 'open' where c.state <> 'closed'`,
  },
  {
    name: "an archived case has an answer for its caller",
    sql: `select number from cases.case where state in ('closed', 'archived') and coalesce(reply, '') = ''`,
  },
  {
    name: "nobody is redone twice",
    sql: "select number from cases.case where redo_count > 1",
  },
  {
    name: "every event has left its mark in the queue: no dead job",
    sql: "select task_identifier from graphile_worker.jobs where attempts >= max_attempts",
  },
  {
    name: "every step of the history is audited",
    sql: `select e.case_id from cases.case_event e where e.verb in (select jsonb_array_elements_text($1::jsonb)) and not exists (
            select from kernel.audit_entry a where a.subject = 'case' and a.subject_id = e.case_id::text
              and a.at = e.at and a.outcome = 'done')`,
    params: [JSON.stringify(Object.keys(caseLifecycle.transitions))],
  },
];

/** Runs every rule; gives a sentence for each that does not hold, with a few of the rows that break it. */
export async function brokenInvariants(db: Db): Promise<string[]> {
  const broken: string[] = [];
  for (const rule of rules) {
    const rows = await db.query(rule.sql, rule.params ?? []);
    if (rows.length > 0) broken.push(`${rule.name}: ${rows.length} rows, such as ${JSON.stringify(rows.slice(0, 3))}`);
  }
  return broken;
}
