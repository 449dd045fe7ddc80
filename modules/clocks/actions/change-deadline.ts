import { Closed, Day, defineAction, demand, Line, OneOf, Refused, Uuid } from "@yingsheng/kernel";
import { Type } from "typebox";
import { v7 as uuid } from "uuid";
import { endPolicy } from "../install-deadlines.ts";
import { dateOf, dayOf, parseDate } from "../local-time.ts";
import { announceChange } from "../recount-clocks.ts";
import { Amount, Source, units, Warning } from "../schemas.ts";

type Current = {
  id: string;
  programId: string;
  code: string;
  number: number;
  validFrom: string;
  validUntil: string | null;
};

/**
 * 调整时限: a new version of a deadline policy from a day on, with the document that says so. Clocks that run keep the
 * policy they started under; the old version stays readable for ever.
 */
export const changeDeadline = defineAction({
  name: "changeDeadline",
  title: "调整时限",
  route: "POST /deadlines/:policyId/versions",
  permission: "calendar.manage",
  input: Closed({
    name: Line("名称", 60),
    calendarId: Uuid,
    unit: OneOf(units, { title: "计时方式" }),
    amount: Amount,
    warnings: Type.Array(Warning, { maxItems: 6, title: "预警" }),
    validFrom: Day,
    source: Source,
  }),
  output: Closed({ id: Uuid, number: Type.Integer() }),
  refuses: ["deadline.not-found", "deadline.superseded", "deadline.in-past", "deadline.warning", "calendar.not-found"],
  async run(context) {
    const { tx, actor, params, input, now, audit } = context;
    const policy = await tx.maybe<Current & { latest: number }>(
      `select p.id, p.program_id, p.code, p.number, p.valid_from, p.valid_until,
              (select max(number) from clocks.policy l where l.program_id = p.program_id and l.code = p.code) as latest
       from clocks.policy p where p.id = $1 for update`,
      [params.policyId],
    );
    if (!policy) throw new Refused("deadline.not-found");
    const { programId, code } = policy;
    demand(actor, "calendar.manage", { programId });
    if (policy.latest !== policy.number) throw new Refused("deadline.superseded");
    if (parseDate(input.validFrom) === null || input.validFrom < dateOf(dayOf(now.getTime()))) {
      throw new Refused("deadline.in-past", { field: "validFrom" });
    }
    const late = input.warnings.findIndex(
      (warning) => "minutesBefore" in warning && input.unit === "minutes" && warning.minutesBefore >= input.amount,
    );
    if (late >= 0) throw new Refused("deadline.warning", { field: `warnings/${late}` });
    const calendar = await tx.maybe("select 1 from clocks.calendar where id = $1 and program_id = $2 and active", [
      input.calendarId,
      programId,
    ]);
    if (!calendar) throw new Refused("calendar.not-found", { field: "calendarId" });
    await endPolicy(context, policy, input.validFrom);
    const id = uuid();
    const number = policy.number + 1;
    await tx.query(
      `insert into clocks.policy (id, program_id, code, number, name, clock, kinds, urgencies, calendar_id, unit, amount,
         warnings, source, valid_from, valid_until, pack_content, set_at, set_by)
       select $2, program_id, code, $3, $12, clock, kinds, urgencies, $4, $5, $6, $7, $8, $9, null, pack_content, $10, $11
       from clocks.policy where id = $1`,
      [
        policy.id,
        id,
        number,
        input.calendarId,
        input.unit,
        input.amount,
        JSON.stringify(input.warnings),
        input.source,
        input.validFrom,
        now,
        actor.personId,
        input.name,
      ],
    );
    await announceChange(context, []);
    audit({ subject: "deadline", subjectId: id, programId, detail: { code, number, replaces: policy.id } });
    return { id, number };
  },
});
