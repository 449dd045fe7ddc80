import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./say.mjs";

function below(folder, ending, found) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name !== "node_modules" && entry.name !== "dist") below(path, ending, found);
    } else if (entry.name.endsWith(ending)) found.push(path);
  }
  return found;
}

/**
 * Test files of some folders, as paths from the checkout's top, in order.
 * @param {string[]} folders
 * @param {string[]} patterns parts of paths, any of which must occur; none: all files
 * @param {string} [ending] `.pure.test.ts` for those that need no database
 */
export function testFiles(folders, patterns, ending = ".test.ts") {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => below(folder, ending, []))
    .filter((path) => patterns.length === 0 || patterns.some((pattern) => path.includes(pattern)))
    .sort();
}

/** Where tests of rules and modules live; journeys live in e2e. */
export const testedFolders = ["kernel", "modules", "packs", "apps", "ui", "tools", "bench"];
