import ts from "typescript";
import { isExported } from "../syntax.ts";
import type { Fault, Rule, Tree, TreeFile } from "../tree.ts";

const covers = (file: TreeFile): boolean =>
  (file.workspace.kind === "kernel" || file.workspace.kind === "module") &&
  file.isCode &&
  !/(^|\/)pages\//.test(file.path) &&
  !/\.test\.tsx?$/.test(file.path);

/** Shorter comments repeat the name. */
const fewestCharacters = 8;

export const docstrings: Rule = {
  name: "docstrings",
  title: "Every exported function of the kernel and the modules says what it does",
  covers,
  check(tree: Tree): Fault[] {
    return tree.files.filter(covers).flatMap((file) => {
      const told = new Set<string>();
      return exportedFunctions(file.syntax).flatMap(({ name, node }) => {
        // Of several overloads one comment is enough.
        if (told.has(name)) return [];
        if (isDocumented(node)) {
          told.add(name);
          return [];
        }
        const overloaded = exportedFunctions(file.syntax).some((each) => each.name === name && isDocumented(each.node));
        told.add(name);
        return overloaded
          ? []
          : [{ path: file.path, line: file.lineOf(node), sentence: `exported function ${name} has no /** comment */` }];
      });
    });
  },
};

type NamedFunction = { name: string; node: ts.Node };

function exportedFunctions(syntax: ts.SourceFile): NamedFunction[] {
  const listed = namesExportedByList(syntax);
  return syntax.statements.flatMap((statement): NamedFunction[] => {
    if (ts.isFunctionDeclaration(statement)) {
      const name = statement.name?.text ?? "default";
      return isExported(statement) || listed.has(name) ? [{ name, node: statement }] : [];
    }
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap((each) => {
      if (!each.initializer || !ts.isIdentifier(each.name) || !isFunctionValue(each.initializer)) return [];
      return isExported(statement) || listed.has(each.name.text) ? [{ name: each.name.text, node: statement }] : [];
    });
  });
}

/** Names in `export { … }` of the same file. */
function namesExportedByList(syntax: ts.SourceFile): Set<string> {
  const names = syntax.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier || !statement.exportClause) return [];
    if (!ts.isNamedExports(statement.exportClause)) return [];
    return statement.exportClause.elements.map((each) => (each.propertyName ?? each.name).text);
  });
  return new Set(names);
}

function isFunctionValue(node: ts.Expression): boolean {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
    return isFunctionValue(node.expression);
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

function isDocumented(node: ts.Node): boolean {
  return ts
    .getJSDocCommentsAndTags(node)
    .some((each) => each.getText().replace(/[/*\s]/g, "").length >= fewestCharacters);
}
