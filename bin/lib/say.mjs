import { fileURLToPath } from "node:url";

/** The folder of this checkout, without a slash at the end. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** A failure whose message is one sentence that says what to do; shown without a stack. */
export class Sentence extends Error {}

/** Seconds since `began` (milliseconds of performance.now), with one decimal. */
export const secondsSince = (began) => ((performance.now() - began) / 1000).toFixed(1);

/** One line of progress. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Says what is being done, does it, and says how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  say(`· ${title} …`);
  const began = performance.now();
  const result = await work();
  say(`✓ ${title} (${secondsSince(began)} s)`);
  return result;
}

/**
 * Runs a command's whole work. Anything thrown ends the process with status 1: a Sentence as one line, another
 * failure, being a bug of ours, with its stack.
 * @param {() => Promise<void>} work
 */
export async function main(work) {
  try {
    const [major, minor] = process.versions.node.split(".").map(Number);
    if (major < 20) {
      throw new Sentence(
        `Node ${major}.${minor} is too old: install Node 20 or newer from https://nodejs.org and try again.`,
      );
    }
    await work();
  } catch (error) {
    process.stderr.write(error instanceof Sentence ? `✗ ${error.message}\n` : `${error?.stack ?? error}\n`);
    process.exitCode = 1;
  }
}
