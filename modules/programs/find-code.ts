import type { Queryable } from "@yingsheng/kernel";

/** One entry of a code list. `pathName` reads 城乡建设/供水/水质, `level` counts from 1. */
export type Code = {
  list: string;
  code: string;
  name: string;
  parentCode: string | null;
  pathName: string;
  level: number;
  active: boolean;
};

const columns = "list, code, name, parent_code, path_name, level, active";

/** The entry with this code, active or not; undefined when the list has none. */
export async function findCode(
  context: { tx: Queryable },
  programId: string,
  list: string,
  code: string,
): Promise<Code | undefined> {
  return context.tx.maybe<Code>(
    `select ${columns} from programs.code where program_id = $1 and list = $2 and code = $3`,
    [programId, list, code],
  );
}

/** The marks that files put between the levels of a path; only one of them counts in one text. */
const separators = [/[/／]/, /[>＞]/, /→/, /-/];

/**
 * The active entry that files name in words: the full path (`城乡建设/供水/水质`, also with `>`, `→` or `-` between) or,
 * when it stands only once in the list, the name alone. Undefined when nothing or more than one fits.
 */
export async function findCodeByName(
  context: { tx: Queryable },
  programId: string,
  list: string,
  name: string,
): Promise<Code | undefined> {
  const words = name.trim();
  const split = (separator: RegExp) =>
    words
      .split(separator)
      .map((part) => part.trim())
      .join("/");
  const paths = [words, ...separators.map(split)];
  const rows = await context.tx.query<Code>(
    `select ${columns} from programs.code
     where program_id = $1 and list = $2 and active and (path_name = any($3) or name = $4)
     order by path_name = any($3) desc limit 2`,
    [programId, list, paths, words],
  );
  const [first, second] = rows;
  if (!first || !second) return first;
  // At the top a name is its own path; a full path that fits goes before names further down.
  const isPath = (code: Code) => paths.includes(code.pathName);
  return isPath(first) && !isPath(second) ? first : undefined;
}

/** Full names of codes for showing them: code → `城乡建设/供水/水质`. Codes the list does not have are left out. */
export async function codeNames(
  context: { tx: Queryable },
  programId: string,
  list: string,
  codes: readonly string[],
): Promise<Map<string, string>> {
  const rows = await context.tx.query<{ code: string; pathName: string }>(
    "select code, path_name from programs.code where program_id = $1 and list = $2 and code = any($3)",
    [programId, list, [...codes]],
  );
  return new Map(rows.map((row) => [row.code, row.pathName]));
}
