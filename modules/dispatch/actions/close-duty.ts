import { Closed, Done, defineAction, demand, done, Refused } from "@yingsheng/kernel";
import { Type } from "typebox";
import { dayOf, dayPlus } from "../day.ts";

/**
 * 截止派单目录: its last day, today at the earliest. A row that has not begun yet is taken back altogether when it is to
 * end before its first day; days on which it held stay as they were.
 */
export const closeDuty = defineAction({
  name: "closeDuty",
  title: "截止派单目录",
  route: "POST /programs/:programId/duties/:dutyId/close",
  permission: "dispatch.manage",
  input: Closed({ validUntil: Type.String({ format: "date", title: "最后一天" }) }),
  output: Done,
  refuses: ["dispatch.duty-not-found", "dispatch.duty-ended", "dispatch.past-day"],
  async run(context) {
    const { tx, actor, now, params, input, audit } = context;
    const { programId, dutyId } = params;
    demand(actor, "dispatch.manage", { programId, unitId: null });
    const today = dayOf(now);
    const row = await tx.maybe<{ validFrom: string; validUntil: string | null }>(
      "select valid_from, valid_until from dispatch.duty where program_id = $1 and id = $2 for update",
      [programId, dutyId],
    );
    if (!row) throw new Refused("dispatch.duty-not-found");
    const { validFrom, validUntil } = row;
    if (validUntil !== null && (validUntil < today || validUntil < validFrom)) throw new Refused("dispatch.duty-ended");
    if (input.validUntil < today) throw new Refused("dispatch.past-day", { field: "validUntil" });
    const last = input.validUntil < validFrom ? dayPlus(validFrom, -1) : input.validUntil;
    await tx.query("update dispatch.duty set valid_until = $2, closed_at = $3, closed_by = $4 where id = $1", [
      dutyId,
      last,
      now,
      actor.personId,
    ]);
    audit({ subject: "duty", subjectId: dutyId, programId, detail: { validUntil: last } });
    return done;
  },
});
