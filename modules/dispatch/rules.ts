import type { Context, Queryable } from "@yingsheng/kernel";
import { Refused } from "@yingsheng/kernel";
import type { NamedDuty } from "./find-duty.ts";
import type { ChoosableRule } from "./rule-fits.ts";

/** A rule as it is stored, with its unit's name. */
export type Rule = ChoosableRule & {
  programId: string;
  name: string;
  unitId: string | null;
  unitName: string | null;
  unitActive: boolean | null;
  changedAt: string;
  previewedAt: string | null;
  switchedAt: string | null;
};

/** The columns of a Rule, of `dispatch.rule r left join identity.v_unit u`. */
export const ruleColumns = `r.id, r.program_id, r.name, r.conditions, r.unit_id, u.name as unit_name,
  u.active as unit_active, r.priority, r.valid_from, r.valid_until, r.is_on, r.changed_at, r.previewed_at, r.switched_at`;

/** The rules of a program that are switched on. */
export const rulesInUse = (tx: Queryable, programId: string): Promise<Rule[]> =>
  tx.query<Rule>(
    `select ${ruleColumns} from dispatch.rule r left join identity.v_unit u on u.id = r.unit_id
     where r.program_id = $1 and r.is_on order by r.priority, r.id`,
    [programId],
  );

/** A rule of the program, locked for a change. Refuses `dispatch.rule-not-found`. */
export async function lockRule(context: Pick<Context, "tx">, programId: string, ruleId: string): Promise<Rule> {
  const rule = await context.tx.maybe<Rule>(
    `select ${ruleColumns} from dispatch.rule r left join identity.v_unit u on u.id = r.unit_id
     where r.program_id = $1 and r.id = $2 for update of r`,
    [programId, ruleId],
  );
  if (!rule) throw new Refused("dispatch.rule-not-found");
  return rule;
}

export type Target = { unitId: string; unitName: string; jointUnitIds: string[] };

/** Where a rule sends a case: its own unit, or the catalogue's with its joint units; undefined when there is none in use. */
export function targetOf(rule: Rule, duty: NamedDuty | undefined): Target | undefined {
  if (rule.unitId !== null) {
    if (!rule.unitActive || rule.unitName === null) return undefined;
    return { unitId: rule.unitId, unitName: rule.unitName, jointUnitIds: [] };
  }
  if (!duty?.leadUnitActive) return undefined;
  return { unitId: duty.leadUnitId, unitName: duty.leadUnitName, jointUnitIds: duty.jointUnitIds };
}
