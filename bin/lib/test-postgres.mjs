import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root, Sentence } from "./say.mjs";

/**
 * Starts a throw-away PostgreSQL for a test run. It ends, and its folder goes, when `stop` is called, and also when this
 * process is killed, because the pipe between the two closes.
 * @param {string} node path of Node 24
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
export async function startTestPostgres(node) {
  const program = join(root, "kernel/testing/serve-postgres.ts");
  // A group of its own: Ctrl-C must reach the tests before it reaches their server.
  const child = spawn(node, [program], { stdio: ["pipe", "pipe", "inherit"], detached: process.platform !== "win32" });
  const ended = new Promise((done) => child.once("close", done));
  const firstLine = new Promise((done) => createInterface({ input: child.stdout }).once("line", done));
  const line = await Promise.race([firstLine, ended.then(() => undefined)]);
  if (typeof line !== "string") throw new Sentence("The test database did not start: see the message above.");
  return {
    url: JSON.parse(line).url,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}
