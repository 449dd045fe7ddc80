import { createHash } from "node:crypto";
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";

const hourMs = 3_600_000;

/**
 * Changes with everything that a loaded demo can come from, and every hour: demo cases that came in "just now" would
 * otherwise be late.
 */
export async function demoKey(root: string): Promise<string> {
  const hash = createHash("sha256");
  const sources = glob("{kernel,modules,packs,apps/server}/**/*.{ts,sql}", {
    cwd: root,
    exclude: (name) => name === "node_modules" || name === "pages" || /\.test\.ts$/.test(name),
  });
  for (const file of (await Array.fromAsync(sources)).sort()) {
    hash.update(`${file}\0`).update(await readFile(join(root, file)));
  }
  return `demo:${Math.floor(Date.now() / hourMs)}:${hash.digest("hex")}`;
}
