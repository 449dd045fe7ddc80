import { Download, defineQuery, Refused } from "@yingsheng/kernel";
import { demandView } from "../demand-view.ts";

/** 下载附件: the stored file of a case, for whoever may see the case; each download is audited. */
export const downloadAttachment = defineQuery({
  name: "downloadAttachment",
  title: "下载附件",
  route: "GET /cases/:caseId/attachments/:attachmentId",
  permission: "case.view",
  output: "file",
  refuses: ["case.not-found", "attachment.not-found"],
  async run({ tx, actor, params, files, audit }) {
    const row = await demandView(tx, actor, params.caseId);
    const found = await tx.maybe<{ sha256: string; name: string; mediaType: string }>(
      "select sha256, name, media_type from cases.attachment where case_id = $1 and id = $2",
      [params.caseId, params.attachmentId],
    );
    if (!found) throw new Refused("attachment.not-found");
    audit({
      subject: "case",
      subjectId: row.id,
      programId: row.programId,
      detail: { attachmentId: params.attachmentId },
    });
    return new Download(await files.open(found.sha256), found.name, found.mediaType);
  },
});
