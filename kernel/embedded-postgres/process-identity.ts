import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** Text of a small file of the /proc kind, or undefined where it does not exist or may not be read. */
function readOrUndefined(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to someone else.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Tells one life of a process id from the next: process ids are given out again, start times are not.
 * @returns an opaque token; undefined when no such process runs (a zombie runs nothing and counts as gone)
 */
export function processToken(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 0 || !exists(pid)) return undefined;
  if (process.platform === "linux") {
    const stat = readOrUndefined(`/proc/${pid}/stat`);
    // Mounted with hidepid: the process of another account is there, but its start time is not shown.
    if (stat === undefined) return exists(pid) ? "hidden" : undefined;
    // The name in brackets may itself hold spaces and brackets: fields are counted from the last bracket.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? undefined : `ticks ${fields[19]}`;
  }
  if (process.platform === "win32") return "alive";
  const started = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim();
  return started ? `lstart ${started}` : undefined;
}

/**
 * Names the space in which process ids mean something: this boot of this machine and, in containers, this namespace.
 * Two processes with different spaces cannot look at each other.
 */
export function processSpace(): string {
  if (process.platform !== "linux") return hostname();
  const boot = readOrUndefined("/proc/sys/kernel/random/boot_id")?.trim() ?? hostname();
  try {
    return `${boot} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return boot;
  }
}
