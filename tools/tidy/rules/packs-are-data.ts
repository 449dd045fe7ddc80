import ts from "typescript";
import { importsOf, isFunctionWithBody } from "../syntax.ts";
import type { Fault, Rule, Tree, TreeFile } from "../tree.ts";

const covers = (file: TreeFile): boolean => file.workspace.kind === "pack" && file.isCode && !file.isTest;

/** Longer than this, a helper is no longer shorthand for writing rows. */
const mostHelperLines = 15;

/** What makes a result depend on more than the text of the pack. */
const impure =
  /^(process|fetch|console|globalThis|setTimeout|setInterval|setImmediate|crypto|performance|Date|eval|Function)$/;

export const packsAreData: Rule = {
  name: "packs-are-data",
  title: "A pack holds data; it takes only types from modules",
  covers,
  check(tree: Tree): Fault[] {
    return tree.files.filter(covers).flatMap((file) => [...importFaults(file), ...codeFaults(file)]);
  },
};

function importFaults(file: TreeFile): Fault[] {
  return importsOf(file)
    .filter((use) => !use.typeOnly && !use.specifier.startsWith("."))
    .map((use) => ({
      path: file.path,
      line: use.line,
      sentence: `a pack may only \`import type\` from "${use.specifier}"`,
    }));
}

function codeFaults(file: TreeFile): Fault[] {
  return file.nodes.flatMap((node) => {
    const what = codePath(file, node);
    return what
      ? [{ path: file.path, line: file.lineOf(node), sentence: `${what}: a pack is data, put behaviour into a module` }]
      : [];
  });
}

function codePath(file: TreeFile, node: ts.Node): string | undefined {
  if (ts.isClassLike(node)) return "a class";
  if (ts.isAwaitExpression(node)) return "await";
  if (ts.isTryStatement(node)) return "try";
  if (ts.isWhileStatement(node) || ts.isDoStatement(node)) return "a while loop";
  if (isFunctionWithBody(node)) {
    if (ts.canHaveModifiers(node) && ts.getModifiers(node)?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword))
      return "an async function";
    const lines = file.lineAt(node.getEnd()) - file.lineOf(node) + 1;
    return lines > mostHelperLines ? `a function of ${lines} lines` : undefined;
  }
  if (ts.isIdentifier(node) && impure.test(node.text) && isUsedAsValue(node)) return `"${node.text}"`;
  return ts.isPropertyAccessExpression(node) && node.getText() === "Math.random" ? '"Math.random"' : undefined;
}

function isUsedAsValue(node: ts.Identifier): boolean {
  const holder = node.parent;
  return (
    (ts.isPropertyAccessExpression(holder) && holder.expression === node) ||
    (ts.isCallExpression(holder) && holder.expression === node) ||
    ts.isNewExpression(holder)
  );
}
