import {
  checkModules,
  type Db,
  type Module,
  migrate,
  openDb,
  openFileStore,
  openLog,
  openVault,
  type Platform,
  registerSubscriptions,
} from "@yingsheng/kernel";
import { modules } from "./modules.ts";

/** The modules as the kernel sees them, without the literal types of their verbs. */
export const allModules = modules as readonly Module[];
export const allJobs = allModules.flatMap((module) => module.jobs);
export const allSubscriptions = allModules.flatMap((module) => module.subscriptions);
export const migrationSources = allModules.map((module) => ({ module: module.name, folder: module.migrations }));

/**
 * Opens everything a process needs: database (migrated), vault, files, log. Throws with a sentence when the modules do
 * not fit together.
 */
export async function openPlatform(options: {
  databaseUrl: string;
  dataDir: string;
  logLevel?: string;
}): Promise<Platform> {
  const faults = checkModules(allModules);
  if (faults.length > 0) throw new Error(`the modules do not fit together:\n  ${faults.join("\n  ")}`);
  registerSubscriptions(allSubscriptions);
  const log = openLog(options.logLevel);
  const db: Db = openDb(options.databaseUrl);
  await migrate(db, migrationSources);
  const vault = await openVault({ db, dataDir: options.dataDir });
  const files = await openFileStore(db, { dataDir: options.dataDir });
  return { db, vault, files, log };
}
