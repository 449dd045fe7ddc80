import type { Planting, Plantings } from "./plantings.ts";

/** SQL as a string of the module cases; a fault, when expected, lies on its first line unless another is given. */
function query(what: string, sql: string, isFault = true, line = 2): Planting {
  const path = "modules/cases/planted.ts";
  const text = `const tables = "";\nexport const sql = \`${sql}\`;\n`;
  return { what, files: { [path]: `${text}` }, faults: isFault ? [`${path}:${line}`] : [] };
}

function migration(what: string, sql: string, line?: number): Planting {
  const path = "modules/cases/migrations/0001_planted.sql";
  return { what, files: { [path]: `${sql}\n` }, faults: line === undefined ? [] : [`${path}:${line}`] };
}

const writes: readonly Planting[] = [
  query("insert into a foreign schema", "insert into clocks.clock (id) values ($1)"),
  query("update of a foreign schema", "update clocks.clock set name = $1"),
  query("delete from a foreign schema", "delete from clocks.clock where id = $1"),
  query("truncate of a foreign schema", "truncate table clocks.clock"),
  query("merge into a foreign schema", "merge into clocks.clock using cases.case c on true when matched then delete"),
  query(
    "a foreign write inside a CTE",
    "with x as (\n  insert into kernel.audit (id) values ($1) returning id\n) select id from x",
    true,
    3,
  ),
  query("a write whose table is decided later", "insert into clocks.${tables} (id) values ($1)"),
  {
    what: "an app that writes",
    files: { "apps/server/planted.ts": 'q("delete from cases.case where id = $1");\n' },
    faults: ["apps/server/planted.ts:1"],
  },
  query("a piece of a foreign write", " on conflict do nothing; update clocks.clock c"),
  migration(
    "alter of a foreign table",
    "create schema cases;\nalter table if exists clocks.clock add column late boolean;",
    2,
  ),
  migration("a foreign table", "create table clocks.more (id uuid);", 1),
  migration("an index on a foreign table", "create unique index concurrently more\n  on clocks.clock (id);", 2),
  migration(
    "a trigger on a foreign table",
    "create trigger t after update on clocks.clock execute function cases.f();",
    1,
  ),
  migration("a foreign view dropped", "drop view if exists clocks.v_clock;", 1),
  migration(
    "a foreign write in a function",
    "create function cases.f() returns void as $$\nbegin\n  delete from clocks.clock;\nend $$ language plpgsql;",
    3,
  ),
];

const reads: readonly Planting[] = [
  query("a foreign table read", "select id from clocks.clock"),
  query("a foreign table joined", "select 1 from cases.case c\n  left join clocks.clock k on k.id = c.id", true, 3),
  query(
    "a foreign table after a comma",
    "select 1 from cases.case as c (id), lateral unnest(c.tags) with ordinality t, clocks.clock",
  ),
  query("a foreign table after a subquery", "select 1 from (select 1 as a) s, clocks.clock k"),
  query("a piece of a foreign join", " join kernel.audit a on a.id = c.id"),
  query("a view of a foreign module", "select id from clocks.v_clock v join lateral (select 1) x on true", false),
  query("the engine's own catalogue", "select relname from pg_catalog.pg_class where oid = $1", false),
];

const unqualified: readonly Planting[] = [
  query("a read without schema", "select id from person where id = $1"),
  query("a short read without schema", "select id, name as title from person order by name"),
  query("a subquery without schema", "(select id from person where id = $1)"),
  query("a join without schema", "select 1 from cases.case c\njoin person p on p.id = c.id", true, 3),
  query("a write without schema", "update person set name = $1"),
  migration("a table without schema", "create table person (id uuid);", 1),
];

const leftAlone: readonly Planting[] = [
  query("words that look like SQL", "Select a unit from the list", false),
  query("more words that look like SQL", "update of the person, deleted from view", false),
  query(
    "words from the engine's grammar",
    "select extract(epoch from a - b), trim(both ' ' from c) from cases.case where a is distinct from b for update of c",
    false,
  ),
  query(
    "calls in place of tables",
    "select * from jsonb_to_recordset($1) as r(id uuid) cross join generate_series(1, 2)",
    false,
  ),
  query(
    "recursive CTEs with columns",
    "with recursive tree (id, depth) as (\n select 1, 1 union all select id, depth + 1 from tree\n), rest as not materialized (select 1) select * from tree, rest",
    false,
  ),
  query("a table named by an expression", "select * from ${tables} join ${tables}.x on true", false),
  query("quoted names and strings", 'select \'from nowhere\' as "from" from cases."case" -- from person', false),
  query(
    "an upsert",
    "insert into cases.tag (id) select id from cases.case on conflict (id) do update set n = 1",
    false,
  ),
  migration(
    "foreign keys and temporary tables",
    "create temp table draft (id uuid references clocks.clock on delete cascade);\ninsert into draft select id from cases.case;",
  ),
  migration(
    "grants and policies",
    "create table cases.a (id uuid);\ngrant select, update on cases.a to reader;\nrevoke all on cases.a from public;\ncomment on column cases.a.id is 'from person';",
  ),
  {
    what: "a test with a table of its own",
    files: { "kernel/planted.test.ts": 'q("create table hello (a int)");\nq("select a from hello where a = 1");\n' },
    faults: [],
  },
  {
    what: "a test that writes a foreign table",
    files: { "modules/cases/planted.test.ts": 'q("update kernel.audit set a = 1");\n' },
    faults: ["modules/cases/planted.test.ts:1"],
  },
  {
    what: "a test that looks at a foreign table",
    files: { "modules/cases/planted.test.ts": 'q("select id from kernel.audit");\n' },
    faults: [],
  },
];

export const sqlPlantings: Plantings = { "schema-ownership": [...writes, ...reads, ...unqualified, ...leftAlone] };
