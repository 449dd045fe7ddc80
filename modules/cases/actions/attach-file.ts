import { Closed, defineAction, demand, lockSubject, Refused, recordHistory, Upload, Uuid } from "@yingsheng/kernel";
import { v7 as uuid } from "uuid";
import { demandView } from "../demand-view.ts";
import { type CaseRow, caseLifecycle } from "../lifecycle.ts";
import { addsToFile, isFileClosed } from "../may-attach.ts";

/**
 * 上传附件: a picture, a document or a recording that belongs to the case; at most 50 MB. The file of a case that has
 * ended is closed (H: 一案一档).
 */
export const attachFile = defineAction({
  name: "attachFile",
  title: "上传附件",
  route: "POST /cases/:caseId/attachments",
  permission: "case.view",
  upload: { maxBytes: 50 * 1024 * 1024 },
  input: Closed({ file: Upload }),
  output: Closed({ id: Uuid }),
  refuses: ["case.not-found", "case.state"],
  async run(context) {
    const { tx, actor, params, input, now, audit } = context;
    await demandView(tx, actor, params.caseId);
    // Locked, so that the story keeps its order and nothing is added behind the end.
    const row = await lockSubject<CaseRow>(context, caseLifecycle, params.caseId);
    if (!addsToFile(actor, row)) demand(actor, "case.handle", { programId: row.programId, unitId: row.leadUnitId });
    if (isFileClosed(row)) throw new Refused("case.state", { detail: "工单已经结束，不能再上传附件。" });
    const id = uuid();
    const { file } = input;
    await tx.query(
      `insert into cases.attachment (case_id, id, sha256, name, media_type, size_bytes, added_at, added_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [row.id, id, file.sha256, file.name, file.mediaType, file.sizeBytes, now, actor.personId],
    );
    await recordHistory(context, caseLifecycle, row.id, {
      verb: "attachFile",
      fromState: row.state,
      toState: row.state,
      detail: { attachmentId: id, name: file.name },
    });
    audit({ subject: "case", subjectId: row.id, programId: row.programId, detail: { attachmentId: id } });
    return { id };
  },
});
