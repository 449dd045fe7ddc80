import { defineQuery, Refused } from "@yingsheng/kernel";
import { describeSession, SessionBody } from "../session-body.ts";

/** 当前登录: who I am, what I may do in which program. */
export const getSession = defineQuery({
  name: "getSession",
  title: "当前登录",
  route: "GET /sessions/current",
  permission: "session",
  output: SessionBody,
  async run({ tx, now, actor }) {
    if (!actor.sessionId) throw new Refused("session.missing");
    return describeSession({ tx, now }, actor.sessionId);
  },
});
