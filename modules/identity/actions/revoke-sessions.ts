import { Closed, defineAction, Refused } from "@yingsheng/kernel";
import { Type } from "typebox";
import { endSessions } from "../end-sessions.ts";
import { sessionCookie } from "../session-token.ts";

/** 退出所有设备: ends every session of mine, this one too. */
export const revokeSessions = defineAction({
  name: "revokeSessions",
  title: "退出所有设备",
  route: "POST /sessions/revoke-all",
  permission: "session",
  output: Closed({ ended: Type.Integer() }),
  async run(context) {
    const { actor, request, audit } = context;
    if (!actor.personId) throw new Refused("session.missing");
    const ended = await endSessions(context, actor.personId);
    request.clearCookie(sessionCookie);
    audit({ subject: "person", subjectId: actor.personId, detail: { ended } });
    return { ended };
  },
});
