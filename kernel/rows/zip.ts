import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { limits, UnreadableFile } from "./row.ts";

/** A part of a ZIP archive as its directory describes it. */
export type ZipPart = {
  name: string;
  packedBytes: number;
  offset: number;
  isDeflated: boolean;
  crc: number;
};

export type Zip = {
  parts: ReadonlyMap<string, ZipPart>;
  /** The contents of a part in chunks; refuses broken contents, more than `maxBytes`, and absurd packing. */
  read(part: ZipPart, maxBytes: number): AsyncGenerator<Buffer>;
};

const broken = () => new UnreadableFile("文件已损坏，或不是 Excel 工作簿（.xlsx）。请用 Excel 重新另存后再导入。");
const tooBig = () => new UnreadableFile("工作簿展开后过大，请分成几个文件，或另存为 CSV 后导入。");

const packingGraceBytes = 64 * 1_048_576;
const endBytes = 22;
const longestComment = 65_535;

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  if (position < 0 || length < 0 || !Number.isSafeInteger(position + length)) throw broken();
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw broken();
  return buffer;
}

const wide = (bytes: Buffer, at: number): number => Number(bytes.readBigUInt64LE(at));

type Directory = { count: number; bytes: number; offset: number };

/** Where the directory lies (PKWARE APPNOTE 4.3.16; 4.3.14 for large archives, which some programs always write). */
async function findDirectory(file: FileHandle, size: number): Promise<Directory> {
  const tailBytes = Math.min(size, endBytes + longestComment);
  const tail = await readAt(file, size - tailBytes, tailBytes);
  const at = tail.lastIndexOf("PK\x05\x06", undefined, "latin1");
  if (at < 0 || at + endBytes > tail.length) throw broken();
  const end = {
    count: tail.readUInt16LE(at + 10),
    bytes: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
  };
  const isLarge = end.count === 0xffff || end.bytes === 0xffffffff || end.offset === 0xffffffff;
  if (!isLarge || at < 20) return end;
  const locator = tail.subarray(at - 20, at);
  if (locator.toString("latin1", 0, 4) !== "PK\x06\x07") return end;
  const large = await readAt(file, wide(locator, 8), 56);
  if (large.toString("latin1", 0, 4) !== "PK\x06\x06") throw broken();
  return { count: wide(large, 32), bytes: wide(large, 40), offset: wide(large, 48) };
}

/** Sizes that did not fit stand in an extra field, those that did are left out of it (APPNOTE 4.5.3). */
function largeSizes(extra: Buffer, part: { plain: number; packed: number; offset: number }): void {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let field = at + 4;
    for (const key of ["plain", "packed", "offset"] as const) {
      if (part[key] !== 0xffffffff) continue;
      if (field + 8 > extra.length) throw broken();
      part[key] = wide(extra, field);
      field += 8;
    }
  }
}

function readDirectory(bytes: Buffer, count: number): Map<string, ZipPart> {
  const parts = new Map<string, ZipPart>();
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw broken();
    const flags = bytes.readUInt16LE(at + 8);
    const method = bytes.readUInt16LE(at + 10);
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
    const name = bytes.toString("utf8", at + 46, nameEnd);
    const part = {
      packed: bytes.readUInt32LE(at + 20),
      plain: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    };
    largeSizes(bytes.subarray(nameEnd, extraEnd), part);
    // Encrypted parts and methods other than stored and deflated are no workbook of any known program.
    const isReadable = (flags & 1) === 0 && (method === 0 || method === 8);
    if (isReadable && !parts.has(name)) {
      const { packed, offset } = part;
      parts.set(name, {
        name,
        packedBytes: packed,
        offset,
        isDeflated: method === 8,
        crc: bytes.readUInt32LE(at + 16),
      });
    }
    at = extraEnd + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

async function* unpack(path: string, part: ZipPart, dataAt: number): AsyncGenerator<Buffer> {
  if (part.packedBytes === 0) return;
  const packed = createReadStream(path, { start: dataAt, end: dataAt + part.packedBytes - 1, highWaterMark: 65_536 });
  if (!part.isDeflated) {
    yield* packed as AsyncIterable<Buffer>;
    return;
  }
  const plain = createInflateRaw({ chunkSize: 65_536 });
  // Errors arrive where the chunks are read; the pipeline only ties the two streams' ends together.
  pipeline(packed, plain, () => undefined);
  try {
    yield* plain as AsyncIterable<Buffer>;
  } catch (error) {
    if (/^Z_/.test((error as { code?: string }).code ?? "")) throw broken();
    throw error;
  }
}

async function* readPart(path: string, file: FileHandle, part: ZipPart, maxBytes: number): AsyncGenerator<Buffer> {
  const local = await readAt(file, part.offset, 30);
  if (local.readUInt32LE(0) !== 0x04034b50) throw broken();
  const dataAt = part.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  let bytes = 0;
  let crc = 0;
  for await (const chunk of unpack(path, part, dataAt)) {
    bytes += chunk.length;
    // What the directory says about sizes is not believed: what comes out is counted.
    if (bytes > maxBytes || (bytes > packingGraceBytes && bytes > part.packedBytes * limits.packing)) throw tooBig();
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (crc !== part.crc) throw broken();
}

/**
 * Opens a ZIP archive by its directory and hands it to `use`; contents are unpacked as they are read, so memory does not
 * grow with the archive. Throws UnreadableFile for what is no archive, is cut off, or has more than 10,000 parts.
 */
export async function* withZip<T>(path: string, use: (zip: Zip) => AsyncIterable<T>): AsyncGenerator<T> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    if (size < endBytes) throw broken();
    const directory = await findDirectory(file, size);
    if (directory.count > limits.zipParts || directory.bytes > size) throw tooBig();
    const parts = readDirectory(await readAt(file, directory.offset, directory.bytes), directory.count);
    yield* use({ parts, read: (part, maxBytes) => readPart(path, file, part, maxBytes) });
  } finally {
    await file.close();
  }
}
