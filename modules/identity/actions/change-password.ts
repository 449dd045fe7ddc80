import { Closed, defineAction, Refused, RefusedButKept } from "@yingsheng/kernel";
import { Type } from "typebox";
import { endSessions } from "../end-sessions.ts";
import { clearFailures, countFailure } from "../failed-attempts.ts";
import { demandStrongPassword, hashPassword, passwordFits } from "../password.ts";
import { securitySettings } from "../security-settings.ts";
import { describeSession, SessionBody } from "../session-body.ts";

/** 修改密码: my own, with the current one shown. Every other session of mine ends. Wrong guesses count like at log-in. */
export const changePassword = defineAction({
  name: "changePassword",
  title: "修改密码",
  route: "POST /password",
  permission: "session",
  input: Closed({
    currentPassword: Type.String({ title: "当前密码", minLength: 1, maxLength: 200 }),
    password: Type.String({ title: "新密码", minLength: 1, maxLength: 200 }),
  }),
  output: SessionBody,
  refuses: ["password.wrong", "password.too-weak", "password.same"],
  async run(context) {
    const { tx, actor, now, input, audit } = context;
    if (!actor.sessionId || !actor.personId) throw new Refused("session.missing");
    const person = await tx.one<{ id: string; login: string; passwordHash: string }>(
      "select id, login, password_hash from identity.person where id = $1 for update",
      [actor.personId],
    );
    if (!(await passwordFits(person.passwordHash, input.currentPassword))) {
      const locked = (await countFailure(context, person.id)) !== null;
      audit({ subject: "person", subjectId: person.id, detail: { code: "password.wrong", locked } });
      throw new RefusedButKept("password.wrong", { field: "currentPassword" });
    }
    demandStrongPassword(input.password, person.login, await securitySettings(context));
    if (input.password === input.currentPassword) throw new Refused("password.same", { field: "password" });
    await clearFailures(context, person.id);
    await tx.query(
      `update identity.person set password_hash = $2, password_changed_at = $3, demo_password = false, must_change_password = false
       where id = $1`,
      [person.id, await hashPassword(input.password), now],
    );
    const ended = await endSessions(context, person.id, actor.sessionId);
    audit({ subject: "person", subjectId: person.id, detail: { changed: ["password"], endedSessions: ended } });
    return describeSession(context, actor.sessionId);
  },
});
