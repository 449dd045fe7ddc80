import { Done, defineAction, done, Refused } from "@yingsheng/kernel";
import { sessionCookie } from "../session-token.ts";

/** 退出登录: ends this session. */
export const closeSession = defineAction({
  name: "closeSession",
  title: "退出登录",
  route: "DELETE /sessions/current",
  permission: "session",
  output: Done,
  async run({ tx, actor, now, request, audit }) {
    if (!actor.sessionId) throw new Refused("session.missing");
    await tx.query("update identity.session set ended_at = $2 where id = $1 and ended_at is null", [
      actor.sessionId,
      now,
    ]);
    request.clearCookie(sessionCookie);
    audit({ subject: "person", subjectId: actor.personId, detail: { sessionId: actor.sessionId } });
    return done;
  },
});
