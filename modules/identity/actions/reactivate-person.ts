import { Done, defineAction, done, Refused } from "@yingsheng/kernel";
import { lockManagedPerson } from "../person-scope.ts";

/** 启用人员: lets a deactivated person log in again, with the grants that are still valid. */
export const reactivatePerson = defineAction({
  name: "reactivatePerson",
  title: "启用人员",
  route: "POST /programs/:programId/people/:personId/reactivation",
  permission: "person.manage",
  output: Done,
  refuses: ["person.not-found", "person.elsewhere", "person.active"],
  async run(context) {
    const { programId, personId } = context.params;
    const person = await lockManagedPerson(context, programId, personId);
    if (person.active) throw new Refused("person.active");
    await context.tx.query(
      "update identity.person set active = true, failed_attempts = 0, locked_until = null where id = $1",
      [personId],
    );
    context.audit({ subject: "person", subjectId: personId, programId });
    return done;
  },
});
