#!/usr/bin/env node
import { readFileSync, writeFileSync } from "node:fs";

/**
 * Completes package-lock.json with the packages of other platforms. npm leaves out an optional package that the registry
 * at hand did not answer for, and then `npm ci` refuses the whole lockfile everywhere. Version and platform stand in the
 * parent's entry and in the package's name; the integrity is then checked against the registry that installs it.
 *
 * `node tools/lockfile/complete.mjs` after every `npm install` that changed the lockfile.
 */
const path = new URL("../../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(path, "utf8"));

const systems = ["android", "darwin", "freebsd", "openharmony", "linux", "win32"];
const processors = ["arm64", "arm", "x64", "ia32", "ppc64", "riscv64", "s390x"];

/** Where a package is looked for, from the folder of the one that needs it upwards. */
function isLocked(name, from) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (lock.packages[folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`]) return true;
    if (!folder.includes("/node_modules/")) return Boolean(lock.packages[`node_modules/${name}`]);
  }
}

function platformOf(name) {
  const parts = name.split(/[/-]/);
  const os = systems.find((system) => parts.includes(system));
  const cpu = processors.find((processor) =>
    parts.some((part) => part === processor || (processor === "arm" && /^arm(v\d.*)?$/.test(part))),
  );
  return os && cpu ? { os: [os], cpu: [cpu] } : undefined;
}

let added = 0;
for (const [folder, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (folder === "" || isLocked(name, folder)) continue;
    const platform = platformOf(name);
    if (!platform) {
      console.error(`${name} (needed by ${folder}) is not locked, and its name tells no platform: lock it by hand`);
      process.exitCode = 1;
      continue;
    }
    if (!/^\d/.test(version)) {
      console.error(`${name} (needed by ${folder}) is not locked, and ${version} is no exact version: lock it by hand`);
      process.exitCode = 1;
      continue;
    }
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      ...platform,
    };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added === 0 ? "the lockfile is complete" : `${added} packages of other platforms added to the lockfile`);
