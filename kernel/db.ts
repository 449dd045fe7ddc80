import { createHash } from "node:crypto";
import pg from "pg";

/** Runs SQL and gives rows with camelCase names. timestamptz arrive as ISO strings, date as YYYY-MM-DD, int8 as number. */
export type Queryable = {
  query<Row = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Exactly one row; anything else is a bug. */
  one<Row = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<Row>;
  /** One row or undefined; more than one is a bug. */
  maybe<Row = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<Row | undefined>;
};

/** A running transaction. Everything an action writes goes through it and stands or falls together. */
export type Tx = Queryable & { readonly isTransaction: true };

/** The pool: queries outside transactions, and `transaction` for everything that writes. */
export type Db = Queryable & {
  transaction<T>(work: (tx: Tx) => Promise<T>, options?: { readOnly?: boolean }): Promise<T>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
};

const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text: string) => new Date(text).toISOString());
types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);
types.setTypeParser(pg.types.builtins.INT8, (text: string) => Number(text));
types.setTypeParser(pg.types.builtins.NUMERIC, (text: string) => Number(text));

const camelNames = new Map<string, string>();
function camel(name: string): string {
  let known = camelNames.get(name);
  if (known === undefined) {
    known = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    camelNames.set(name, known);
  }
  return known;
}

const statementNames = new Map<string, string>();
/** One prepared statement per SQL text and connection: planning a case insert again costs more than running it. */
function statementName(sql: string): string {
  let name = statementNames.get(sql);
  if (name === undefined) {
    name = createHash("sha1").update(sql).digest("base64url").slice(0, 20);
    statementNames.set(sql, name);
  }
  return name;
}

type Runner = { query(config: pg.QueryArrayConfig): Promise<pg.QueryArrayResult> };

async function run<Row>(runner: Runner, sql: string, params: readonly unknown[]): Promise<Row[]> {
  const result = await runner.query({
    text: sql,
    values: params as unknown[],
    rowMode: "array",
    ...(params.length > 0 ? { name: statementName(sql) } : {}),
  });
  const names = result.fields?.map((field) => camel(field.name)) ?? [];
  return (result.rows ?? []).map((values) => {
    const row: Record<string, unknown> = {};
    for (let i = 0; i < names.length; i++) row[names[i] as string] = values[i];
    return row as Row;
  });
}

function queryable(runner: Runner): Queryable {
  const query = <Row>(sql: string, params: readonly unknown[] = []) => run<Row>(runner, sql, params);
  async function maybe<Row>(sql: string, params: readonly unknown[] = []): Promise<Row | undefined> {
    const rows = await query<Row>(sql, params);
    if (rows.length > 1) throw new Error(`expected at most one row, got ${rows.length}: ${sql.slice(0, 120)}`);
    return rows[0];
  }
  async function one<Row>(sql: string, params: readonly unknown[] = []): Promise<Row> {
    const row = await maybe<Row>(sql, params);
    if (row === undefined) throw new Error(`expected one row, got none: ${sql.slice(0, 120)}`);
    return row;
  }
  return { query, one, maybe };
}

/** SQLSTATEs after which the same transaction may simply be tried again: serialisation failure and deadlock. */
const retryable = new Set(["40001", "40P01"]);

/**
 * Opens the pool. `connections` counts this process's connections; 16 saturate two cores, more gain nothing.
 * A transaction that lost a deadlock is run again, at most three times: `work` must not have effects outside the database.
 */
export function openDb(url: string, connections = 16): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types,
    application_name: "yingsheng",
    // Whoever waits this long for a connection is told that the system is busy instead of hanging for ever.
    connectionTimeoutMillis: 30_000,
  });
  // A broken connection must not take the process down, neither an idle one nor one that a transaction holds while it
  // thinks: the next query fails and says so.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));

  async function attempt<T>(work: (tx: Tx) => Promise<T>, readOnly: boolean): Promise<T> {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(readOnly ? "begin read only" : "begin");
      const result = await work({ ...queryable(client as unknown as Runner), isTransaction: true });
      await client.query("commit");
      return result;
    } catch (error) {
      await client.query("rollback").catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  return {
    ...queryable(pool as unknown as Runner),
    pool,
    close: () => pool.end(),
    async transaction(work, options = {}) {
      for (let tries = 1; ; tries++) {
        try {
          return await attempt(work, options.readOnly ?? false);
        } catch (error) {
          const state = (error as { code?: string }).code;
          if (tries >= 3 || state === undefined || !retryable.has(state)) throw error;
        }
      }
    },
  };
}
