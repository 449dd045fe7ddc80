import { Closed, defineAction, Refused } from "@yingsheng/kernel";
import { Type } from "typebox";
import { newTotpSecret } from "../second-factor.ts";

/**
 * 绑定动态验证码, first step: makes a secret for an authenticator app. It counts only after a code made with it has been
 * confirmed; asking again before that makes a new one.
 */
export const enrolSecondFactor = defineAction({
  name: "enrolSecondFactor",
  title: "绑定动态验证码",
  route: "POST /second-factor/enrolment",
  permission: "session",
  output: Closed({ secret: Type.String(), otpauthUrl: Type.String() }),
  refuses: ["second-factor.already-enrolled"],
  async run(context) {
    const { tx, actor, audit } = context;
    const person = await tx.maybe<{ id: string; login: string; isEnrolled: boolean }>(
      `select id, login, totp_confirmed_at is not null as is_enrolled from identity.person where id = $1 for update`,
      [actor.personId],
    );
    if (!person) throw new Refused("session.missing");
    if (person.isEnrolled) throw new Refused("second-factor.already-enrolled");
    const { secret, otpauthUrl, sealed } = newTotpSecret(context, person.login);
    await tx.query("update identity.person set totp_secret = $2, totp_last_step = null where id = $1", [
      person.id,
      sealed,
    ]);
    audit({ subject: "person", subjectId: person.id });
    return { secret, otpauthUrl };
  },
});
