import { Done, defineAction, done, Refused } from "@yingsheng/kernel";
import { endSessions } from "../end-sessions.ts";
import { lockManagedPerson } from "../person-scope.ts";

/** 解除动态验证码绑定: for a lost telephone. Ends the person's sessions; where a role demands it they enrol anew. */
export const resetSecondFactor = defineAction({
  name: "resetSecondFactor",
  title: "解除动态验证码绑定",
  route: "POST /programs/:programId/people/:personId/second-factor-reset",
  permission: "person.manage",
  output: Done,
  refuses: ["person.not-found", "person.elsewhere", "second-factor.not-enrolled"],
  async run(context) {
    const { programId, personId } = context.params;
    await lockManagedPerson(context, programId, personId);
    const reset = await context.tx.query(
      `update identity.person set totp_secret = null, totp_confirmed_at = null, totp_last_step = null
       where id = $1 and totp_confirmed_at is not null returning id`,
      [personId],
    );
    if (reset.length === 0) throw new Refused("second-factor.not-enrolled");
    const endedSessions = await endSessions(context, personId);
    context.audit({ subject: "person", subjectId: personId, programId, detail: { endedSessions } });
    return done;
  },
});
