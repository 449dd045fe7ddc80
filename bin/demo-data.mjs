#!/usr/bin/env node
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { ensureInstalled } from "./lib/install.mjs";
import { findNode24 } from "./lib/node24.mjs";
import { run } from "./lib/run.mjs";
import { main, root, Sentence } from "./lib/say.mjs";

// Puts the demo cases of the packs into the database of DATA_DIR or DATABASE_URL.
await main(async () => {
  await ensureInstalled();
  const program = join(root, "apps", "server", "demo.ts");
  if (!existsSync(program))
    throw new Sentence("apps/server/demo.ts is missing: this checkout is incomplete, clone it again.");
  const dataDir = resolve(root, process.env.DATA_DIR || "data");
  const { code } = await run(findNode24(), [program, ...process.argv.slice(2)], { env: { DATA_DIR: dataDir } });
  process.exitCode = code;
});
