import ts from "typescript";
import type { Fault, Rule, Tree, TreeFile } from "../tree.ts";

/** This rule and the house in which its tests plant faults have to write down what they forbid. */
const itself = /^tools\/tidy\/(rules\/no-leftovers|testing\/[\w-]+)\.ts$/;
const covers = (file: TreeFile): boolean =>
  file.text !== "" && !file.path.endsWith("package-lock.json") && !itself.test(file.path);

const unfinished = /\b(TODO|FIXME|XXX|HACK)\b/;

const patterns: readonly { pattern: RegExp; sentence: string }[] = [
  { pattern: unfinished, sentence: "unfinished work is written down in an issue, not in the tree" },
  { pattern: /@ts-(ignore|expect-error|nocheck)\b/, sentence: "the compiler may not be silenced" },
  {
    pattern: /(?<![\w.-])\/(work|root)\/|(?<![\w.-])\/tmp\/\w|(?<![\w.-])\/home\/\w/,
    sentence: "a path of one machine",
  },
  {
    pattern: /\b(registry|registries)\.[a-z0-9-]+\.[a-z]{2,}|\b[\w-]*mirrors?[\w-]*\.[\w.-]*(com|org|net|io|cn|edu)\b/i,
    sentence: "the host of a package registry or mirror",
  },
  {
    pattern: /\b(npm\w*|\w*pkg|pypi|\w*delivr)\.(com|org|net|io|co)\b/i,
    sentence: "the host of a package registry or mirror",
  },
];

const printsFreely = /^(bin|bench|tools)\/|^apps\/server\/(main|print|banner)[\w-]*\.ts$/;

export const noLeftovers: Rule = {
  name: "no-leftovers",
  title: "Nothing unfinished, silenced, skipped or left over from one machine",
  covers,
  check(tree: Tree): Fault[] {
    return tree.files.filter(covers).flatMap((file) => [...textFaults(file), ...(file.isCode ? codeFaults(file) : [])]);
  },
};

function textFaults(file: TreeFile): Fault[] {
  // The whole text first: almost every file is clean, and one search is cheaper than one a line.
  return patterns
    .filter(({ pattern }) => pattern.test(file.text))
    .flatMap(({ pattern, sentence }) =>
      file.lines.flatMap((text, index) => {
        // Prose may name a word it forbids, as `code`.
        const isProse = file.extension === ".md" && pattern === unfinished;
        const found = pattern.exec(isProse ? text.replace(/`[^`]*`/g, "") : text);
        return found ? [{ path: file.path, line: index + 1, sentence: `"${found[0]}": ${sentence}` }] : [];
      }),
    );
}

function codeFaults(file: TreeFile): Fault[] {
  return file.nodes.flatMap((node) => {
    const sentence = leftover(file, node);
    return sentence ? [{ path: file.path, line: file.lineOf(node), sentence }] : [];
  });
}

function leftover(file: TreeFile, node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return "`any` switches the compiler off: name the type, or use `unknown`";
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const text = `${node.expression.text}.${node.name.text}`;
    if (/^(test|it|describe|suite|t)\.(skip|only|todo)$/.test(text)) return `${text}: every test runs, always`;
    if (/^console\.(log|info|debug|table|dir|trace)$/.test(text) && !printsFreely.test(file.path))
      return `${text}: write to the log, or return the text`;
  }
  return isSkippingOption(node) ? "a test option that skips or singles out: every test runs, always" : undefined;
}

/** `test("…", { skip: true }, …)` and its relatives; a condition of the machine, `skip: !isRoot`, is none. */
function isSkippingOption(node: ts.Node): boolean {
  if (!ts.isPropertyAssignment(node) || !/^(skip|only|todo)$/.test(node.name.getText())) return false;
  const isFixed = ts.isStringLiteralLike(node.initializer) || node.initializer.kind === ts.SyntaxKind.TrueKeyword;
  const call = node.parent.parent;
  return isFixed && ts.isCallExpression(call) && /^(test|it|describe|suite)$/.test(call.expression.getText());
}
