import ts from "typescript";
import type { Fault, Rule, Tree, TreeFile } from "../tree.ts";

const covers = (file: TreeFile): boolean => file.workspace.kind === "module" && file.isCode && !file.isTest;

/** `allowanceMinutes`, `RETURN_DAYS`, `limitPerUnit`: names of amounts that a law, standard or contract sets. */
const limitName = /(Minutes|Hours|Days|_MINUTES|_HOURS|_DAYS)$|^(limit|LIMIT)/;

export const limitsAreData: Rule = {
  name: "limits-are-data",
  title: "Deadlines and limits stand in packs and policies, with source and dates, never in a module's constants",
  covers,
  check(tree: Tree): Fault[] {
    return tree.files.filter(covers).flatMap((file) =>
      file.syntax.statements.filter(ts.isVariableStatement).flatMap((statement) =>
        statement.declarationList.declarations.flatMap((each) => {
          const name = each.name.getText();
          if (!limitName.test(name) || !each.initializer || !isNumber(each.initializer)) return [];
          return [
            {
              path: file.path,
              line: file.lineOf(each),
              sentence: `${name} is a limit written as a constant: make it data of a pack or policy`,
            },
          ];
        }),
      ),
    );
  },
};

/** A literal, or arithmetic of literals such as `24 * 60`. */
function isNumber(node: ts.Expression): boolean {
  if (ts.isNumericLiteral(node)) return true;
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return isNumber(node.expression);
  if (ts.isPrefixUnaryExpression(node)) return isNumber(node.operand);
  return ts.isBinaryExpression(node) && isNumber(node.left) && isNumber(node.right);
}
