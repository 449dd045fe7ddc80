import { type Context, Refused } from "@yingsheng/kernel";
import { dayOf } from "./day.ts";
import { demandCode, demandUnit } from "./demand-codes.ts";
import type { RuleInput } from "./rule-input.ts";

/**
 * Checks what a rule says against the program's lists and gives the id of its unit, null for the catalogue's.
 * Refuses `dispatch.rule-empty`, `dispatch.period`, `dispatch.unknown-code`, `dispatch.unknown-unit`.
 */
export async function checkRule(
  context: Pick<Context, "tx" | "now">,
  programId: string,
  input: RuleInput,
): Promise<string | null> {
  const { conditions, unit, validFrom, validUntil } = input;
  if (Object.keys(conditions).length === 0) throw new Refused("dispatch.rule-empty", { field: "conditions" });
  const until = validUntil ?? null;
  if (until !== null && (until < validFrom || until < dayOf(context.now))) {
    throw new Refused("dispatch.period", { field: "validUntil" });
  }
  const { category, region, channels = [] } = conditions;
  if (category !== undefined) {
    await demandCode(context, programId, { list: "category", code: category, field: "conditions/category" });
  }
  if (region !== undefined) {
    await demandCode(context, programId, { list: "region", code: region, field: "conditions/region" });
  }
  for (const [i, code] of channels.entries()) {
    await demandCode(context, programId, { list: "channel", code, field: `conditions/channels/${i}` });
  }
  return unit === undefined || unit === null ? null : demandUnit(context, programId, unit, "unit");
}
