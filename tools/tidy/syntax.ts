import ts from "typescript";
import type { TreeFile } from "./tree.ts";

/** One module named by a file: import, re-export, `import()`, `import("…").Type` or `declare module "…"`. */
export type ImportUse = { specifier: string; line: number; typeOnly: boolean };

/** One string of a file. `text` has U+FFFC where a template holds an expression; `line` is where the string begins. */
export type StringUse = { text: string; line: number; node: ts.Node };

/** Stands for `${…}` inside the text of a template. */
export const expressionMark = "\uFFFC";

const importsByFile = new WeakMap<TreeFile, ImportUse[]>();
const stringsByFile = new WeakMap<TreeFile, StringUse[]>();

/** Everything a file imports, in reading order. */
export function importsOf(file: TreeFile): ImportUse[] {
  let uses = importsByFile.get(file);
  if (!uses) {
    uses = file.nodes.flatMap((node) => {
      const found = importIn(node);
      return found ? [{ ...found, line: file.lineOf(node) }] : [];
    });
    importsByFile.set(file, uses);
  }
  return uses;
}

function importIn(node: ts.Node): Omit<ImportUse, "line"> | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, typeOnly: importsOnlyTypes(node.importClause) };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    const named = node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : undefined;
    const typeOnly = node.isTypeOnly || Boolean(named?.length && named.every((each) => each.isTypeOnly));
    return { specifier: node.moduleSpecifier.text, typeOnly };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return { specifier: node.argument.literal.text, typeOnly: true };
  }
  if (ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name)) {
    return { specifier: node.name.text, typeOnly: true };
  }
  const first = ts.isCallExpression(node) ? node.arguments[0] : undefined;
  if (ts.isCallExpression(node) && first && ts.isStringLiteralLike(first) && loadsModule(node.expression)) {
    return { specifier: first.text, typeOnly: false };
  }
  return undefined;
}

function importsOnlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  if (clause.name || !bindings || !ts.isNamedImports(bindings)) return false;
  return bindings.elements.length > 0 && bindings.elements.every((each) => each.isTypeOnly);
}

function loadsModule(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  return /^(require(\.resolve)?|import\.meta\.resolve)$/.test(callee.getText());
}

/** Every string and template of a file except the module names of imports and the literals of types. */
export function stringsOf(file: TreeFile): StringUse[] {
  let uses = stringsByFile.get(file);
  if (!uses) {
    uses = file.nodes.flatMap((node) => {
      const text = stringText(node);
      return text === undefined ? [] : [{ text, line: file.lineOf(node), node }];
    });
    stringsByFile.set(file, uses);
  }
  return uses;
}

function stringText(node: ts.Node): string | undefined {
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map((span) => expressionMark + span.literal.text).join("");
  }
  if (!ts.isStringLiteralLike(node)) return undefined;
  const holder = node.parent;
  const namesModule =
    ts.isImportDeclaration(holder) ||
    ts.isExportDeclaration(holder) ||
    ts.isModuleDeclaration(holder) ||
    ts.isExternalModuleReference(holder);
  return namesModule || ts.isLiteralTypeNode(holder) ? undefined : node.text;
}

/** A function of any form that has a body. */
export type FunctionWithBody = ts.FunctionLikeDeclaration & { body: ts.Node };

export function isFunctionWithBody(node: ts.Node): node is FunctionWithBody {
  const isFunction =
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isGetAccessorDeclaration(node) ||
    ts.isSetAccessorDeclaration(node);
  return isFunction && node.body !== undefined;
}

export function isExported(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) &&
    Boolean(ts.getModifiers(node)?.some((each) => each.kind === ts.SyntaxKind.ExportKeyword))
  );
}
