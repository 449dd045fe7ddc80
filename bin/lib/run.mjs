import { spawn } from "node:child_process";
import { root, Sentence } from "./say.mjs";

const children = new Set();
let interrupted = false;

/** After an interruption, how long a child may take to end in good order before it is killed. */
const patienceSeconds = 30;

/** Whether Ctrl-C, or a request to end, has arrived. */
export const wasInterrupted = () => interrupted;

/**
 * Passes requests to end on to what runs at that moment, once: a terminal sends Ctrl-C to the children as well, and npm
 * sends it again. They get the time to end in good order.
 */
function onSignal() {
  if (interrupted) return;
  interrupted = true;
  for (const child of children) {
    child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), patienceSeconds * 1000).unref();
  }
}
// Not SIGHUP: nohup sets it aside, and a listener would undo that.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, onSignal);

/**
 * Runs a program in the checkout, its output going where ours goes.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, cwd?: string, quiet?: boolean, ipc?: boolean, shell?: boolean }} [options]
 *   `quiet` keeps the output back; `ipc` gives the child a channel that closes when we are gone
 * @returns {Promise<{ code: number, output: string }>} exit status (128 + n after signal n) and what was kept back
 */
export function run(program, args, options = {}) {
  if (interrupted) throw new Sentence("Interrupted.");
  return new Promise((done, failed) => {
    const out = options.quiet ? "pipe" : "inherit";
    const child = spawn(program, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: ["ignore", out, out, ...(options.ipc ? ["ipc"] : [])],
      shell: options.shell ?? false,
    });
    children.add(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
    child.once("error", (error) => {
      children.delete(child);
      failed(error);
    });
    child.once("close", (code, signal) => {
      children.delete(child);
      done({ code: code ?? 128 + (signal === "SIGINT" ? 2 : signal === "SIGTERM" ? 15 : 9), output });
    });
  });
}
