import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { after, before, test } from "node:test";
import type { Db } from "./db.ts";
import { Refused } from "./errors.ts";
import { type FileStore, openFileStore } from "./files.ts";
import { kernelDatabase } from "./testing/kernel-database.ts";
import { zipOf } from "./testing/zip.ts";

let db: Db;
let drop: () => Promise<void>;
let dataDir: string;
let files: FileStore;

before(async () => {
  ({ db, drop } = await kernelDatabase());
  dataDir = await mkdtemp(join(tmpdir(), "files-"));
  files = await openFileStore(db, { dataDir });
});
after(async () => {
  await drop();
  await rm(dataDir, { recursive: true, force: true });
});

const maxBytes = 5_000_000;
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const store = (bytes: Buffer | string, name = "") =>
  files.store(Readable.from([Buffer.from(bytes)]), { maxBytes, name });
const refused = (code: string, detail: RegExp) => (error: unknown) => {
  assert.ok(error instanceof Refused);
  assert.equal(error.code, code);
  assert.match(error.detail ?? "", detail);
  return true;
};
const leftovers = () => readdir(join(dataDir, "files", "incoming"));

/** A compound file with a directory of the given stream names, enough for telling what wrote it. */
function compoundFile(streams: string[]): Buffer {
  const head = Buffer.alloc(512);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(head);
  head.writeUInt16LE(9, 30);
  head.writeUInt32LE(1, 48);
  head.fill(0xff, 76);
  head.writeUInt32LE(0, 76);
  const table = Buffer.alloc(512, 0xff);
  const sectors: Buffer[] = [];
  const names = ["Root Entry", ...streams];
  for (let at = 0; at < names.length; at += 4) {
    const sector = Buffer.alloc(512);
    names.slice(at, at + 4).forEach((name, i) => {
      sector.write(name, i * 128, "utf16le");
      sector.writeUInt16LE(name.length * 2 + 2, i * 128 + 64);
    });
    sectors.push(sector);
  }
  sectors.forEach((_, i) => void table.writeUInt32LE(i + 1 < sectors.length ? i + 2 : 0xfffffffe, (i + 1) * 4));
  return Buffer.concat([head, table, ...sectors]);
}

const brand = (name: string) =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${name}\0\0\0\0${name}${name}`)]);
const office = (part: string, type: string) =>
  zipOf([
    {
      name: "[Content_Types].xml",
      data: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="${part}" ContentType="${type}"/></Types>`,
    },
    { name: "_rels/.rels", data: "<Relationships/>" },
    { name: part.slice(1), data: "<x/>" },
  ]);
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("what a file is, is seen from its contents", async () => {
  const table: readonly (readonly [string, Buffer | string, string])[] = [
    ["image/png", png, "照片.exe"],
    ["image/jpeg", Buffer.concat([Buffer.from("ffd8ffe000104a464946", "hex"), randomBytes(50)]), "a.txt"],
    ["image/gif", Buffer.from("GIF89a\x01\x00\x01\x00\x80\x00\x00;", "latin1"), ""],
    ["image/webp", Buffer.from("RIFF\x24\x00\x00\x00WEBPVP8 ".padEnd(60, "\0"), "latin1"), ""],
    ["image/heic", brand("heic"), ""],
    ["application/pdf", "%PDF-1.7\n%\u00e2\u00e3\n", ""],
    [word, office("/word/document.xml", `${word}.main+xml`), "合同.docx"],
    [sheet, office("/xl/workbook.xml", `${sheet}.main+xml`), ""],
    ["application/msword", compoundFile(["1Table", "\u0005SummaryInformation", "Data", "x", "WordDocument"]), ""],
    ["application/vnd.ms-excel", compoundFile(["Workbook"]), ""],
    [
      "audio/mpeg",
      Buffer.concat([
        Buffer.from("ID3\x03\0\0\0\0\0\x0a", "latin1"),
        Buffer.alloc(10),
        Buffer.from("fffb9064", "hex"),
        Buffer.alloc(500),
      ]),
      "",
    ],
    ["audio/wav", Buffer.from("RIFF\x24\x00\x00\x00WAVEfmt ".padEnd(60, "\0"), "latin1"), ""],
    ["audio/mp4", brand("M4A "), ""],
    ["video/mp4", brand("isom"), ""],
    ["application/zip", zipOf([{ name: "照片/1.txt", data: "一" }]), ""],
    ["text/plain", "路灯坏了，请修。", "说明.txt"],
    ["text/plain", "路灯坏了，请修。", ""],
    ["text/plain", "BM车主投诉停车费", ""],
    ["text/plain", Buffer.from("\ufeff路灯", "utf16le"), ""],
    ["text/csv", "标题,内容\n路灯,坏了\n", ""],
    ["text/csv", Buffer.from("b1eacce2092cc4dac8dd0ac2b7b5c62cbbb5c1cb", "hex"), "导入.csv"],
    ["application/x-ndjson", '{"标题":"路灯"}\n{"标题":"噪音"}', ""],
    ["application/x-ndjson", "{broken\n", "导入.jsonl"],
  ];
  for (const [mediaType, contents, name] of table) {
    const bytes = Buffer.from(contents);
    const stored = await store(bytes, name).catch((error: unknown) => error);
    assert.deepEqual(stored, { sha256: sha256(bytes), sizeBytes: bytes.length, mediaType }, `${mediaType} ${name}`);
  }
});

test("what is not in the list is refused whatever it is called", async () => {
  const table: readonly (readonly [Buffer | string, string])[] = [
    [Buffer.from("MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0".padEnd(200, "\0"), "latin1"), "照片.jpg"],
    [Buffer.concat([Buffer.from("7f454c46", "hex"), Buffer.alloc(100)]), "程序.txt"],
    [compoundFile(["PowerPoint Document"]), "演示.doc"],
    [compoundFile(["EncryptedPackage"]), "加密.xlsx"],
    [office("/word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"), "宏.docx"],
    [zipOf([{ name: "META-INF/MANIFEST.MF", data: "x" }]), "程序.zip"],
    [Buffer.from("Rar!\x1a\x07\x01\0", "latin1"), "包.zip"],
    [randomBytes(2000), "随机.csv"],
    [Buffer.from("d0cf11e0a1b11ae1", "hex"), "残.doc"],
  ];
  for (const [contents, name] of table) {
    await assert.rejects(store(contents, name), refused("request.media-type", /可以上传/), name);
  }
  await assert.rejects(store(""), refused("request.invalid", /空/));
  assert.deepEqual(await leftovers(), []);
});

test("the same contents are kept once and come back byte for byte", async () => {
  const bytes = Buffer.concat([png, randomBytes(300_000)]);
  const first = await Promise.all([1, 2, 3, 4].map(() => store(bytes)));
  for (const stored of first) assert.deepEqual(stored, first[0]);
  const { sha256: hash } = first[0] as { sha256: string };
  assert.deepEqual(await buffer(await files.open(hash)), bytes);
  assert.equal(files.path(hash), join(dataDir, "files", hash.slice(0, 2), hash.slice(2, 4), hash));
  assert.deepEqual(await readFile(files.path(hash)), bytes);
  const rows = await db.query("select size_bytes, media_type from kernel.file where sha256 = $1", [hash]);
  assert.deepEqual(rows, [{ sizeBytes: bytes.length, mediaType: "image/png" }]);
  assert.deepEqual(await leftovers(), []);
});

test("the limit holds while the file streams: the rest is not read and nothing stays", async () => {
  let sent = 0;
  // Not quite endless: a limit that does not hold must fail the test, not fill the disk.
  async function* endless() {
    while (sent < 20_000_000) {
      sent += 65_536;
      yield Buffer.alloc(65_536, "a");
    }
  }
  await assert.rejects(files.store(endless(), { maxBytes: 1_048_576 }), refused("request.too-large", /不能超过 1 MB/));
  assert.ok(sent <= 1_048_576 + 2 * 65_536, `${sent} bytes were read`);
  const exact = Buffer.alloc(1000, "a");
  assert.equal((await files.store(Readable.from([exact]), { maxBytes: 1000 })).sizeBytes, 1000);
  const cut = Object.assign(Readable.from([exact]), { truncated: true });
  await assert.rejects(files.store(cut, { maxBytes: 1000 }), refused("request.too-large", /1 KB/));
  assert.deepEqual(await leftovers(), []);
});

test("an upload that breaks off leaves nothing", async () => {
  async function* broken() {
    yield png;
    throw Object.assign(new Error("aborted"), { code: "ECONNRESET" });
  }
  await assert.rejects(files.store(broken(), { maxBytes }), refused("request.malformed", /没有传完/));
  assert.deepEqual(await leftovers(), []);
});

test("what the scan finds infected is not kept", async () => {
  const seen: string[] = [];
  const scanned = await openFileStore(db, {
    dataDir,
    async scan(path, mediaType) {
      seen.push(mediaType);
      return (await readFile(path)).includes("virus") ? "infected" : "clean";
    },
  });
  const bad = Buffer.from("this text carries a virus");
  await assert.rejects(scanned.store(Readable.from([bad]), { maxBytes }), refused("request.invalid", /安全检查/));
  await assert.rejects(scanned.open(sha256(bad)), refused("request.not-found", /存储/));
  assert.equal((await scanned.store(Readable.from([Buffer.from("clean text")]), { maxBytes })).sizeBytes, 10);
  assert.deepEqual(seen, ["text/plain", "text/plain"]);
});

test("only hashes name files", async () => {
  for (const name of [
    "",
    "../../keys/vault.key",
    "a".repeat(63),
    "A".repeat(64),
    `${"a".repeat(63)}/`,
    "f".repeat(64),
  ]) {
    await assert.rejects(files.open(name), refused("request.not-found", /存储/), name);
  }
  assert.throws(() => files.path("../x"));
});

test("what a killed process was receiving is removed at the next start once it is a day old", async () => {
  const incoming = join(dataDir, "files", "incoming");
  await mkdir(incoming, { recursive: true });
  await writeFile(join(incoming, "old"), "x");
  await writeFile(join(incoming, "fresh"), "x");
  await utimes(join(incoming, "old"), new Date(), new Date(Date.now() - 25 * 3_600_000));
  await openFileStore(db, { dataDir });
  assert.deepEqual(await leftovers(), ["fresh"]);
  await rm(join(incoming, "fresh"));
});
