import { Closed, defineAction, demand, Line, Nullable, Refused } from "@yingsheng/kernel";
import { Type } from "typebox";
import { demandView } from "../demand-view.ts";

type Sealed = { requesterName: Buffer | null; requesterPhone: Buffer | null; isSecret: boolean };

/**
 * 查看联系方式: shows name and phone in clear, with a reason that is recorded (Z6; PIPL art. 6, 51). A secret case is
 * opened only by somebody who holds the right over the whole program.
 */
export const revealRequester = defineAction({
  name: "revealRequester",
  title: "查看联系方式",
  route: "POST /cases/:caseId/reveal",
  permission: "case.reveal",
  input: Closed({ reason: Line("查看理由", 200) }),
  output: Closed({ name: Nullable(Type.String()), phone: Nullable(Type.String()) }),
  refuses: ["case.not-found", "case.no-requester"],
  async run({ tx, actor, params, input, vault, audit }) {
    const row = await demandView(tx, actor, params.caseId);
    const stored = await tx.one<Sealed>(
      "select requester_name, requester_phone, is_secret from cases.case where id = $1",
      [params.caseId],
    );
    demand(actor, "case.reveal", { programId: row.programId, unitId: stored.isSecret ? null : row.leadUnitId });
    if (!stored.requesterName && !stored.requesterPhone) throw new Refused("case.no-requester");
    audit({ subject: "case", subjectId: row.id, programId: row.programId, detail: { reason: input.reason } });
    return {
      name: stored.requesterName ? vault.open(stored.requesterName, "cases.case.requester_name") : null,
      phone: stored.requesterPhone ? vault.open(stored.requesterPhone, "cases.case.requester_phone") : null,
    };
  },
});
