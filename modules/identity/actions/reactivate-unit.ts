import { Done, defineAction, done, Refused } from "@yingsheng/kernel";
import { lockManagedUnit } from "../unit-scope.ts";

/** 启用机构: lets a deactivated unit take work again; the unit above it must be active. */
export const reactivateUnit = defineAction({
  name: "reactivateUnit",
  title: "启用机构",
  route: "POST /programs/:programId/units/:unitId/reactivation",
  permission: "unit.manage",
  output: Done,
  refuses: ["unit.not-found", "unit.active", "unit.parent-inactive"],
  async run(context) {
    const { programId, unitId } = context.params;
    const unit = await lockManagedUnit(context, programId, unitId);
    if (unit.active) throw new Refused("unit.active");
    const parent = await context.tx.maybe<{ active: boolean }>(
      "select active from identity.unit where id = $1 for share",
      [unit.parentId],
    );
    if (parent && !parent.active) throw new Refused("unit.parent-inactive");
    await context.tx.query("update identity.unit set active = true, edited = true where id = $1", [unitId]);
    context.audit({ subject: "unit", subjectId: unitId, programId });
    return done;
  },
});
