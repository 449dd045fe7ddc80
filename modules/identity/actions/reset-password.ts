import { Closed, defineAction, Refused } from "@yingsheng/kernel";
import { Type } from "typebox";
import { endSessions } from "../end-sessions.ts";
import { hashPassword, oneTimePassword } from "../password.ts";
import { lockManagedPerson } from "../person-scope.ts";
import { securitySettings } from "../security-settings.ts";

/**
 * 重置密码: gives a one-time password, shown once in the answer; with it the person can log in and do nothing but choose
 * a new one. Ends their sessions and lifts a lock-out.
 */
export const resetPassword = defineAction({
  name: "resetPassword",
  title: "重置密码",
  route: "POST /programs/:programId/people/:personId/password-reset",
  permission: "person.manage",
  output: Closed({ oneTimePassword: Type.String() }),
  refuses: ["person.not-found", "person.elsewhere", "person.inactive"],
  async run(context) {
    const { programId, personId } = context.params;
    const person = await lockManagedPerson(context, programId, personId);
    if (!person.active) throw new Refused("person.inactive");
    const password = oneTimePassword(await securitySettings(context));
    await context.tx.query(
      `update identity.person set password_hash = $2, password_changed_at = $3, demo_password = false, must_change_password = true,
         failed_attempts = 0, locked_until = null where id = $1`,
      [personId, await hashPassword(password), context.now],
    );
    const endedSessions = await endSessions(context, personId);
    context.audit({ subject: "person", subjectId: personId, programId, detail: { endedSessions } });
    return { oneTimePassword: password };
  },
});
