import { Done, defineAction, done } from "@yingsheng/kernel";
import { clearFailures } from "../failed-attempts.ts";
import { lockManagedPerson } from "../person-scope.ts";

/** 解除锁定: lifts a lock-out before its time and forgets the failures. Without a lock nothing changes. */
export const unlockPerson = defineAction({
  name: "unlockPerson",
  title: "解除锁定",
  route: "POST /programs/:programId/people/:personId/unlocking",
  permission: "person.manage",
  output: Done,
  refuses: ["person.not-found", "person.elsewhere"],
  async run(context) {
    const { programId, personId } = context.params;
    await lockManagedPerson(context, programId, personId);
    await clearFailures(context, personId);
    context.audit({ subject: "person", subjectId: personId, programId });
    return done;
  },
});
