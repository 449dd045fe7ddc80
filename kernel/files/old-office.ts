import type { FileHandle } from "node:fs/promises";

const freeSector = 0xfffffffa;
/** A directory has 4 or 32 entries in a sector; real documents need a few sectors. */
const maxDirectorySectors = 64;

async function readAt(file: FileHandle, length: number, position: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/**
 * Which Office program wrote a compound file ([MS-CFB]): Word 97-2003 keeps its text in a stream `WordDocument`, Excel in
 * `Workbook` or `Book`. Everything else in this container (PowerPoint, installers, encrypted Office files, mail) is undefined.
 */
export async function oldOfficeType(file: FileHandle): Promise<"doc" | "xls" | undefined> {
  const head = await readAt(file, 512, 0);
  if (head.length < 512) return undefined;
  const shift = head.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return undefined;
  const size = 1 << shift;
  const offset = (sector: number) => (sector + 1) * size;

  /** The allocation table says which sector follows; its own first 109 sectors (7 MB of file) are named in the header. */
  async function sectorAfter(sector: number): Promise<number> {
    const perTable = size / 4;
    const table = Math.floor(sector / perTable);
    if (table >= 109) return freeSector;
    const tableSector = head.readUInt32LE(76 + table * 4);
    if (tableSector >= freeSector) return freeSector;
    const entry = await readAt(file, 4, offset(tableSector) + (sector % perTable) * 4);
    return entry.length === 4 ? entry.readUInt32LE(0) : freeSector;
  }

  let sector = head.readUInt32LE(48);
  for (let seen = 0; seen < maxDirectorySectors && sector < freeSector; seen++) {
    const directory = await readAt(file, size, offset(sector));
    for (let at = 0; at + 128 <= directory.length; at += 128) {
      const nameBytes = directory.readUInt16LE(at + 64);
      if (nameBytes < 2 || nameBytes > 64) continue;
      const name = directory.toString("utf16le", at, at + nameBytes - 2);
      if (name === "WordDocument") return "doc";
      if (name === "Workbook" || name === "Book") return "xls";
    }
    sector = await sectorAfter(sector);
  }
  return undefined;
}
