import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { run, wasInterrupted } from "./run.mjs";
import { root, Sentence, say, secondsSince } from "./say.mjs";

/** Thrown by a step that has nothing to do; the reason is shown in the table. */
export class Skipped extends Error {}

/**
 * Runs named steps in order until one fails, and keeps what the table at the end shows.
 * A step returns a note for the table, throws Skipped when there is nothing to do, or anything else when it fails.
 */
export function stepList() {
  const rows = [];
  const began = performance.now();
  return {
    /** @param {string} name @param {() => Promise<string | undefined>} work */
    async step(name, work) {
      say(`\n=== ${name}`);
      const start = performance.now();
      const row = { name, mark: "✗", note: "" };
      rows.push(row);
      try {
        row.note = (await work()) ?? "";
        row.mark = "✓";
      } catch (error) {
        if (!(error instanceof Skipped)) throw error;
        row.mark = "-";
        row.note = error.message;
        say(`skipped: ${error.message}`);
      } finally {
        row.seconds = secondsSince(start);
      }
    },
    /** Prints one line per step with its seconds, and the sum. */
    table() {
      const width = Math.max(...rows.map((row) => row.name.length), 5);
      say("");
      for (const row of rows)
        say(`${row.mark} ${row.name.padEnd(width)} ${row.seconds.padStart(7)} s  ${row.note}`.trimEnd());
      say(`  ${"total".padEnd(width)} ${secondsSince(began).padStart(7)} s`);
    },
  };
}

/** Runs a program and fails with the sentence when it does. */
async function mustRun(sentence, program, args, options) {
  const { code } = await run(program, args, options);
  if (wasInterrupted()) throw new Sentence("Interrupted.");
  if (code !== 0) throw new Sentence(sentence);
}

/** @param {string} node path of Node 24 */
export async function checkTypes(node) {
  await mustRun("The types do not fit: see above.", node, [join(root, "node_modules/typescript/bin/tsc"), "--noEmit"]);
}

/**
 * Starts checking the types without showing anything yet; what did not change since the last time is not checked again.
 * @param {string} node path of Node 24
 * @returns {() => Promise<void>} waits for the outcome and shows it
 */
export function beginCheckingTypes(node) {
  const remembered = join(root, "build", "types.tsbuildinfo");
  const args = ["--noEmit", "--incremental", "--tsBuildInfoFile", remembered];
  const outcome = run(node, [join(root, "node_modules/typescript/bin/tsc"), ...args], { quiet: true });
  return async () => {
    const { code, output } = await outcome;
    if (output) say(output.trimEnd());
    if (wasInterrupted()) throw new Sentence("Interrupted.");
    if (code !== 0) throw new Sentence("The types do not fit: see above.");
  };
}

/** @param {string} node path of Node 24 */
export async function checkStyle(node) {
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  await mustRun("The linter objects: see above; `npm run format` mends what can be mended.", node, [
    biome,
    "check",
    "--error-on-warnings",
    ".",
  ]);
}

/** @param {string} node path of Node 24 */
export async function checkTidy(node) {
  const program = join(root, "tools/tidy/main.ts");
  if (!existsSync(program)) throw new Skipped("tools/tidy/main.ts is not there yet");
  await mustRun("A rule of the house is broken: see above.", node, [program]);
}

/**
 * Runs test files with node's runner; its own report and closing lines go to the terminal.
 * @param {string} node path of Node 24
 * @param {string[]} files
 * @param {{ concurrency?: number, timeoutSeconds: number, together?: boolean, env?: Record<string, string | undefined> }} options
 *   `together`: all files in one process, which only pure tests stand
 * @returns {Promise<string>} how many ran
 */
export async function runTests(node, files, options) {
  if (files.length === 0) throw new Skipped("no test files");
  mkdirSync(join(root, "build"), { recursive: true });
  const figures = join(root, "build", `test-figures-${process.pid}.json`);
  const reporter = pathToFileURL(join(root, "bin/lib/count-reporter.mjs")).href;
  const args = [
    "--test",
    "--test-reporter=spec",
    "--test-reporter-destination=stdout",
    `--test-reporter=${reporter}`,
    `--test-reporter-destination=${figures}`,
    `--test-timeout=${options.timeoutSeconds * 1000}`,
    ...(options.together ? ["--test-isolation=none"] : [`--test-concurrency=${options.concurrency ?? 2}`]),
    ...files,
  ];
  try {
    const env = { ...options.env, TEST_SILENCE_SECONDS: String(options.timeoutSeconds + 30) };
    await mustRun("Tests fail: see above.", node, args, { env });
    const counts = JSON.parse(readFileSync(figures, "utf8"));
    // A run that found no test passes as well; it must not pass for a tested product.
    if (!(counts.passed > 0)) throw new Sentence("The test files hold no test that ran.");
    return `${counts.passed} passed${counts.skipped ? `, ${counts.skipped} skipped` : ""} in ${files.length} files`;
  } finally {
    rmSync(figures, { force: true });
  }
}
