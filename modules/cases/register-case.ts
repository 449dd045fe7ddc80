import { type Context, indexText, publish, Refused, recordHistory } from "@yingsheng/kernel";
import { v7 as uuid } from "uuid";
import type { CaseInput } from "./case-input.ts";
import { clockEffects } from "./clock-effects.ts";
import { caseEvents } from "./events.ts";
import { caseLifecycle } from "./lifecycle.ts";
import { normalPhone } from "./phone.ts";

/** What `registerCase` gives back. `nextDueAt` is null when no deadline policy applies. */
export type RegisteredCase = { id: string; number: string; state: "received"; nextDueAt: string | null };

type Looked = { numberPrefix: string; codes: string[]; categoryNames: string | null };

/** The program's number prefix and which of the given codes exist, in one round trip. */
async function lookUp(context: Context, programId: string, input: CaseInput): Promise<Looked> {
  const found = await context.tx.maybe<Looked>(
    `select p.number_prefix,
            coalesce(array_agg(c.list || ':' || c.code) filter (where c.code is not null), '{}') as codes,
            max(c.path_name) filter (where c.list = 'category') as category_names
     from programs.v_program p
     left join programs.v_code c on c.program_id = p.id and c.active
       and (c.list, c.code) in (('channel', $2), ('category', $3), ('region', $4))
     where p.id = $1 group by p.number_prefix`,
    [programId, input.channel, input.category ?? null, input.region ?? null],
  );
  if (!found) throw new Refused("access.scope");
  for (const [list, code] of [
    ["channel", input.channel],
    ["category", input.category],
    ["region", input.region],
  ]) {
    if (code !== undefined && !found.codes.includes(`${list}:${code}`)) {
      throw new Refused("case.unknown-code", { field: list as string });
    }
  }
  return found;
}

/** The day in Asia/Shanghai as six digits; China has one zone and no summer time since 1991. */
const dayDigits = (instant: Date) =>
  new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(2, 10).replaceAll("-", "");

type Sealed = { name: Buffer | null; phone: Buffer | null; index: Buffer | null };

function sealRequester(context: Context, input: CaseInput): Sealed {
  const { name, phone } = input.requester ?? {};
  const normal = phone === undefined ? undefined : normalPhone(phone);
  if (phone !== undefined && normal === undefined)
    throw new Refused("case.phone-invalid", { field: "requester/phone" });
  return {
    name: name ? context.vault.seal(name, "cases.case.requester_name") : null,
    phone: normal ? context.vault.seal(normal, "cases.case.requester_phone") : null,
    index: normal ? context.vault.index(normal, "cases.case.requester_phone") : null,
  };
}

const insertSql = `
  insert into cases.case (id, program_id, number, state, kind, urgency, channel, external_number, title, content,
    category_code, region_code, place, longitude, latitude, requester_name, requester_phone, requester_phone_index,
    is_secret, submitted_at, received_at, received_by, search, updated_at, next_clock, next_due_at, is_paused)
  values ($1, $2, $3 || $4 || (select lpad(n::text, greatest(7, length(n::text)), '0')
    from nextval('cases.case_number') as n), 'received', $5, $6, $7, $8, $9, $10,
    $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23::tsvector, $21, $24, $25, $26)
  on conflict (program_id, channel, external_number) where external_number is not null do nothing
  returning number`;

/**
 * 受理: takes a case in. Row, history, clocks and event stand or fall together; the clocks start at `context.now`,
 * the instant the centre takes it, whatever the citizen's own date says.
 * Refuses `case.unknown-code`, `case.phone-invalid`, `case.duplicate-external`.
 */
export async function registerCase(context: Context, programId: string, input: CaseInput): Promise<RegisteredCase> {
  const looked = await lookUp(context, programId, input);
  const requester = sealRequester(context, input);
  const id = uuid();
  const urgency = input.urgency ?? "normal";
  const subject = { id, programId, kind: input.kind, urgency };
  const next = await clockEffects(context, subject, { start: ["dispatch", "handle"] }, { isNew: true });
  const inserted = await context.tx.maybe<{ number: string }>(insertSql, [
    id,
    programId,
    looked.numberPrefix,
    dayDigits(context.now),
    input.kind,
    urgency,
    input.channel,
    input.externalNumber ?? null,
    input.title,
    input.content,
    input.category ?? null,
    input.region ?? null,
    input.place ?? null,
    input.longitude ?? null,
    input.latitude ?? null,
    requester.name,
    requester.phone,
    requester.index,
    input.isSecret ?? false,
    input.submittedAt ?? null,
    context.now,
    context.actor.personId,
    indexText([input.title, input.content, input.place ?? "", input.externalNumber ?? "", looked.categoryNames ?? ""]),
    next.next_clock,
    next.next_due_at,
    next.is_paused,
  ]);
  if (!inserted) throw new Refused("case.duplicate-external", { field: "externalNumber" });
  await recordHistory(context, caseLifecycle, id, {
    verb: "openCase",
    fromState: null,
    toState: "received",
    detail: { channel: input.channel },
  });
  await publish(context, caseEvents.opened, { caseId: id, programId });
  context.audit({ subject: "case", subjectId: id, programId, detail: { number: inserted.number } });
  return { id, number: inserted.number, state: "received", nextDueAt: next.next_due_at };
}
