import { resolve } from "node:path";
import { runTidy } from "./run.ts";

/** Well below what the tree holds, and far above what a wrong folder would show. Raise it as the house grows. */
const fewestFiles = 100;

const [root = resolve(import.meta.dirname, "../.."), fewest = String(fewestFiles)] = process.argv.slice(2);
const outcome = runTidy(resolve(root), Number(fewest));
for (const line of outcome.lines) console.log(line);
process.exitCode = outcome.passed ? 0 : 1;
