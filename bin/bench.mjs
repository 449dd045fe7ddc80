#!/usr/bin/env node
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./lib/install.mjs";
import { findNode24 } from "./lib/node24.mjs";
import { run } from "./lib/run.mjs";
import { main, root, Sentence, say } from "./lib/say.mjs";

/** Each file directly in bench/ is one benchmark; what they share lies in folders below. */
function benchmarks() {
  return readdirSync(join(root, "bench"), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts"))
    .map((entry) => entry.name.slice(0, -3))
    .sort();
}

await main(async () => {
  const [name, ...args] = process.argv.slice(2);
  const known = benchmarks();
  const list = known.length > 0 ? known.map((each) => `  npm run bench ${each}`).join("\n") : "  none yet";
  if (!name) return say(`Benchmarks:\n${list}`);
  if (!known.includes(name)) throw new Sentence(`There is no benchmark "${name}"; there are:\n${list}`);
  await ensureInstalled();
  // Nothing is printed after this: the last line is the benchmark's result.
  const { code } = await run(findNode24(), [join(root, "bench", `${name}.ts`), ...args]);
  process.exitCode = code;
});
