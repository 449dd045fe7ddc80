import { Done, defineAction, done, publish, Refused } from "@yingsheng/kernel";
import { endSessions } from "../end-sessions.ts";
import { identityEvents } from "../events.ts";
import { lockManagedPerson } from "../person-scope.ts";

/** 停用人员: no more log-in, open sessions end at once; grants and everything done before stay on record. */
export const deactivatePerson = defineAction({
  name: "deactivatePerson",
  title: "停用人员",
  route: "POST /programs/:programId/people/:personId/deactivation",
  permission: "person.manage",
  output: Done,
  refuses: ["person.not-found", "person.elsewhere", "person.inactive", "person.self"],
  async run(context) {
    const { programId, personId } = context.params;
    const person = await lockManagedPerson(context, programId, personId);
    if (!person.active) throw new Refused("person.inactive");
    if (personId === context.actor.personId) throw new Refused("person.self");
    await context.tx.query("update identity.person set active = false where id = $1", [personId]);
    const endedSessions = await endSessions(context, personId);
    await publish(context, identityEvents.personDeactivated, { personId, programId });
    context.audit({ subject: "person", subjectId: personId, programId, detail: { endedSessions } });
    return done;
  },
});
