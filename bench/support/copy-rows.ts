import type pg from "pg";

type Column = { name: string; type: string };
type Piece = { table: string; where: string; sql: string; values(n: number, ids: Ids): unknown[] };
type Ids = { caseId: string; fresh(): string };

const quoted = (name: string) => `"${name}"`;

async function columnsOf(client: pg.ClientBase, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname <> 'xact_id' order by attnum`,
    [table],
  );
  return rows;
}

/**
 * One insert that copies a row with new ids: every column as a plain parameter of its own type, as a program written for
 * speed alone would send it.
 */
async function piece(
  client: pg.ClientBase,
  table: string,
  where: string,
  from: number,
  caseId: string,
): Promise<Piece[]> {
  const columns = await columnsOf(client, table);
  const list = columns.map(({ name }) => quoted(name)).join(", ");
  const { rows } = await client.query<Record<string, string | null>>(
    `select ${columns.map(({ name }) => `${quoted(name)}::text`).join(", ")} from ${table} where ${where}`,
    [caseId],
  );
  return rows.map((row, i) => {
    const first = from + i * columns.length;
    const params = columns.map(({ type }, c) => `$${first + c + 1}::${type}`).join(", ");
    return {
      table,
      where,
      sql: `insert into ${table} (${list}) values (${params}) returning 1`,
      values: (n, ids) =>
        columns.map(({ name }) => {
          const value = row[name] ?? null;
          if (value === caseId) return ids.caseId;
          if (name === "id") return ids.fresh();
          if (name === "number") return `RAW${n}`;
          return value;
        }),
    };
  });
}

/**
 * The raw baseline: a single statement that writes the same rows in the same tables as one opened case wrote (case,
 * history, clocks, event, audit), for a given case as the pattern.
 */
export async function rawCopyOf(client: pg.ClientBase, caseId: string) {
  const pieces: Piece[] = [];
  let from = 0;
  for (const [table, where] of [
    ["cases.case", "id = $1"],
    ["cases.case_event", "case_id = $1"],
    ["clocks.clock", "case_id = $1"],
    ["kernel.event", "case_id = $1"],
    ["kernel.audit_entry", "subject_id = $1"],
  ] as const) {
    const more = await piece(client, table, where, from, caseId);
    from += more.reduce((sum, one) => sum + one.values(0, { caseId: "", fresh: () => "" }).length, 0);
    pieces.push(...more);
  }
  const ctes = pieces.map((one, i) => `p${i} as (${one.sql})`).join(",\n");
  return {
    text: `with ${ctes} select 1`,
    rows: pieces.length,
    values: (n: number, ids: Ids) => pieces.flatMap((one) => one.values(n, ids)),
  };
}
