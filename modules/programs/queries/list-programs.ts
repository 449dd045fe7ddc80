import { Closed, defineQuery, Uuid } from "@yingsheng/kernel";
import { type Static, Type } from "typebox";

/** One program 项目 as lists show it. */
export const ProgramSummary = Closed({
  id: Uuid,
  code: Type.String(),
  name: Type.String(),
  purchaser: Type.String(),
  /** First letters of every 工单编号. */
  numberPrefix: Type.String(),
  active: Type.Boolean(),
});

/** 我的项目: the programs in which I have any right now. */
export const listPrograms = defineQuery({
  name: "listPrograms",
  title: "我的项目",
  route: "GET /programs",
  permission: "session",
  output: Closed({ items: Type.Array(ProgramSummary) }),
  async run({ tx, actor }) {
    const everywhere = actor.kind === "system" || actor.grants.some((grant) => grant.programId === null);
    const items = await tx.query<Static<typeof ProgramSummary>>(
      `select id, code, name, purchaser, number_prefix, active from programs.program
       where $1 or id = any($2) order by code`,
      [everywhere, actor.grants.flatMap((grant) => grant.programId ?? [])],
    );
    return { items };
  },
});
