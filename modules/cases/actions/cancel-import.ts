import { Closed, Done, defineAction, demand, done, Refused } from "@yingsheng/kernel";

/** 取消导入: stops behind the batch that is being read; what has come in stays. */
export const cancelImport = defineAction({
  name: "cancelImport",
  title: "取消导入",
  route: "POST /imports/:importId/cancel",
  permission: "case.import",
  input: Closed({}),
  output: Done,
  refuses: ["import.not-found", "import.ended"],
  async run({ tx, actor, params, audit, now }) {
    const found = await tx.maybe<{ programId: string; state: string }>(
      "select program_id, state from cases.import where id = $1 for update",
      [params.importId],
    );
    if (!found) throw new Refused("import.not-found");
    demand(actor, "case.import", { programId: found.programId, unitId: null });
    if (found.state !== "queued" && found.state !== "running") throw new Refused("import.ended");
    // One that has not begun ends here; a running one ends at its next batch.
    await tx.query(
      `update cases.import set cancel_requested = true,
         state = case state when 'queued' then 'cancelled' else state end,
         finished_at = case state when 'queued' then $2::timestamptz end where id = $1`,
      [params.importId, now],
    );
    audit({ subject: "import", subjectId: params.importId, programId: found.programId, detail: { cancelled: true } });
    return done;
  },
});
