import { Done, defineAction, done, publish, Refused } from "@yingsheng/kernel";
import { identityEvents } from "../events.ts";
import { lockManagedUnit } from "../unit-scope.ts";

/** 停用机构: it gets no new work and no new people; what it did and still holds stays. Lower units go first. */
export const deactivateUnit = defineAction({
  name: "deactivateUnit",
  title: "停用机构",
  route: "POST /programs/:programId/units/:unitId/deactivation",
  permission: "unit.manage",
  output: Done,
  refuses: ["unit.not-found", "unit.inactive", "unit.has-children"],
  async run(context) {
    const { programId, unitId } = context.params;
    const unit = await lockManagedUnit(context, programId, unitId);
    if (!unit.active) throw new Refused("unit.inactive");
    const children = await context.tx.query("select from identity.unit where parent_id = $1 and active limit 1", [
      unitId,
    ]);
    if (children.length > 0) throw new Refused("unit.has-children");
    await context.tx.query("update identity.unit set active = false, edited = true where id = $1", [unitId]);
    await publish(context, identityEvents.unitDeactivated, { unitId, programId });
    context.audit({ subject: "unit", subjectId: unitId, programId });
    return done;
  },
});
