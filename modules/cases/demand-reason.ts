import { type Context, Refused } from "@yingsheng/kernel";
import { findCode } from "@yingsheng/programs";

/** The name of a fixed reason from the program's own list; refuses `case.unknown-code` for anything else. */
export async function demandReason(context: Context, programId: string, list: string, code: string): Promise<string> {
  const found = await findCode(context, programId, list, code);
  if (!found?.active) throw new Refused("case.unknown-code", { field: "reason" });
  return found.name;
}
