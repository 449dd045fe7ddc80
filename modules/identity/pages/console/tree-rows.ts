/** What a tree told in order needs to be cut down to the rows that matter. */
type Told<Row> = { id: (row: Row) => string; parent: (row: Row) => string | null };

/**
 * The rows that fit, and every row above them, so that a find still shows where it stands. Rows come parents first and
 * stay in their order.
 */
export function withAncestors<Row>(
  rows: readonly Row[],
  { id, parent }: Told<Row>,
  fits: (row: Row) => boolean,
): Row[] {
  const byId = new Map(rows.map((row) => [id(row), row]));
  const kept = new Set<Row>();
  for (const row of rows.filter(fits)) {
    for (let at: Row | undefined = row; at && !kept.has(at); at = byId.get(parent(at) ?? "")) kept.add(at);
  }
  return rows.filter((row) => kept.has(row));
}
