import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

/** What a process is told by its environment. */
export type Settings = {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | undefined;
  /** `all` in one process, or `web` and `worker` apart. */
  part: "all" | "web" | "worker";
  /** `on`: demo people and cases; `people`: only the people, to start with an empty desk; `off`: neither. */
  demo: "on" | "people" | "off";
};

/** Reads the settings; throws with a sentence for what makes no sense. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const port = Number(env.PORT ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be a port number, not "${env.PORT}"`);
  const part = env.PART ?? "all";
  if (part !== "all" && part !== "web" && part !== "worker")
    throw new Error(`PART must be all, web or worker, not "${part}"`);
  const demo = env.DEMO ?? "on";
  if (demo !== "on" && demo !== "people" && demo !== "off")
    throw new Error(`DEMO must be on, people or off, not "${demo}"`);
  return {
    port,
    host: env.HOST ?? "127.0.0.1",
    dataDir: resolve(env.DATA_DIR ?? "./data"),
    databaseUrl: env.DATABASE_URL || undefined,
    part,
    demo,
  };
}

/**
 * The password of the demo accounts: `DEMO_PASSWORD`, or one made on the first start and kept beside the data for its
 * owner's eyes. No password is ever the same on two installations by default.
 */
export async function demoPassword(dataDir: string, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  if (env.DEMO_PASSWORD) return env.DEMO_PASSWORD;
  const path = join(dataDir, "demo-password");
  const kept = await readFile(path, "utf8").catch(() => "");
  if (kept.trim() !== "") return kept.trim();
  const made = `Ys-${randomBytes(9).toString("base64url")}`;
  await mkdir(dataDir, { recursive: true });
  await writeFile(path, `${made}\n`, { mode: 0o600 });
  return made;
}
