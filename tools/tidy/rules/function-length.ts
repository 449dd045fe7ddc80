import ts from "typescript";
import { type FunctionWithBody, isFunctionWithBody } from "../syntax.ts";
import type { Fault, Rule, Tree, TreeFile } from "../tree.ts";

/** A function stays below this many lines, so that it is seen whole on one screen. */
const tooManyLines = 70;
const covers = (file: TreeFile): boolean => file.isCode;

export const functionLength: Rule = {
  name: "function-length",
  title: `A function has fewer than ${tooManyLines} lines`,
  covers,
  check(tree: Tree): Fault[] {
    return tree.files.filter(covers).flatMap((file) =>
      file.nodes.filter(isFunctionWithBody).flatMap((node) => {
        const first = file.lineOf(node);
        const count = file.lineAt(node.getEnd()) - first + 1;
        if (count < tooManyLines || isSuite(node)) return [];
        return [
          {
            path: file.path,
            line: first,
            sentence: `${nameOf(node)} has ${count} lines, not fewer than ${tooManyLines}`,
          },
        ];
      }),
    );
  },
};

/** The body of `describe` is a list of tests, not a piece of logic. */
function isSuite(node: FunctionWithBody): boolean {
  const call = node.parent;
  return ts.isCallExpression(call) && /^(describe|suite)\b/.test(call.expression.getText());
}

function nameOf(node: FunctionWithBody): string {
  if (ts.isConstructorDeclaration(node)) return "constructor";
  if (node.name) return node.name.getText();
  const holder = node.parent;
  const named = ts.isVariableDeclaration(holder) || ts.isPropertyAssignment(holder);
  return named ? holder.name.getText() : "a function";
}
