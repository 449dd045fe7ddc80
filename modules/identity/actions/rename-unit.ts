import { Closed, Done, defineAction, done } from "@yingsheng/kernel";
import { Type } from "typebox";
import { lockManagedUnit } from "../unit-scope.ts";

/** 机构改名. The id stays, so everything that hangs on the unit stays with it. */
export const renameUnit = defineAction({
  name: "renameUnit",
  title: "机构改名",
  route: "PUT /programs/:programId/units/:unitId",
  permission: "unit.manage",
  input: Closed({ name: Type.String({ title: "机构名称", minLength: 1, maxLength: 100 }) }),
  output: Done,
  refuses: ["unit.not-found"],
  async run(context) {
    const { programId, unitId } = context.params;
    await lockManagedUnit(context, programId, unitId);
    await context.tx.query("update identity.unit set name = $2, edited = true where id = $1", [
      unitId,
      context.input.name,
    ]);
    context.audit({ subject: "unit", subjectId: unitId, programId, detail: { changed: ["name"] } });
    return done;
  },
});
