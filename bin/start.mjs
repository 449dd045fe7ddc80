#!/usr/bin/env node
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "./lib/install.mjs";
import { findNode24 } from "./lib/node24.mjs";
import { run, wasInterrupted } from "./lib/run.mjs";
import { main, root, Sentence, say } from "./lib/say.mjs";
import { ensureWebApps } from "./lib/web-apps.mjs";

/** PORT as a number. */
function portFromEnvironment() {
  const text = process.env.PORT || "8080";
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port;
  throw new Sentence(
    `PORT is "${text}", which is no port: give a number from 1 to 65535, for example PORT=8090 npm start`,
  );
}

/** Resolves with an error code when the port cannot be listened on. */
function tryPort(port) {
  return new Promise((done) => {
    const probe = createServer();
    probe.once("error", (error) => done(error.code));
    probe.listen({ port, host: process.env.HOST || "127.0.0.1" }, () => probe.close(() => done(undefined)));
  });
}

/** How long a server that is just ending gets to leave the folder to us. */
const handoverSeconds = 3;

/** Says so when the folder is in use: before anything is built, and before the port is blamed. */
async function checkDataDir(node, dataDir) {
  const claims = pathToFileURL(join(root, "kernel", "embedded-postgres", "claim-data-dir.ts")).href;
  const question = `
    const { DataDirTaken, holderOf } = await import(${JSON.stringify(claims)});
    const folder = process.argv[1];
    const until = Date.now() + ${handoverSeconds * 1000};
    while (holderOf(folder) && Date.now() < until) await new Promise((wake) => setTimeout(wake, 100));
    const holder = holderOf(folder);
    if (holder) process.stdout.write(new DataDirTaken(folder, holder).message);`;
  const { code, output } = await run(node, ["--input-type=module", "-e", question, dataDir], { quiet: true });
  // Whatever else may be wrong with the folder, the server reports it when it claims it.
  if (code === 0 && output) throw new Sentence(output);
}

async function checkPort(port) {
  const trouble = await tryPort(port);
  if (trouble === "EADDRINUSE") {
    const other = port === 8080 ? 8090 : 8080;
    throw new Sentence(
      `Port ${port} is taken by another program: choose another one, for example PORT=${other} npm start`,
    );
  }
  if (trouble === "EACCES")
    throw new Sentence(`Port ${port} needs more rights: choose one above 1023, for example PORT=8080 npm start`);
}

await main(async () => {
  const port = portFromEnvironment();
  // Relative to where npm was called from, which is this checkout unless told otherwise.
  const dataDir = resolve(root, process.env.DATA_DIR || "data");
  await ensureInstalled();
  const node = findNode24();
  await checkDataDir(node, dataDir);
  await checkPort(port);
  await ensureWebApps(node);
  const server = join(root, "apps", "server", "main.ts");
  if (!existsSync(server))
    throw new Sentence("apps/server/main.ts is missing: this checkout is incomplete, clone it again.");
  say(`· starting the server; its data lies in ${dataDir}`);
  const endWithUs = pathToFileURL(join(root, "bin", "lib", "end-with-parent.mjs")).href;
  const { code } = await run(node, ["--import", endWithUs, server], {
    env: { DATA_DIR: dataDir, PORT: String(port) },
    ipc: true,
  });
  if (wasInterrupted()) say("✓ stopped; all data is kept");
  else if (code !== 0) {
    process.exitCode = code;
    // Below 128 the server has said itself what is wrong.
    if (code > 128)
      say(`✗ The server was killed (signal ${code - 128}); what it had confirmed is kept, start it again.`);
  }
});
