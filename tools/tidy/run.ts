import { rules } from "./rules/index.ts";
import { readTree } from "./tree.ts";

export type Outcome = { lines: string[]; files: number; faults: number; passed: boolean };

/**
 * Checks every rule on the tree below `root`. A run that saw fewer than `fewestFiles` files, or in which a rule found
 * nothing to look at, fails: a check that reads nothing must not pass for a clean one.
 */
export function runTidy(root: string, fewestFiles: number): Outcome {
  const tree = readTree(root);
  const faults = rules.flatMap((rule) => rule.check(tree).map((fault) => ({ ...fault, rule: rule.name })));
  const idle = rules.filter((rule) => !tree.files.some((file) => rule.covers(file)));
  const lines = [
    ...faults.map(({ path, line, rule, sentence }) => `${path}:${line} ${rule}: ${sentence}`),
    ...idle.map((rule) => `${rule.name}: found no file to check`),
  ];
  if (tree.files.length < fewestFiles)
    lines.push(`only ${tree.files.length} files seen, expected at least ${fewestFiles}`);
  const passed = lines.length === 0;
  const count = faults.length === 1 ? "1 fault" : `${faults.length} faults`;
  lines.push(`tidy: ${tree.files.length} files, ${rules.length} rules, ${count}${passed ? "" : ", failed"}`);
  return { lines, files: tree.files.length, faults: faults.length, passed };
}
