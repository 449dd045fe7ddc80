import { Closed, defineAction, Refused, RefusedButKept } from "@yingsheng/kernel";
import { clearFailures, countFailure } from "../failed-attempts.ts";
import { type TotpRow, takeCode } from "../second-factor.ts";
import { describeSession, SessionBody } from "../session-body.ts";
import { Code } from "./open-session.ts";

/** 验证动态验证码: shows the second factor for a session that began without it. Wrong codes count like wrong passwords. */
export const verifySecondFactor = defineAction({
  name: "verifySecondFactor",
  title: "验证动态验证码",
  route: "POST /sessions/second-factor",
  permission: "session",
  input: Closed({ code: Code }),
  output: SessionBody,
  refuses: ["second-factor.not-enrolled", "session.second-factor-wrong"],
  async run(context) {
    const { tx, actor, now, input, audit } = context;
    if (!actor.sessionId) throw new Refused("session.missing");
    const person = await tx.maybe<TotpRow>(
      `select id, login, totp_secret, totp_last_step from identity.person
       where id = $1 and totp_confirmed_at is not null for update`,
      [actor.personId],
    );
    if (!person) throw new Refused("second-factor.not-enrolled");
    if (!(await takeCode(context, person, input.code))) {
      const locked = (await countFailure(context, person.id)) !== null;
      audit({ subject: "person", subjectId: person.id, detail: { code: "session.second-factor-wrong", locked } });
      throw new RefusedButKept("session.second-factor-wrong", { field: "code" });
    }
    await clearFailures(context, person.id);
    await tx.query("update identity.session set second_factor_at = $2 where id = $1", [actor.sessionId, now]);
    audit({ subject: "person", subjectId: person.id, detail: { sessionId: actor.sessionId } });
    return describeSession(context, actor.sessionId);
  },
});
