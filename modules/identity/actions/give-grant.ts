import { Closed, defineAction, Instant, Nullable, Refused, Uuid } from "@yingsheng/kernel";
import { Type } from "typebox";
import { giveGrant as give } from "../give-grant.ts";

/** 授权: gives a person of the program one more role, from now or a later instant, until an end or further notice. */
export const giveGrant = defineAction({
  name: "giveGrant",
  title: "授权",
  route: "POST /programs/:programId/people/:personId/grants",
  permission: "grant.manage",
  input: Closed({
    role: Type.String({ title: "角色", minLength: 1, maxLength: 64 }),
    unitId: Type.Optional(Nullable(Uuid)),
    validFrom: Type.Optional(Nullable(Instant)),
    validUntil: Type.Optional(Nullable(Instant)),
  }),
  output: Closed({ id: Uuid }),
  refuses: [
    "person.not-found",
    "person.inactive",
    "role.not-found",
    "unit.not-found",
    "unit.inactive",
    "grant.duplicate",
    "grant.period",
  ],
  async run(context) {
    const { tx, params, input } = context;
    const { programId, personId } = params;
    const person = await tx.maybe<{ active: boolean }>(
      `select active from identity.person p
       where id = $2 and exists (select from identity.role_grant g where g.person_id = p.id and g.program_id = $1)
       for update`,
      [programId, personId],
    );
    if (!person) throw new Refused("person.not-found");
    if (!person.active) throw new Refused("person.inactive");
    const id = await give(context, programId, {
      personId,
      role: input.role,
      unitId: input.unitId ?? null,
      validFrom: input.validFrom ? new Date(input.validFrom) : null,
      validUntil: input.validUntil ? new Date(input.validUntil) : null,
    });
    return { id };
  },
});
