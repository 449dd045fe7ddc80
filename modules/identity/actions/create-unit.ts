import { Closed, defineAction, demand, Nullable, Refused, Uuid } from "@yingsheng/kernel";
import { Type } from "typebox";
import { v7 as uuid } from "uuid";
import { UnitKind } from "../unit-kind.ts";

/** 新建机构, below another one or at the top. A later version of the pack leaves it alone. */
export const createUnit = defineAction({
  name: "createUnit",
  title: "新建机构",
  route: "POST /programs/:programId/units",
  permission: "unit.manage",
  input: Closed({
    code: Type.String({
      title: "机构编码",
      pattern: "^[a-z0-9][a-z0-9-]{0,63}$",
      description: "小写字母、数字和连字符，建后不能改",
    }),
    name: Type.String({ title: "机构名称", minLength: 1, maxLength: 100 }),
    kind: UnitKind,
    parentId: Type.Optional(Nullable(Uuid)),
  }),
  output: Closed({ id: Uuid }),
  refuses: ["unit.code-taken", "unit.not-found", "unit.parent-inactive"],
  async run({ tx, actor, params, input, audit }) {
    const { programId } = params;
    const parentId = input.parentId ?? null;
    const parent = parentId
      ? await tx.maybe<{ active: boolean; path: string[] }>(
          "select active, path from identity.unit where program_id = $1 and id = $2 for share",
          [programId, parentId],
        )
      : undefined;
    if (parentId && !parent) throw new Refused("unit.not-found", { field: "parentId" });
    demand(actor, "unit.manage", { programId, unitId: parentId });
    if (parent && !parent.active) throw new Refused("unit.parent-inactive", { field: "parentId" });
    const id = uuid();
    const made = await tx.query(
      `insert into identity.unit (id, program_id, code, name, kind, parent_id, path, sort)
       select $1, $2, $3, $4, $5, $6, $7::uuid[] || $1::uuid, coalesce(max(sort), 0) + 1
       from identity.unit where program_id = $2
       on conflict (program_id, code) do nothing returning id`,
      [id, programId, input.code, input.name, input.kind, parentId, parent?.path ?? []],
    );
    if (made.length === 0) throw new Refused("unit.code-taken", { field: "code" });
    audit({ subject: "unit", subjectId: id, programId });
    return { id };
  },
});
