import type { Context } from "@yingsheng/kernel";
import { v7 as uuid } from "uuid";
import { dateOf, dayOf, parseDate } from "./local-time.ts";
import { checkAmount } from "./measure.ts";
import type { PackDeadline } from "./pack-section.ts";

type Latest = {
  id: string;
  code: string;
  number: number;
  packContent: string | null;
  validFrom: string;
  validUntil: string | null;
  edited: boolean;
};

/**
 * Writes the deadline policies of a pack as versions. A policy that says something new gets the next number of its code:
 * from the day the pack names, but not before today, because clocks have started under the old one; that one ends the
 * day before and is otherwise left as it was. A policy the pack no longer has ends yesterday. What somebody changed on
 * screen stays. Gives the number of policies written or ended.
 */
export async function installDeadlines(
  context: Pick<Context, "tx" | "now">,
  programId: string,
  deadlines: readonly PackDeadline[],
): Promise<number> {
  const today = dateOf(dayOf(context.now.getTime()));
  const rows = await context.tx.query<Latest>(
    `select distinct on (code) id, code, number, pack_content, valid_from, valid_until, set_by is not null as edited
     from clocks.policy where program_id = $1 order by code, number desc`,
    [programId],
  );
  const latest = new Map(rows.map((row) => [row.code, row]));
  let changes = 0;
  for (const deadline of deadlines) {
    checkAmount(deadline.allowance);
    const before = latest.get(deadline.code);
    latest.delete(deadline.code);
    const content = contentOf(deadline);
    if (before?.edited) continue;
    if (before?.packContent === content && before.validUntil === (deadline.validUntil ?? null)) continue;
    const validFrom = before && deadline.validFrom < today ? today : deadline.validFrom;
    if (before) await endPolicy(context, before, validFrom);
    await insertPolicy(context, programId, deadline, { number: (before?.number ?? 0) + 1, validFrom, content });
    changes++;
  }
  for (const gone of latest.values()) {
    if (gone.edited || (gone.validUntil !== null && gone.validUntil < today)) continue;
    await endPolicy(context, gone, today);
    changes++;
  }
  return changes;
}

/** Everything a deadline says, in an order that does not depend on how the pack wrote it. */
function contentOf(deadline: PackDeadline): string {
  const { name, clock, kinds, urgencies, calendar, allowance, warnings, validFrom, validUntil, source } = deadline;
  const { unit, amount } = allowance;
  return JSON.stringify([
    name,
    clock,
    kinds,
    urgencies,
    calendar,
    unit,
    amount,
    warnings,
    validFrom,
    validUntil,
    source,
  ]);
}

/** Ends a policy the day before `nextFrom`, or lets it never have been in force when it began that day or later. */
export async function endPolicy(
  context: Pick<Context, "tx">,
  policy: Pick<Latest, "id" | "validFrom" | "validUntil">,
  nextFrom: string,
): Promise<void> {
  const dayBefore = (date: string) => dateOf((parseDate(date) ?? 0) - 1);
  const [last = ""] = [dayBefore(nextFrom), policy.validUntil ?? "9999"].sort();
  const [, end] = [last, dayBefore(policy.validFrom)].sort();
  await context.tx.query("update clocks.policy set valid_until = $2 where id = $1", [policy.id, end]);
}

async function insertPolicy(
  context: Pick<Context, "tx" | "now">,
  programId: string,
  deadline: PackDeadline,
  version: { number: number; validFrom: string; content: string },
): Promise<void> {
  await context.tx.query(
    `insert into clocks.policy (id, program_id, code, number, name, clock, kinds, urgencies, calendar_id, unit, amount,
       warnings, source, valid_from, valid_until, pack_content, set_at)
     select $1, $2, $3, $4, $5, $6, $7, $8, c.id, $10, $11, $12, $13, $14, $15, $16, $17
     from clocks.calendar c where c.program_id = $2 and c.code = $9`,
    [
      uuid(),
      programId,
      deadline.code,
      version.number,
      deadline.name,
      deadline.clock,
      deadline.kinds ?? null,
      deadline.urgencies ?? null,
      deadline.calendar,
      deadline.allowance.unit,
      deadline.allowance.amount,
      JSON.stringify(deadline.warnings),
      deadline.source,
      version.validFrom,
      deadline.validUntil ?? null,
      version.content,
      context.now,
    ],
  );
}
