import { Closed, defineQuery, Instant, Nullable, Refused } from "@yingsheng/kernel";
import { type Static, Type } from "typebox";
import { ProgramSummary } from "./list-programs.ts";

const ProgramDetail = Closed({
  ...ProgramSummary.properties,
  /** The document the program rests on. */
  source: Type.String(),
  /** The pack it runs on; null for a program made without one. */
  pack: Nullable(Closed({ id: Type.String(), version: Type.String(), installedAt: Instant })),
  /** The code lists it has, with the number of codes in use. */
  lists: Type.Array(Closed({ list: Type.String(), codes: Type.Integer(), levels: Type.Integer() })),
  posts: Type.Array(
    Closed({
      code: Type.String(),
      name: Type.String(),
      headcount: Type.Integer(),
      qualification: Nullable(Type.String()),
      source: Type.String(),
    }),
  ),
});

const sql = `
  select p.id, p.code, p.name, p.purchaser, p.number_prefix, p.active, p.source,
    (select jsonb_build_object('id', i.pack_id, 'version', i.version, 'installedAt',
       to_char(i.installed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
     from programs.pack_install i where i.program_id = p.id order by i.number desc limit 1) as pack,
    (select coalesce(jsonb_agg(to_jsonb(l) order by l.list), '[]')
     from (select list, count(*) filter (where active) as codes, max(level) as levels
           from programs.code where program_id = p.id group by list) l) as lists,
    (select coalesce(jsonb_agg(jsonb_build_object('code', o.code, 'name', o.name, 'headcount', o.headcount,
       'qualification', o.qualification, 'source', o.source) order by o.sort), '[]')
     from programs.post o where o.program_id = p.id and o.active) as posts
  from programs.program p where p.id = $1`;

/** 项目: one program with its pack, code lists and posts. */
export const getProgram = defineQuery({
  name: "getProgram",
  title: "项目",
  route: "GET /programs/:programId",
  permission: "program.view",
  output: ProgramDetail,
  refuses: ["program.not-found"],
  async run({ tx, params }) {
    const program = await tx.maybe<Static<typeof ProgramDetail>>(sql, [params.programId]);
    if (!program) throw new Refused("program.not-found");
    return program;
  },
});
