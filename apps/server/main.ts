import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildServer, startWorker, warmUpText } from "@yingsheng/kernel";
import { claimDataDir, startEmbeddedPostgres } from "@yingsheng/kernel/embedded-postgres";
import { installPeople, isDemoLoaded, loadDemo } from "./demo.ts";
import { describePermissions, installWholePack } from "./install-packs.ts";
import { packs } from "./packs.ts";
import { allJobs, allModules, allSubscriptions, openPlatform } from "./platform.ts";
import { demoPassword, readSettings, type Settings } from "./settings.ts";

const started = Date.now();
const say = (line: string) => console.log(`[${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s] ${line}`);
const version = (
  JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string }
).version;

type Closer = () => Promise<void> | void;

/** Stops in the opposite order of starting; a second signal does not wait. */
function stopOnSignals(closers: Closer[]): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    say("stopping …");
    for (const close of closers.reverse()) await close();
    say("stopped");
    process.exit(0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

async function databaseUrl(settings: Settings, closers: Closer[]): Promise<string> {
  if (settings.databaseUrl) {
    say("using the PostgreSQL of DATABASE_URL");
    return settings.databaseUrl;
  }
  say(`starting the embedded PostgreSQL in ${settings.dataDir}`);
  const postgres = await startEmbeddedPostgres({ dataDir: settings.dataDir, log: say });
  closers.push(() => postgres.stop());
  return postgres.url;
}

async function installDemo(platform: Awaited<ReturnType<typeof openPlatform>>, settings: Settings): Promise<string> {
  const password = await demoPassword(settings.dataDir);
  for (const pack of packs) {
    const programId = await installWholePack(platform, pack);
    if (settings.demo === "off") continue;
    await installPeople(platform, pack, programId, password);
    if (settings.demo === "people" || (await isDemoLoaded(platform, programId))) continue;
    say(`loading the demo of ${pack.program.name}: ${pack.demoCases.length} cases`);
    let told = Date.now();
    const played = await loadDemo(platform, pack, programId, (done, all) => {
      if (Date.now() - told < 3000) return;
      told = Date.now();
      say(`  ${Math.round((done / all) * 100)} % of the demo's steps played`);
    });
    say(`  ${played} cases loaded`);
  }
  return password;
}

/** A key that another process made becomes active five minutes later: until then every process has read it. */
function keepVaultFresh({ vault, log }: Awaited<ReturnType<typeof openPlatform>>): Closer {
  const timer = setInterval(() => {
    vault.refresh().catch((error: Error) => log.error({ err: error }, "reading the vault's keys failed"));
  }, 60_000);
  return () => clearInterval(timer);
}

function printAccounts(password: string): void {
  console.log(`\n  Demo accounts 演示账号 — password 密码: ${password}\n`);
  for (const pack of packs) {
    console.log(`  ${pack.program.name}`);
    const roleNames = new Map(pack.roles.map((role) => [role.code, role.name]));
    const shown = new Set<string>();
    for (const person of pack.demo.people) {
      const role = person.roles[0] ?? "";
      if (shown.has(role)) continue;
      shown.add(role);
      console.log(`    ${person.login.padEnd(18)} ${roleNames.get(role) ?? role}  ${person.name}`);
    }
  }
  console.log("");
}

async function main(): Promise<void> {
  const settings = readSettings();
  const closers: Closer[] = [];
  stopOnSignals(closers);
  const claim = claimDataDir(settings.dataDir);
  closers.push(() => claim.release());
  const url = await databaseUrl(settings, closers);
  const platform = await openPlatform({
    databaseUrl: url,
    dataDir: settings.dataDir,
    logLevel: process.env.LOG_LEVEL ?? "warn",
  });
  closers.push(() => platform.db.close());
  say("database is up to date");
  closers.push(keepVaultFresh(platform));
  warmUpText();
  await describePermissions(platform);
  const password = await installDemo(platform, settings);
  if (settings.part !== "web") {
    const worker = await startWorker(platform, allJobs, allSubscriptions);
    closers.push(() => worker.stop());
  }
  if (settings.part !== "worker") {
    const webRoots = [{ prefix: "/", folder: fileURLToPath(new URL("../console/dist", import.meta.url)) }];
    const server = await buildServer(platform, allModules, { version, webRoots });
    closers.push(() => server.close());
    await server.listen({ port: settings.port, host: settings.host });
    const address = server.server.address();
    const port = typeof address === "object" && address ? address.port : settings.port;
    if (settings.demo !== "off") printAccounts(password);
    say(`应声 is ready: http://${settings.host === "0.0.0.0" ? "127.0.0.1" : settings.host}:${port}`);
  } else {
    say("worker is ready");
  }
}

main().catch((error: Error & { code?: string }) => {
  const hint = error.code === "EADDRINUSE" ? ` — another program uses this port: set PORT to a free one` : "";
  console.error(`\nCannot start: ${error.message}${hint}`);
  if (process.env.LOG_LEVEL === "debug") console.error(error.stack);
  process.exit(1);
});
