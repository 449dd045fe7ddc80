import { caseEvents, dispatchCaseTo, lockCase } from "@yingsheng/cases";
import { type Context, subscribe } from "@yingsheng/kernel";
import { dayOf } from "./day.ts";
import { findDuties } from "./find-duty.ts";
import { fittingRules } from "./rule-fits.ts";
import { rulesInUse, targetOf } from "./rules.ts";

type New = {
  kind: string;
  channel: string;
  urgency: string;
  isSecret: boolean;
  text: string;
  categoryCode: string | null;
  regionCode: string | null;
};

/**
 * Automatic dispatch 自动派单 (C4): where exactly one rule decides, a new case goes to its unit by the same step as at the
 * desk, with the rule named in its story; everything else waits for a person. The case is locked first: delivered twice,
 * or while somebody dispatches by hand, one wins. A case that came back is never sent by a rule.
 */
export const autoDispatch = subscribe(caseEvents.opened, "dispatch.auto-dispatch", async (context, { payload }) => {
  const { caseId, programId } = payload;
  const rules = await rulesInUse(context.tx, programId);
  if (rules.length === 0) return;
  const row = await lockCase(context, caseId);
  if (row.state !== "received" || row.returnCount > 0) return;
  const found = await context.tx.one<New>(
    `select kind, channel, urgency, is_secret, title || e'\\n' || content as text, category_code, region_code
     from cases.v_case where id = $1`,
    [caseId],
  );
  const day = dayOf(context.now);
  const duties = await findDuties(context.tx, programId, [found], day);
  const fitting = fittingRules(rules, { ...found, place: duties.placeOf(found) }, day);
  const [rule, second] = fitting;
  if (!rule) return;
  const ids = fitting.map(({ id }) => id);
  if (second) return decide(context, { caseId, programId }, "several", ids);
  const target = targetOf(rule, duties.dutyOf(found));
  if (!target) return decide(context, { caseId, programId }, "no-unit", ids);
  await decide(context, { caseId, programId }, "sent", ids);
  await dispatchCaseTo(context, caseId, {
    unit: target.unitId,
    jointUnits: target.jointUnitIds,
    rule: { id: rule.id, name: rule.name },
  });
});

/** Keeps what the rules came to. The same delivery again says the same. */
async function decide(
  context: Context,
  subject: { caseId: string; programId: string },
  outcome: "sent" | "several" | "no-unit",
  ruleIds: readonly string[],
): Promise<void> {
  await context.tx.query(
    `insert into dispatch.decision (case_id, program_id, decided_at, outcome, rule_ids) values ($1, $2, $3, $4, $5)
     on conflict (case_id) do update set decided_at = excluded.decided_at, outcome = excluded.outcome,
       rule_ids = excluded.rule_ids`,
    [subject.caseId, subject.programId, context.now, outcome, ruleIds],
  );
}
