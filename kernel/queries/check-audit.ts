import { Type } from "typebox";
import { defineQuery } from "../action.ts";
import { verifyAudit } from "../audit.ts";
import { Closed, Nullable } from "../schema.ts";

/** 审计完整性校验: recomputes the chain of seals and names the first that no longer fits. */
export const checkAudit = defineQuery({
  name: "checkAudit",
  title: "审计完整性校验",
  route: "GET /audit/integrity",
  permission: "audit.view",
  output: Closed({ seals: Type.Integer(), entries: Type.Integer(), brokenSeal: Nullable(Type.Integer()) }),
  run: ({ db }) => db.transaction((tx) => verifyAudit(tx), { readOnly: true }),
});
