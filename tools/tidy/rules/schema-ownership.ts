import { createdTables, isStatement, localNames, type SqlUse, sqlUses } from "../sql.ts";
import { stringsOf } from "../syntax.ts";
import type { Fault, Rule, Tree, TreeFile } from "../tree.ts";

const covers = (file: TreeFile): boolean =>
  ["kernel", "module", "app"].includes(file.workspace.kind) && (file.isCode || file.extension === ".sql");

/** Schemas of the engine itself, and the job queue's, which the kernel alone runs. */
const engineSchemas: readonly string[] = ["pg_catalog", "information_schema"];
const kernelSchemas: readonly string[] = ["kernel", "graphile_worker"];
/** The toy modules that the kernel's own tests stand on. */
const kernelTestSchemas: readonly string[] = ["shop", "toy"];

/** A first look that spares most strings the tokeniser. */
const mayTouchTables = /\b(from|join|into|update|delete|truncate|alter|create|drop|merge|lock|comment)\s/i;

export const schemaOwnership: Rule = {
  name: "schema-ownership",
  title: "Only the owner writes a schema; others read its views v_…; every table is named with its schema",
  covers,
  check(tree: Tree): Fault[] {
    const modules = tree.workspaces.filter((each) => each.kind === "module").map((each) => each.folder);
    const schemas = new Set([...modules, ...kernelSchemas]);
    return tree.files.filter(covers).flatMap((file) => faultsOf(file, schemas));
  },
};

type SqlText = { text: string; line: number; whole: boolean };

function faultsOf(file: TreeFile, schemas: ReadonlySet<string>): Fault[] {
  const texts = sqlTexts(file);
  const local = new Set(
    texts.flatMap(({ text }) => [...localNames(text), ...(file.isTest ? createdTables(text) : [])]),
  );
  return texts.flatMap(({ text, line, whole }) =>
    sqlUses(text).flatMap((use) => {
      const sentence = faultOf(file, use, { schemas, local, whole });
      return sentence
        ? [{ path: file.path, line: line + text.slice(0, use.offset).split("\n").length - 1, sentence }]
        : [];
    }),
  );
}

/** A migration is SQL as a whole; in code, every string that might be SQL or a piece of it. */
function sqlTexts(file: TreeFile): SqlText[] {
  if (file.extension === ".sql") return [{ text: file.text, line: 1, whole: true }];
  return stringsOf(file)
    .filter(({ text }) => mayTouchTables.test(text))
    .map(({ text, line }) => ({ text, line, whole: isStatement(text) }));
}

type Context = { schemas: ReadonlySet<string>; local: ReadonlySet<string>; whole: boolean };

function faultOf(file: TreeFile, use: SqlUse, { schemas, local, whole }: Context): string | undefined {
  const own = ownSchemas(file);
  const [first = "", second] = use.name.split(".");
  // In a piece of a sentence only a name with a known schema is certainly a table.
  if (!whole && (second === undefined || !schemas.has(first))) return undefined;
  if (second === undefined) return unqualifiedFault(use, own, local);
  if (own.includes(first)) return undefined;
  if (use.verb === "write") return `writes ${use.name}, and only ${first} may write its schema`;
  if (engineSchemas.includes(first) || file.isTest) return undefined;
  return second.startsWith("v_")
    ? undefined
    : `reads ${use.name}, and other modules may read only views named ${first}.v_…`;
}

/** An app composes modules and owns no data. */
function ownSchemas(file: TreeFile): readonly string[] {
  if (file.workspace.kind === "app") return [];
  if (file.workspace.kind === "module") return [file.workspace.folder];
  return file.isTest ? [...kernelSchemas, ...kernelTestSchemas] : kernelSchemas;
}

function unqualifiedFault(use: SqlUse, own: readonly string[], local: ReadonlySet<string>): string | undefined {
  if (own.includes(use.name) || local.has(use.name) || (use.verb === "read" && use.name.startsWith("pg_")))
    return undefined;
  return `"${use.name}" is named without its schema`;
}
