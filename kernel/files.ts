import { createHash } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { Refused } from "./errors.ts";
import { allowedInWords, sniffMediaType } from "./files/media-type.ts";
import { openDiskShelf, type Shelf } from "./files/shelf.ts";
import * as time from "./time.ts";

/** What an attachment is: its contents' hash names it, its type was sniffed. */
export type StoredFile = { sha256: string; sizeBytes: number; mediaType: string };

export type StoreOptions = {
  maxBytes: number;
  /** The name the client gave; only its ending is looked at, and only to tell kinds of text apart. */
  name?: string;
};

/** Attachments by content: the same bytes are kept once, whoever attaches them to what. */
export type FileStore = {
  /**
   * Receives a file: bounded while it streams, hashed, sniffed, scanned, on disk when the promise resolves. What is
   * refused or interrupted leaves nothing behind. Refuses `request.too-large`, `request.media-type` (not in the allowed
   * list, whatever the client calls it) and `request.invalid` (empty, or refused by the scan).
   */
  store(stream: AsyncIterable<Uint8Array>, options: StoreOptions): Promise<StoredFile>;
  /** The contents. Refuses `request.not-found`. */
  open(sha256: string): Promise<Readable>;
  /** Where the contents lie on this machine, for readers that need random access. */
  path(sha256: string): string;
};

export type FileStoreOptions = {
  dataDir: string;
  /** Looks at each new file before it is kept, such as a virus scanner. */
  scan?: (path: string, mediaType: string) => Promise<"clean" | "infected">;
};

type FileDatabase = { query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]> };

const inWords = (bytes: number): string =>
  bytes >= 1_048_576 ? `${Math.floor(bytes / 1_048_576)} MB` : `${Math.max(1, Math.floor(bytes / 1024))} KB`;

const tooLarge = (maxBytes: number) =>
  new Refused("request.too-large", { field: "file", detail: `文件不能超过 ${inWords(maxBytes)}。` });

/** Errors of the incoming stream are the sender's: broken off, or stopped at a limit by the multipart reader. */
async function* received(stream: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  const source = stream as AsyncIterable<Uint8Array> & { truncated?: boolean };
  try {
    yield* source;
  } catch (error) {
    if (error instanceof Refused) throw error;
    if ((error as { code?: string }).code === "FST_REQ_FILE_TOO_LARGE") throw tooLarge(maxBytes);
    throw new Refused("request.malformed", { field: "file", detail: "文件没有传完，请重新上传。" });
  }
  // A multipart reader with the same limit cuts the file there and only says so in this mark.
  if (source.truncated) throw tooLarge(maxBytes);
}

async function receive(path: string, stream: AsyncIterable<Uint8Array>, maxBytes: number) {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  const file = await open(path, "wx", 0o600);
  try {
    for await (const chunk of received(stream, maxBytes)) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) throw tooLarge(maxBytes);
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    if (sizeBytes === 0) throw new Refused("request.invalid", { field: "file", detail: "文件是空的。" });
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest("hex"), sizeBytes };
}

async function inspect(path: string, name: string, scan: FileStoreOptions["scan"]): Promise<string> {
  const mediaType = await sniffMediaType(path, name);
  if (!mediaType) throw new Refused("request.media-type", { field: "file", detail: allowedInWords });
  if (scan && (await scan(path, mediaType)) !== "clean") {
    throw new Refused("request.invalid", { field: "file", detail: "文件没有通过安全检查，不能上传。" });
  }
  return mediaType;
}

/** Opens the attachments under `<dataDir>/files`; each has a row in `kernel.file`. */
export async function openFileStore(db: FileDatabase, options: FileStoreOptions): Promise<FileStore> {
  const shelf: Shelf = await openDiskShelf(join(options.dataDir, "files"));
  return {
    path: shelf.path,
    async store(stream, { maxBytes, name = "" }) {
      const path = shelf.incoming();
      try {
        const { sha256, sizeBytes } = await receive(path, stream, maxBytes);
        const mediaType = await inspect(path, name, options.scan);
        await shelf.keep(path, sha256);
        await db.query(
          `insert into kernel.file (sha256, size_bytes, media_type, stored_at) values ($1, $2, $3, $4)
           on conflict (sha256) do nothing`,
          [sha256, sizeBytes, mediaType, time.now()],
        );
        return { sha256, sizeBytes, mediaType };
      } finally {
        await rm(path, { force: true });
      }
    },
    async open(sha256) {
      try {
        return await shelf.read(sha256);
      } catch (error) {
        if ((error as { code?: string }).code !== "ENOENT") throw error;
        throw new Refused("request.not-found", { detail: "文件已不在存储中，请联系系统管理员。" });
      }
    },
  };
}
