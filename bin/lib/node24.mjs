import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root, Sentence } from "./say.mjs";

/** The first version that runs the sources as they are. */
const neededMajor = 24;

function majorOf(program) {
  const asked = spawnSync(program, ["--version"], { encoding: "utf8" });
  return Number(asked.stdout?.match(/^v(\d+)\./)?.[1] ?? 0);
}

/**
 * The Node that runs the product: the one that came with the packages, else the running one when it is new enough.
 * Call it after the installation.
 * @returns {string} path of the program
 */
export function findNode24() {
  const installed = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(installed) && majorOf(installed) >= neededMajor) return installed;
  if (Number(process.versions.node.split(".")[0]) >= neededMajor) return process.execPath;
  throw new Sentence(
    `No Node ${neededMajor} for ${process.platform}-${process.arch} came with the packages: ` +
      `install Node ${neededMajor} or newer from https://nodejs.org and try again with it.`,
  );
}
