import type { Context } from "@yingsheng/kernel";
import type { PackPost } from "./pack.ts";

/** Writes the posts of a contract; posts the pack no longer names become inactive. The same posts write nothing. */
export async function installPosts(
  context: Pick<Context, "tx">,
  programId: string,
  posts: readonly PackPost[],
): Promise<void> {
  const rows = posts.map((post, sort) => ({ ...post, sort }));
  await context.tx.query(
    `insert into programs.post as p (program_id, code, name, headcount, qualification, source, sort)
     select $1, r.code, r.name, r.headcount, r.qualification, r.source, r.sort
     from jsonb_to_recordset($2::jsonb)
       as r(code text, name text, headcount integer, qualification text, source text, sort integer)
     on conflict (program_id, code) do update set name = excluded.name, headcount = excluded.headcount,
       qualification = excluded.qualification, source = excluded.source, sort = excluded.sort, active = true
     where (p.name, p.headcount, p.qualification, p.source, p.sort, p.active) is distinct from
       (excluded.name, excluded.headcount, excluded.qualification, excluded.source, excluded.sort, true)`,
    [programId, JSON.stringify(rows)],
  );
  await context.tx.query(
    "update programs.post set active = false where program_id = $1 and active and not (code = any($2))",
    [programId, posts.map((post) => post.code)],
  );
}
