import { findUnit } from "@yingsheng/identity";
import { type Context, Refused } from "@yingsheng/kernel";
import { findCode } from "@yingsheng/programs";

/** Refuses `dispatch.unknown-code` unless the list has the code in use. */
export async function demandCode(
  context: Pick<Context, "tx">,
  programId: string,
  at: { list: "category" | "region" | "channel"; code: string; field: string },
): Promise<void> {
  const found = await findCode(context, programId, at.list, at.code);
  if (!found?.active) throw new Refused("dispatch.unknown-code", { field: at.field });
}

/** The id of a unit in use by its code or id; refuses `dispatch.unknown-unit`. */
export async function demandUnit(
  context: Pick<Context, "tx">,
  programId: string,
  unit: string,
  field: string,
): Promise<string> {
  const found = await findUnit(context, programId, unit);
  if (!found?.active) throw new Refused("dispatch.unknown-unit", { field });
  return found.id;
}
