import { Closed, defineAction, Refused, RefusedButKept } from "@yingsheng/kernel";
import { clearFailures, countFailure } from "../failed-attempts.ts";
import { type TotpRow, takeCode } from "../second-factor.ts";
import { describeSession, SessionBody } from "../session-body.ts";
import { Code } from "./open-session.ts";

/**
 * 绑定动态验证码, second step: a right code shows that the app holds the secret. From now on every log-in asks for a
 * code, and other sessions of the person have no rights until they show one.
 */
export const confirmSecondFactor = defineAction({
  name: "confirmSecondFactor",
  title: "确认动态验证码",
  route: "POST /second-factor/confirmation",
  permission: "session",
  input: Closed({ code: Code }),
  output: SessionBody,
  refuses: ["second-factor.not-enrolled", "second-factor.already-enrolled", "session.second-factor-wrong"],
  async run(context) {
    const { tx, actor, now, input, audit } = context;
    if (!actor.sessionId) throw new Refused("session.missing");
    const person = await tx.one<Omit<TotpRow, "totpSecret"> & { totpSecret: Buffer | null; isEnrolled: boolean }>(
      `select id, login, totp_secret, totp_last_step, totp_confirmed_at is not null as is_enrolled
       from identity.person where id = $1 for update`,
      [actor.personId],
    );
    if (person.isEnrolled) throw new Refused("second-factor.already-enrolled");
    if (!person.totpSecret) throw new Refused("second-factor.not-enrolled");
    if (!(await takeCode(context, { ...person, totpSecret: person.totpSecret }, input.code))) {
      const locked = (await countFailure(context, person.id)) !== null;
      audit({ subject: "person", subjectId: person.id, detail: { code: "session.second-factor-wrong", locked } });
      throw new RefusedButKept("session.second-factor-wrong", { field: "code" });
    }
    await clearFailures(context, person.id);
    await tx.query("update identity.person set totp_confirmed_at = $2 where id = $1", [person.id, now]);
    await tx.query("update identity.session set second_factor_at = $2 where id = $1", [actor.sessionId, now]);
    audit({ subject: "person", subjectId: person.id, detail: { sessionId: actor.sessionId } });
    return describeSession(context, actor.sessionId);
  },
});
