import { Closed, defineQuery, Nullable, Refused } from "@yingsheng/kernel";
import { type Static, Type } from "typebox";

/** One code; the list runs from the top down, every code right after what stands above it. */
const CodeSummary = Closed({
  code: Type.String(),
  name: Type.String(),
  parentCode: Nullable(Type.String()),
  /** 城乡建设/供水/水质 */
  pathName: Type.String(),
  /** Counts from 1 at the top. */
  level: Type.Integer(),
  active: Type.Boolean(),
  /** Nothing in use stands below it. */
  leaf: Type.Boolean(),
});

/** 代码表: one list of the program as a tree told in order. */
export const listCodes = defineQuery({
  name: "listCodes",
  title: "代码表",
  route: "GET /programs/:programId/codes/:list",
  permission: "program.view",
  query: Closed({
    includeInactive: Type.Optional(Type.Boolean({ default: false })),
    /** Only this level, counted from 1. */
    level: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
  }),
  output: Closed({ items: Type.Array(CodeSummary) }),
  refuses: ["code.list-not-found"],
  async run({ tx, params, query }) {
    const { programId, list } = params;
    const items = await tx.query<Static<typeof CodeSummary>>(
      `with recursive tree as (
         select c.*, array[c.sort] as place from programs.code c
         where c.program_id = $1 and c.list = $2 and c.parent_code is null
         union all
         select c.*, t.place || c.sort from programs.code c join tree t on c.parent_code = t.code
         where c.program_id = $1 and c.list = $2)
       select t.code, t.name, t.parent_code, t.path_name, t.level, t.active,
              not exists (select from programs.code below
                          where below.program_id = $1 and below.list = $2 and below.parent_code = t.code
                            and below.active) as leaf
       from tree t where ($3 or t.active) and ($4::integer is null or t.level = $4) order by t.place, t.code`,
      [programId, list, query.includeInactive ?? false, query.level ?? null],
    );
    if (items.length === 0) {
      const known = await tx.query("select from programs.code where program_id = $1 and list = $2 limit 1", [
        programId,
        list,
      ]);
      if (known.length === 0) throw new Refused("code.list-not-found");
    }
    return { items };
  },
});
