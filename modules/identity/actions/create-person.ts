import { Closed, defineAction, demand, Nullable, Refused, Uuid } from "@yingsheng/kernel";
import { Type } from "typebox";
import { v7 as uuid } from "uuid";
import { giveGrant } from "../give-grant.ts";
import { hashPassword, oneTimePassword } from "../password.ts";
import { securitySettings } from "../security-settings.ts";

/**
 * 新建人员 with a first grant: somebody without any would belong to no program and be seen by nobody. The one-time
 * password in the answer is shown once and must be changed at the first log-in.
 */
export const createPerson = defineAction({
  name: "createPerson",
  title: "新建人员",
  route: "POST /programs/:programId/people",
  permission: "person.manage",
  input: Closed({
    login: Type.String({
      title: "登录名",
      pattern: "^[a-z][a-z0-9._-]{1,31}$",
      description: "2 至 32 位：小写字母开头，可含数字和 . _ -",
    }),
    name: Type.String({ title: "姓名", minLength: 1, maxLength: 50 }),
    role: Type.String({ title: "角色", minLength: 1, maxLength: 64 }),
    unitId: Type.Optional(Nullable(Uuid)),
  }),
  output: Closed({ id: Uuid, grantId: Uuid, oneTimePassword: Type.String() }),
  refuses: ["person.login-taken", "role.not-found", "unit.not-found", "unit.inactive"],
  async run(context) {
    const { tx, actor, now, params, input, audit } = context;
    const { programId } = params;
    demand(actor, "person.manage", { programId, unitId: input.unitId ?? null });
    const password = oneTimePassword(await securitySettings(context));
    const person = await tx.maybe<{ id: string }>(
      `insert into identity.person (id, login, name, password_hash, password_changed_at, must_change_password, created_at)
       values ($1, $2, $3, $4, $5, true, $5) on conflict (login) do nothing returning id`,
      [uuid(), input.login, input.name, await hashPassword(password), now],
    );
    if (!person) throw new Refused("person.login-taken", { field: "login" });
    audit({ subject: "person", subjectId: person.id, programId });
    const grantId = await giveGrant(context, programId, {
      personId: person.id,
      role: input.role,
      unitId: input.unitId ?? null,
    });
    return { id: person.id, grantId, oneTimePassword: password };
  },
});
