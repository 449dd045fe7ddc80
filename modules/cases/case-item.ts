import { Closed, Instant, Nullable, Uuid } from "@yingsheng/kernel";
import { Type } from "typebox";

/** A case as lists show it: nothing personal. Names of codes and units come with it, so that a list is one request. */
export const CaseItem = Closed({
  id: Uuid,
  number: Type.String(),
  state: Type.String(),
  kind: Type.String(),
  urgency: Type.String(),
  channel: Type.String(),
  channelName: Nullable(Type.String()),
  title: Type.String(),
  categoryName: Nullable(Type.String()),
  regionName: Nullable(Type.String()),
  place: Nullable(Type.String()),
  leadUnitId: Nullable(Uuid),
  leadUnitName: Nullable(Type.String()),
  isSecret: Type.Boolean(),
  receivedAt: Instant,
  closedAt: Nullable(Instant),
  nextClock: Nullable(Type.String()),
  nextStartedAt: Nullable(Instant),
  nextDueAt: Nullable(Instant),
  isPaused: Type.Boolean(),
  returnCount: Type.Integer(),
  redoCount: Type.Integer(),
});

/** The columns of a CaseItem; `c` is the case, `ch`, `ca`, `re`, `u`, `k` are joined by `caseItemJoins`. */
export const caseItemColumns = `c.id, c.number, c.state, c.kind, c.urgency, c.channel, ch.name as channel_name, c.title,
  ca.path_name as category_name, re.path_name as region_name, c.place, c.lead_unit_id, u.name as lead_unit_name,
  c.is_secret, c.received_at, c.closed_at, c.next_clock, k.started_at as next_started_at, c.next_due_at, c.is_paused, c.return_count, c.redo_count`;

/** Left joins by primary keys: they cost one look-up a row shown and cannot lose a case whose code was retired. */
export const caseItemJoins = `
  left join programs.v_code ch on ch.program_id = c.program_id and ch.list = 'channel' and ch.code = c.channel
  left join programs.v_code ca on ca.program_id = c.program_id and ca.list = 'category' and ca.code = c.category_code
  left join programs.v_code re on re.program_id = c.program_id and re.list = 'region' and re.code = c.region_code
  left join identity.v_unit u on u.id = c.lead_unit_id
  left join clocks.v_clock k on k.case_id = c.id and k.subject_id = c.id and k.name = c.next_clock and k.stopped_at is null`;
