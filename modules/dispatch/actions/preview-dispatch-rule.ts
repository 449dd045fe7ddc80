import { Closed, defineAction, demand, Nullable, Uuid } from "@yingsheng/kernel";
import { type Static, Type } from "typebox";
import { dayOf } from "../day.ts";
import { findDuties } from "../find-duty.ts";
import { ruleFits } from "../rule-fits.ts";
import { lockRule, targetOf } from "../rules.ts";

/** How many past cases are looked at unless somebody asks for more or fewer. */
const ordinarySpan = 500;
const mostSamples = 10;

const Sample = Closed({
  caseId: Uuid,
  number: Type.String(),
  title: Type.String(),
  /** Where the rule would have sent it; null when the catalogue knows nobody. */
  would: Nullable(Type.String()),
  did: Nullable(Type.String()),
  agrees: Type.Boolean(),
});

type Past = {
  id: string;
  number: string;
  title: string;
  text: string;
  kind: string;
  channel: string;
  urgency: string;
  isSecret: boolean;
  categoryCode: string | null;
  regionCode: string | null;
  leadUnitId: string;
  leadUnitName: string | null;
};

/**
 * 试算: what a rule would have done with the last cases that people dispatched, and how often it agrees with them. Cases
 * still waiting for a signature count too; what was returned counts for the unit that has it now.
 */
export const previewDispatchRule = defineAction({
  name: "previewDispatchRule",
  title: "试算派单规则",
  route: "POST /programs/:programId/dispatch-rules/:ruleId/preview",
  permission: "dispatch.manage",
  input: Closed({ cases: Type.Optional(Type.Integer({ title: "最近多少件", minimum: 1, maximum: 2000 })) }),
  output: Closed({
    looked: Type.Integer(),
    fitted: Type.Integer(),
    sent: Type.Integer(),
    agreed: Type.Integer(),
    /** Those that disagree first. */
    samples: Type.Array(Sample),
  }),
  refuses: ["dispatch.rule-not-found"],
  async run(context) {
    const { tx, actor, now, params, input, audit } = context;
    const { programId } = params;
    demand(actor, "dispatch.manage", { programId, unitId: null });
    const rule = await lockRule(context, programId, params.ruleId);
    const past = await tx.query<Past>(
      `select c.id, c.number, c.title, c.title || e'\\n' || c.content as text, c.kind, c.channel, c.urgency, c.is_secret,
              c.category_code, c.region_code, c.lead_unit_id, u.name as lead_unit_name
       from cases.v_case c left join identity.v_unit u on u.id = c.lead_unit_id
       where c.program_id = $1 and c.lead_unit_id is not null order by c.received_at desc, c.id desc limit $2`,
      [programId, input.cases ?? ordinarySpan],
    );
    const duties = await findDuties(tx, programId, past, dayOf(now));
    const judged = past
      .filter((one) => ruleFits(rule.conditions, { ...one, place: duties.placeOf(one) }))
      .map((one) => judge(one, targetOf(rule, duties.dutyOf(one))));
    await tx.query("update dispatch.rule set previewed_at = $2 where id = $1", [rule.id, now]);
    audit({ subject: "dispatch-rule", subjectId: rule.id, programId, detail: { preview: past.length } });
    return {
      looked: past.length,
      fitted: judged.length,
      sent: judged.filter((one) => one.would !== null).length,
      agreed: judged.filter((one) => one.agrees).length,
      samples: judged.toSorted((a, b) => Number(a.agrees) - Number(b.agrees)).slice(0, mostSamples),
    };
  },
});

const judge = (one: Past, target: { unitId: string; unitName: string } | undefined): Static<typeof Sample> => ({
  caseId: one.id,
  number: one.number,
  title: one.title,
  would: target?.unitName ?? null,
  did: one.leadUnitName,
  agrees: target?.unitId === one.leadUnitId,
});
