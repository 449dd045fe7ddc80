import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run, wasInterrupted } from "./run.mjs";
import { root, Sentence, say, secondsSince } from "./say.mjs";

/** The web apps and everything their code can come from: screens live in the modules, types in kernel and server. */
const webApps = [
  {
    name: "console",
    folder: "apps/console",
    sources: ["apps/console", "apps/server", "kernel", "modules", "packs", "ui"],
  },
];

const rootFiles = ["package-lock.json", "tsconfig.json"];
const neverASource = /(^|\/)(node_modules|dist|testing|migrations)(\/|$)|\.test\.tsx?$|\.(sql|md)$/;

function filesBelow(folder) {
  const found = [];
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (neverASource.test(path)) continue;
    if (entry.isDirectory()) found.push(...filesBelow(path));
    else if (entry.isFile()) found.push(path);
  }
  return found;
}

/** Follows contents, not times: a fresh clone or a branch there and back does not look new. */
function fingerprint(app) {
  const hash = createHash("sha256");
  const files = app.sources.filter((folder) => existsSync(join(root, folder))).flatMap(filesBelow);
  for (const file of [...files, ...rootFiles].sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

async function build(app, node) {
  const dist = join(root, app.folder, "dist");
  // Built aside and moved in when whole: a build cut short is never served.
  const aside = join(root, "build", `web-${app.name}-${process.pid}`);
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const args = [vite, "build", "--outDir", aside, "--emptyOutDir", "--logLevel", "warn"];
  const { code, output } = await run(node, args, {
    cwd: join(root, app.folder),
    // What the product shows must not depend on how somebody's shell is set up.
    env: { NODE_ENV: "production" },
    quiet: true,
  });
  if (code !== 0) {
    rmSync(aside, { recursive: true, force: true });
    if (wasInterrupted()) throw new Sentence("Interrupted while building the web apps; the next start builds again.");
    process.stderr.write(output);
    throw new Sentence(`The web app ${app.name} could not be built: see the message above.`);
  }
  rmSync(dist, { recursive: true, force: true });
  renameSync(aside, dist);
}

/**
 * Builds each web app whose sources differ from those of its last build.
 * @param {string} node path of Node 24
 */
export async function ensureWebApps(node) {
  const stamps = join(root, "build", "web-stamps");
  mkdirSync(stamps, { recursive: true });
  for (const app of webApps) {
    const page = join(root, app.folder, "index.html");
    if (!existsSync(page)) {
      say(`- web app ${app.name}: no ${app.folder}/index.html yet, nothing to build`);
      continue;
    }
    const stamp = join(stamps, app.name);
    const now = fingerprint(app);
    const isBuilt = existsSync(join(root, app.folder, "dist", "index.html"));
    if (isBuilt && existsSync(stamp) && readFileSync(stamp, "utf8") === now) {
      say(`✓ web app ${app.name} is up to date`);
      continue;
    }
    say(`· building the web app ${app.name} …`);
    const began = performance.now();
    rmSync(stamp, { force: true });
    await build(app, node);
    writeFileSync(stamp, now);
    say(`✓ built the web app ${app.name} (${secondsSince(began)} s)`);
  }
}
