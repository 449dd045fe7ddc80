import { type ActionContext, Closed, defineAction, RefusedButKept } from "@yingsheng/kernel";
import { type TObject, type TOptional, type TString, Type } from "typebox";
import { v7 as uuid } from "uuid";
import { clearFailures, countFailure } from "../failed-attempts.ts";
import { passwordFits } from "../password.ts";
import { takeCode } from "../second-factor.ts";
import { securitySettings } from "../security-settings.ts";
import { describeSession, SessionBody } from "../session-body.ts";
import { newToken, sessionCookie, tokenHash } from "../session-token.ts";

const route = "POST /sessions";
type Input = TObject<{ login: TString; password: TString; code: TOptional<TString> }>;
type LogIn = ActionContext<typeof route, undefined, Input>;

/** Six digits of an authenticator app. */
export const Code = Type.String({ title: "动态验证码", pattern: "^[0-9]{6}$" });

type Person = {
  id: string;
  login: string;
  active: boolean;
  passwordHash: string;
  lockedUntil: string | null;
  totpSecret: Buffer | null;
  totpLastStep: number | null;
  isEnrolled: boolean;
};

/** Says no, keeping the count of failures and an audit line that names the person but nothing that was typed. */
async function refuse(context: LogIn, code: string, person: Person | undefined, isFailure: boolean): Promise<never> {
  const lockedUntil = person && isFailure ? await countFailure(context, person.id) : null;
  context.audit({ subject: "person", subjectId: person?.id ?? null, detail: { code, locked: lockedUntil !== null } });
  throw new RefusedButKept(code, code === "session.second-factor-wrong" ? { field: "code" } : {});
}

/** The person whose password and, where enrolled, code are right; or a refusal. Locks the row: guesses queue up. */
async function recognise(context: LogIn): Promise<{ person: Person; secondFactor: boolean }> {
  const { tx, input, now } = context;
  const person = await tx.maybe<Person>(
    `select id, login, active, password_hash, locked_until, totp_secret, totp_last_step,
            totp_confirmed_at is not null as is_enrolled
     from identity.person where login = $1 for update`,
    [input.login.toLowerCase()],
  );
  if (person?.active && person.lockedUntil && new Date(person.lockedUntil) > now) {
    return refuse(context, "session.locked", person, false);
  }
  const fits = await passwordFits(person?.active ? person.passwordHash : undefined, input.password);
  if (!person || !fits) return refuse(context, "session.wrong-credentials", person, true);
  if (!person.isEnrolled || !person.totpSecret) return { person, secondFactor: false };
  if (input.code === undefined) return refuse(context, "session.second-factor-needed", person, false);
  const taken = await takeCode(context, { ...person, totpSecret: person.totpSecret }, input.code);
  if (!taken) return refuse(context, "session.second-factor-wrong", person, true);
  return { person, secondFactor: true };
}

/**
 * 登录. Wrong password and unknown login are one refusal and take the same time; too many failures lock the account for
 * a while (limits: `identity.security_setting`). A person with an enrolled second factor sends the code along.
 */
export const openSession = defineAction({
  name: "openSession",
  title: "登录",
  route,
  permission: "public",
  // A whole shift logs in behind one office address; single accounts are guarded by the lock-out.
  perMinute: 60,
  input: Closed({
    login: Type.String({ title: "登录名", minLength: 1, maxLength: 64 }),
    password: Type.String({ title: "密码", minLength: 1, maxLength: 200 }),
    code: Type.Optional(Code),
  }),
  output: SessionBody,
  refuses: [
    "session.wrong-credentials",
    "session.locked",
    "session.second-factor-needed",
    "session.second-factor-wrong",
  ],
  async run(context) {
    const { tx, now, request, actor } = context;
    const { person, secondFactor } = await recognise(context);
    await clearFailures(context, person.id);
    const rules = await securitySettings(context);
    const id = uuid();
    const token = newToken();
    const lifeSeconds = rules.sessionAbsoluteHours * 3600;
    await tx.query(
      `insert into identity.session (id, token_hash, csrf_token, person_id, created_at, last_seen_at, idle_until,
         expires_at, second_factor_at, ip, user_agent)
       values ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        tokenHash(token),
        newToken(),
        person.id,
        now,
        new Date(now.getTime() + rules.sessionIdleMinutes * 60_000),
        new Date(now.getTime() + lifeSeconds * 1000),
        secondFactor ? now : null,
        request.ip,
        request.userAgent,
      ],
    );
    // The cookie of an earlier session is overwritten: nobody could ever end that session any more.
    if (actor.sessionId)
      await tx.query("update identity.session set ended_at = $2 where id = $1", [actor.sessionId, now]);
    request.setCookie(sessionCookie, token, lifeSeconds);
    context.audit({ subject: "person", subjectId: person.id, detail: { sessionId: id, secondFactor } });
    return describeSession(context, id);
  },
});
