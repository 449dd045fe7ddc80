import { Done, defineAction, done, Refused } from "@yingsheng/kernel";
import { findCalendar } from "../find-calendar.ts";
import { announceChange } from "../recount-clocks.ts";

/** Takes a day's exception back: the day is again what holidays and weekly hours say. Running clocks follow. */
export const removeDayException = defineAction({
  name: "removeDayException",
  title: "取消特别安排",
  route: "DELETE /calendars/:calendarId/days/:day",
  permission: "calendar.manage",
  output: Done,
  refuses: ["calendar.not-found", "calendar.no-exception"],
  async run(context) {
    const { tx, actor, params, audit } = context;
    const { id, programId } = await findCalendar(tx, actor, "calendar.manage", params.calendarId);
    const removed = await tx.query(
      "delete from clocks.calendar_exception where calendar_id = $1 and date = $2 returning date",
      [id, params.day],
    );
    if (removed.length === 0) throw new Refused("calendar.no-exception");
    await announceChange(context, [id]);
    audit({ subject: "calendar", subjectId: id, programId, detail: { day: params.day, removed: true } });
    return done;
  },
});
