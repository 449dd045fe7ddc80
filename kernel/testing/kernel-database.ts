import { type Db, openDb } from "../db.ts";
import { migrate, migrationsKey } from "../migrate.ts";
import { createTestDatabase } from "./database.ts";

const sources = [{ module: "kernel", folder: new URL("../migrations/", import.meta.url) }];

/** A database of this test file that holds the kernel's own tables and nothing else. */
export async function kernelDatabase(): Promise<{ db: Db; url: string; drop(): Promise<void> }> {
  const database = await createTestDatabase({
    key: `kernel only ${await migrationsKey(sources)}`,
    async prepare(url) {
      const db = openDb(url, 2);
      await migrate(db, sources);
      await db.close();
    },
  });
  const db = openDb(database.url, 4);
  return {
    db,
    url: database.url,
    async drop() {
      await db.close();
      await database.drop();
    },
  };
}
