import { defineJob } from "@yingsheng/kernel";
import { Type } from "typebox";

/**
 * Removes sessions a week after they could last have been used: addresses and browsers of people are kept only as long
 * as somebody might ask about a log-in of these days (PIPL art. 19). The audit keeps who logged in when.
 */
export const sweepSessions = defineJob({
  name: "identity.sweep-sessions",
  title: "清理过期会话",
  input: Type.Object({}),
  every: "23 19 * * *",
  run: async ({ db, now }) => {
    await db.query("delete from identity.session where expires_at < $1::timestamptz - interval '7 days'", [now]);
  },
});
