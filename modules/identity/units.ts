import type { Queryable } from "@yingsheng/kernel";
import type { PackUnit } from "./pack-section.ts";

/** One unit 机构 as other modules see it. `path` runs from the root down to the unit itself. */
export type Unit = {
  id: string;
  programId: string;
  code: string;
  name: string;
  kind: PackUnit["kind"];
  parentId: string | null;
  path: string[];
  active: boolean;
};

const columns = "id, program_id, code, name, kind, parent_id, path, active";

/** All units of a program, parents before children, in the order of the pack; inactive ones too. */
export async function unitsOf(context: { tx: Queryable }, programId: string): Promise<Unit[]> {
  return context.tx.query<Unit>(
    `select ${columns} from identity.unit where program_id = $1 order by cardinality(path), sort, code`,
    [programId],
  );
}

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The unit of a program by its id or its code, active or not; undefined when the program has no such unit. */
export async function findUnit(
  context: { tx: Queryable },
  programId: string,
  codeOrId: string,
): Promise<Unit | undefined> {
  const column = uuidShape.test(codeOrId) ? "id" : "code";
  return context.tx.maybe<Unit>(`select ${columns} from identity.unit where program_id = $1 and ${column} = $2`, [
    programId,
    codeOrId,
  ]);
}
