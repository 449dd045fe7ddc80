import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";

/** Where the bytes of attachments lie: a folder now; an S3-compatible store has the same four verbs. */
export type Shelf = {
  /** A path for a file that is still being received, on the same volume as the shelf. */
  incoming(): string;
  /** Takes a complete file over under its hash, so that it survives a power cut; one that is there already stays. */
  keep(path: string, sha256: string): Promise<void>;
  /** Rejects with ENOENT when there is no such file. */
  read(sha256: string): Promise<Readable>;
  /** Where the file lies, for readers that need random access. */
  path(sha256: string): string;
};

/** Files that were being received when the process was killed are removed after a day: none takes that long. */
const staleMs = 24 * 3_600_000;

async function sync(folder: string): Promise<void> {
  // Windows cannot open folders and needs no such step.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeStale(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found && found.mtimeMs < Date.now() - staleMs) await rm(path, { force: true });
  }
}

/** Keeps files under `folder/ab/cd/<sha256>`: two levels hold tens of millions without a crowded folder. */
export async function openDiskShelf(folder: string): Promise<Shelf> {
  const incoming = join(folder, "incoming");
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await removeStale(incoming);
  const path = (sha256: string): string => {
    // Hashes come from requests too: nothing else may become part of a path.
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw Object.assign(new Error("not a file hash"), { code: "ENOENT" });
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  return {
    incoming: () => join(incoming, randomUUID()),
    path,
    async keep(from, sha256) {
      const to = path(sha256);
      const made = await mkdir(dirname(to), { recursive: true, mode: 0o700 });
      await rename(from, to);
      await sync(dirname(to));
      if (made !== undefined) {
        await sync(dirname(dirname(to)));
        await sync(folder);
      }
    },
    async read(sha256) {
      const from = path(sha256);
      await access(from);
      return createReadStream(from);
    },
  };
}
