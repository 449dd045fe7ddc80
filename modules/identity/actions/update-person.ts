import { Closed, Done, defineAction, done } from "@yingsheng/kernel";
import { Type } from "typebox";
import { lockManagedPerson } from "../person-scope.ts";

/** 修改人员: corrects the name. The login stays: it stands in audit and on paper. */
export const updatePerson = defineAction({
  name: "updatePerson",
  title: "修改人员",
  route: "PUT /programs/:programId/people/:personId",
  permission: "person.manage",
  input: Closed({ name: Type.String({ title: "姓名", minLength: 1, maxLength: 50 }) }),
  output: Done,
  refuses: ["person.not-found", "person.elsewhere"],
  async run(context) {
    const { programId, personId } = context.params;
    await lockManagedPerson(context, programId, personId);
    await context.tx.query("update identity.person set name = $2 where id = $1", [personId, context.input.name]);
    context.audit({ subject: "person", subjectId: personId, programId, detail: { changed: ["name"] } });
    return done;
  },
});
