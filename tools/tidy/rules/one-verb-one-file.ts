import { basename } from "node:path";
import ts from "typescript";
import type { Fault, Rule, Tree, TreeFile } from "../tree.ts";

const folders = /^(?:modules\/[^/]+|kernel)\/(actions|queries)\/[^/]+\.ts$/;
const covers = (file: TreeFile): boolean => folders.test(file.path) && !file.isTest;

export const oneVerbOneFile: Rule = {
  name: "one-verb-one-file",
  title: "A file in actions/ or queries/ declares the one verb it is named after, and a test names that verb",
  covers,
  check(tree: Tree): Fault[] {
    return tree.files.filter(covers).flatMap((file) => faultsOf(tree, file));
  },
};

function faultsOf(tree: Tree, file: TreeFile): Fault[] {
  const maker = file.path.includes("/actions/") ? "defineAction" : "defineQuery";
  const verbs = declaredVerbs(file, maker);
  const verb = verbs[0];
  if (!verb || verbs.length > 1) {
    const sentence = `exports ${verbs.length} ${maker}(…), and must export exactly one`;
    return [{ path: file.path, line: verbs[1] ? file.lineOf(verbs[1]) : 1, sentence }];
  }
  const wanted = camelCase(basename(file.path, ".ts"));
  const name = textOf(verb, "name");
  const line = file.lineOf(verb);
  const faults: Fault[] = [];
  if (name !== wanted)
    faults.push({ path: file.path, line, sentence: `the verb is named "${name}"; the file says "${wanted}"` });
  if (!isTested(tree, file, name ?? wanted, textOf(verb, "route"))) {
    faults.push({
      path: file.path,
      line,
      sentence: `no test of ${file.workspace.folder} names ${name ?? wanted} or its route`,
    });
  }
  return faults;
}

/** The object literals given to `defineAction` or `defineQuery` in exported constants. */
function declaredVerbs(file: TreeFile, maker: string): ts.ObjectLiteralExpression[] {
  return file.nodes.flatMap((node) => {
    if (!ts.isCallExpression(node) || !/^define(Action|Query)\b/.test(node.expression.getText())) return [];
    if (!node.expression.getText().startsWith(maker)) return [];
    const statement = ts.findAncestor(node, (each) => ts.isVariableStatement(each) || ts.isExportAssignment(each));
    const exported =
      statement !== undefined &&
      (ts.isExportAssignment(statement) ||
        (ts.isVariableStatement(statement) &&
          statement.modifiers?.some((each) => each.kind === ts.SyntaxKind.ExportKeyword)));
    const [declaration] = node.arguments;
    return exported && declaration && ts.isObjectLiteralExpression(declaration) ? [declaration] : [];
  });
}

function textOf(verb: ts.ObjectLiteralExpression, property: string): string | undefined {
  for (const each of verb.properties) {
    if (!ts.isPropertyAssignment(each) || each.name.getText() !== property) continue;
    return ts.isStringLiteralLike(each.initializer) ? each.initializer.text : undefined;
  }
  return undefined;
}

function camelCase(kebab: string): string {
  return kebab.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** A test names the verb, or calls its route: method and path close together, parameters filled in or not. */
function isTested(tree: Tree, file: TreeFile, name: string, route: string | undefined): boolean {
  const byName = new RegExp(`\\b${name}\\b`);
  const byRoute = route === undefined ? undefined : routePattern(route);
  return tree.files.some((each) => {
    if (each.workspace !== file.workspace || !/\.test\.tsx?$/.test(each.path)) return false;
    return byName.test(each.text) || byRoute?.test(each.text) === true;
  });
}

function routePattern(route: string): RegExp {
  const [method = "", path = ""] = route.split(/\s+/);
  const parts = path
    .split("/")
    .map((part) => (part.startsWith(":") ? "[^/\\s\"'`]+" : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")));
  return new RegExp(`\\b${method}\\b.{0,40}?(?:/api)?${parts.join("/")}(?![\\w/-])`, "i");
}
