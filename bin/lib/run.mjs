import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { constants } from "node:os";
import { root, Sentence } from "./say.mjs";

const children = new Set();
let interrupted = false;

/** After an interruption, how long a child may take to end in good order before it is killed. */
const patienceSeconds = 30;

/** Whether Ctrl-C, or a request to end, has arrived. */
export const wasInterrupted = () => interrupted;

/**
 * Passes a request to end on to what runs at that moment, once: a terminal sends Ctrl-C to the children as well, and npm
 * sends it again. A child with a channel learns it from the channel's closing.
 */
function onSignal() {
  if (interrupted) return;
  interrupted = true;
  for (const child of children) {
    if (child.connected) child.disconnect();
    else child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), patienceSeconds * 1000).unref();
  }
}
// Not SIGHUP: nohup sets it aside, and a listener would undo that.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, onSignal);

/** The parent of a process, on Linux. */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
  } catch {
    return "";
  }
}

/** Those above us that npm put there: npm itself, or the shell it starts and then npm. */
function chainToNpm() {
  const parent = process.ppid;
  try {
    if (/^(sh|dash|bash|ash)\n$/.test(readFileSync(`/proc/${parent}/comm`, "utf8")))
      return `${parent} ${parentOf(parent)}`;
  } catch {
    // Not Linux: the parent alone has to do.
  }
  return String(parent);
}

// npm passes a request to end only to its shell, and the shell keeps it to itself; so `kill` on npm would leave us, and
// all we started, running unseen.
if (process.env.npm_lifecycle_event) {
  const chain = chainToNpm();
  setInterval(() => {
    if (chainToNpm() !== chain) onSignal();
  }, 500).unref();
}

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
    // "close" waits for kept-back output; with a channel it may never come.
    child.once(options.quiet ? "close" : "exit", (code, signal) => {
      children.delete(child);
      done({ code: code ?? 128 + (constants.signals[signal] ?? 0), output });
    });
  });
}
