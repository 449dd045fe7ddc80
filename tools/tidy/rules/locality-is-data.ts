import ts from "typescript";
import { stringsOf } from "../syntax.ts";
import type { Fault, Rule, Tree, TreeFile } from "../tree.ts";

const covers = (file: TreeFile): boolean =>
  (file.workspace.kind === "kernel" || file.workspace.kind === "module" || file.workspace.kind === "app") &&
  file.isCode &&
  !file.isTest &&
  !registrations.includes(file.path);

/** The only product files that list the packs. */
const registrations: readonly string[] = ["apps/server/packs.ts", "apps/server/modules.ts"];

/** Contracts that are planned; those that have a folder in packs/ are found there. */
const planned: readonly string[] = ["hotline-assist", "lingshui", "kunming-grid", "market-mediation", "social-card"];

export const localityIsData: Rule = {
  name: "locality-is-data",
  title: "No code asks which pack or program it runs for",
  covers,
  check(tree: Tree): Fault[] {
    const ids = packIds(tree);
    return tree.files.filter(covers).flatMap((file) => [...literalFaults(file, ids), ...keyFaults(file, ids)]);
  },
};

/** Folder names of packs and what each pack.ts calls itself and its program; very short codes would only match by chance. */
function packIds(tree: Tree): Set<string> {
  const folders = tree.workspaces.filter((each) => each.kind === "pack").map((each) => each.folder);
  const codes = tree.files
    .filter((file) => file.workspace.kind === "pack" && file.path.endsWith("/pack.ts"))
    .flatMap((file) => file.nodes.filter(ts.isPropertyAssignment).filter(namesPack))
    .flatMap((each) => (ts.isStringLiteralLike(each.initializer) ? [each.initializer.text] : []))
    .filter((code) => code.length >= 4);
  return new Set([...planned, ...folders, ...codes]);
}

/** `id` of the pack itself, or `code` directly inside its `program`. */
function namesPack(node: ts.PropertyAssignment): boolean {
  const holder = node.parent.parent;
  if (node.name.getText() === "id") return ts.isVariableDeclaration(holder) || ts.isSatisfiesExpression(holder);
  return node.name.getText() === "code" && ts.isPropertyAssignment(holder) && holder.name.getText() === "program";
}

/** Any string that is exactly such an id, compared or kept for later, and any SQL that quotes one. */
function literalFaults(file: TreeFile, ids: ReadonlySet<string>): Fault[] {
  return stringsOf(file).flatMap(({ text, line }) => {
    const quoted = [...text.matchAll(/'([\w-]+)'/g)].map((each) => each[1] ?? "");
    const id = [text, ...quoted].find((each) => ids.has(each));
    return id ? [faultAt(file, line, id)] : [];
  });
}

/** A table keyed by pack is a comparison in disguise. */
function keyFaults(file: TreeFile, ids: ReadonlySet<string>): Fault[] {
  return file.nodes.flatMap((node) => {
    if (!ts.isPropertyAssignment(node) && !ts.isMethodDeclaration(node)) return [];
    return ts.isIdentifier(node.name) && ids.has(node.name.text)
      ? [faultAt(file, file.lineOf(node), node.name.text)]
      : [];
  });
}

function faultAt(file: TreeFile, line: number, id: string): Fault {
  return { path: file.path, line, sentence: `names the pack "${id}": let packs and policies carry the difference` };
}
