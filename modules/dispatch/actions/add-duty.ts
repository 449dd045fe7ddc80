import { Closed, Day, defineAction, demand, Line, Refused, Uuid } from "@yingsheng/kernel";
import { Type } from "typebox";
import { v7 as uuid } from "uuid";
import { dayOf } from "../day.ts";
import { demandCode, demandUnit } from "../demand-codes.ts";

/** 新增派单目录: from today on at the earliest; what was dispatched before keeps the row it went by. */
export const addDuty = defineAction({
  name: "addDuty",
  title: "新增派单目录",
  route: "POST /programs/:programId/duties",
  permission: "dispatch.manage",
  input: Closed({
    category: Line("诉求分类", 40, { "x-widget": "code", "x-list": "category" }),
    region: Type.Optional(Line("事发区域", 40, { "x-widget": "code", "x-list": "region" })),
    unit: Line("主办单位", 64, { "x-widget": "unit" }),
    jointUnits: Type.Optional(
      Type.Array(Line("协办单位", 64), { title: "协办单位", maxItems: 20, uniqueItems: true, "x-widget": "units" }),
    ),
    legalBasis: Line("职责依据", 200),
    source: Line("来源", 200, { description: "哪个文件、哪次会议定的" }),
    validFrom: Type.String({ format: "date", title: "生效日期" }),
    validUntil: Type.Optional(Type.String({ format: "date", title: "截止日期" })),
  }),
  output: Closed({ id: Uuid, validFrom: Day }),
  refuses: [
    "dispatch.unknown-code",
    "dispatch.unknown-unit",
    "dispatch.past-day",
    "dispatch.period",
    "dispatch.duty-taken",
  ],
  async run(context) {
    const { tx, actor, now, params, input, audit } = context;
    const { programId } = params;
    demand(actor, "dispatch.manage", { programId, unitId: null });
    if (input.validFrom < dayOf(now)) throw new Refused("dispatch.past-day", { field: "validFrom" });
    if (input.validUntil !== undefined && input.validUntil < input.validFrom) {
      throw new Refused("dispatch.period", { field: "validUntil" });
    }
    await demandCode(context, programId, { list: "category", code: input.category, field: "category" });
    if (input.region !== undefined) {
      await demandCode(context, programId, { list: "region", code: input.region, field: "region" });
    }
    const lead = await demandUnit(context, programId, input.unit, "unit");
    const joint: string[] = [];
    for (const [i, unit] of (input.jointUnits ?? []).entries()) {
      const id = await demandUnit(context, programId, unit, `jointUnits/${i}`);
      if (id === lead || joint.includes(id)) throw new Refused("dispatch.unknown-unit", { field: `jointUnits/${i}` });
      joint.push(id);
    }
    const id = uuid();
    const added = await tx.query(
      `insert into dispatch.duty (id, program_id, category_code, region_code, lead_unit_id, joint_unit_ids, legal_basis,
         source, valid_from, valid_until, added_at, added_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing returning id`,
      [
        id,
        programId,
        input.category,
        input.region ?? null,
        lead,
        joint,
        input.legalBasis,
        input.source,
        input.validFrom,
        input.validUntil ?? null,
        now,
        actor.personId,
      ],
    );
    if (added.length === 0) throw new Refused("dispatch.duty-taken", { field: "validFrom" });
    audit({ subject: "duty", subjectId: id, programId });
    return { id, validFrom: input.validFrom };
  },
});
