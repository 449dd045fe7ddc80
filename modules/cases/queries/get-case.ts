import { explainClocks } from "@yingsheng/clocks";
import {
  type Actor,
  Closed,
  defineQuery,
  holds,
  Instant,
  maskName,
  maskPhone,
  Nullable,
  Uuid,
  type Vault,
} from "@yingsheng/kernel";
import { type Static, Type } from "typebox";
import { AllowedAction, allowedActions } from "../allowed-actions.ts";
import { CaseItem, caseItemColumns, caseItemJoins } from "../case-item.ts";
import { demandView } from "../demand-view.ts";
import type { CaseRow } from "../lifecycle.ts";
import { addsToFile, isFileClosed } from "../may-attach.ts";

const Assignment = Closed({
  id: Uuid,
  unitId: Uuid,
  unitName: Nullable(Type.String()),
  part: Type.String(),
  state: Type.String(),
  note: Nullable(Type.String()),
  assignedAt: Instant,
  signedAt: Nullable(Instant),
  endedAt: Nullable(Instant),
});

const Attachment = Closed({
  id: Uuid,
  name: Type.String(),
  mediaType: Type.String(),
  sizeBytes: Type.Integer(),
  addedAt: Instant,
});

const Clock = Closed({
  id: Uuid,
  name: Type.String(),
  title: Type.String(),
  startedAt: Instant,
  dueAt: Nullable(Instant),
  pausedAt: Nullable(Instant),
  stoppedAt: Nullable(Instant),
  outcome: Nullable(Type.String()),
  why: Type.String(),
});

const FullCase = Closed({
  ...CaseItem.properties,
  programId: Uuid,
  content: Type.String(),
  categoryCode: Nullable(Type.String()),
  regionCode: Nullable(Type.String()),
  externalNumber: Nullable(Type.String()),
  submittedAt: Nullable(Instant),
  reply: Nullable(Type.String()),
  repliedAt: Nullable(Instant),
  archivedAt: Nullable(Instant),
  version: Type.Integer(),
  requester: Closed({ name: Nullable(Type.String()), phone: Nullable(Type.String()), mayReveal: Type.Boolean() }),
  assignments: Type.Array(Assignment),
  attachments: Type.Array(Attachment),
  clocks: Type.Array(Clock),
  mayAttach: Type.Boolean(),
  /** What can be done with this case by this person, and why not. */
  actions: Type.Array(AllowedAction),
});

type Gathered = "requester" | "assignments" | "attachments" | "clocks" | "mayAttach" | "actions";
type Stored = Omit<Static<typeof FullCase>, Gathered> & { requesterName: Buffer | null; requesterPhone: Buffer | null };

/** The requester as this person may see them: masked; of a secret case nothing outside the centre. */
function requesterFor(actor: Actor, vault: Vault, row: CaseRow, stored: Stored) {
  const { requesterName: name, requesterPhone: phone, isSecret } = stored;
  const scope = { programId: row.programId, unitId: isSecret ? null : row.leadUnitId };
  const isVisible = !isSecret || holds(actor, "case.view", scope);
  return {
    name: name && isVisible ? maskName(vault.open(name, "cases.case.requester_name")) : null,
    phone: phone && isVisible ? maskPhone(vault.open(phone, "cases.case.requester_phone")) : null,
    mayReveal: (name ?? phone) !== null && holds(actor, "case.reveal", scope),
  };
}

/** 工单: everything about one case but its story, with the actions open to the caller. Personal data is masked. */
export const getCase = defineQuery({
  name: "getCase",
  title: "查看工单",
  route: "GET /cases/:caseId",
  permission: "case.view",
  output: FullCase,
  refuses: ["case.not-found"],
  async run({ tx, actor, params, vault }) {
    const row = await demandView(tx, actor, params.caseId);
    const stored = await tx.one<Stored>(
      `select ${caseItemColumns}, c.program_id, c.content, c.category_code, c.region_code, c.external_number,
              c.submitted_at, c.reply, c.replied_at, c.archived_at, c.version, c.requester_name, c.requester_phone
       from cases.case c ${caseItemJoins} where c.id = $1`,
      [params.caseId],
    );
    const [assignments, attachments, clocks] = await Promise.all([
      tx.query<Static<typeof Assignment>>(
        `select a.id, a.unit_id, u.name as unit_name, a.part, a.state, a.note, a.assigned_at, a.signed_at, a.ended_at
         from cases.assignment a left join identity.v_unit u on u.id = a.unit_id
         where a.case_id = $1 order by a.assigned_at, a.part desc, a.id`,
        [params.caseId],
      ),
      tx.query<Static<typeof Attachment>>(
        `select id, name, media_type, size_bytes, added_at from cases.attachment where case_id = $1 order by added_at, id`,
        [params.caseId],
      ),
      explainClocks(tx, params.caseId),
    ]);
    const { requesterName: _name, requesterPhone: _phone, ...rest } = stored;
    return {
      ...rest,
      requester: requesterFor(actor, vault, row, stored),
      assignments,
      attachments,
      clocks,
      mayAttach: addsToFile(actor, row) && !isFileClosed(row),
      actions: allowedActions(row, actor),
    };
  },
});
