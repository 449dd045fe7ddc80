import { Done, defineAction, demand, done, publish, Refused } from "@yingsheng/kernel";
import { identityEvents } from "../events.ts";

type Row = { personId: string; unitId: string | null; ended: boolean };

/** 撤销授权: ends a grant now. It stays on record. Nobody withdraws from themselves: a program keeps an administrator. */
export const withdrawGrant = defineAction({
  name: "withdrawGrant",
  title: "撤销授权",
  route: "DELETE /programs/:programId/grants/:grantId",
  permission: "grant.manage",
  output: Done,
  refuses: ["grant.not-found", "grant.ended", "grant.self"],
  async run(context) {
    const { tx, actor, now, params, audit } = context;
    const { programId, grantId } = params;
    const grant = await tx.maybe<Row>(
      `select person_id, unit_id, coalesce(valid_until <= $3, false) as ended
       from identity.role_grant where id = $1 and program_id = $2 for update`,
      [grantId, programId, now],
    );
    if (!grant) throw new Refused("grant.not-found");
    demand(actor, "grant.manage", { programId, unitId: grant.unitId });
    if (grant.ended) throw new Refused("grant.ended");
    if (grant.personId === actor.personId) throw new Refused("grant.self");
    // A grant that would only have begun later never begins.
    await tx.query(
      "update identity.role_grant set valid_until = $2, valid_from = least(valid_from, $2) where id = $1",
      [grantId, now],
    );
    await publish(context, identityEvents.grantWithdrawn, { grantId, personId: grant.personId, programId });
    audit({ subject: "grant", subjectId: grantId, programId, detail: { personId: grant.personId } });
    return done;
  },
});
