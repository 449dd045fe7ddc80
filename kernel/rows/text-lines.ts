import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { detectEncoding, type Encoding } from "./encoding.ts";
import { limits, UnreadableFile } from "./row.ts";

export type TextLine = { line: number; text: string } | { line: number; fault: string };

const chunkBytes = 262_144;

/** The first part of a file that has non-ASCII bytes: a table may begin with kilobytes of codes and numbers. */
async function sampleOf(path: string): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const sample = Buffer.alloc(chunkBytes);
    for (let position = 0; ; position += chunkBytes) {
      const { bytesRead } = await file.read(sample, 0, chunkBytes, position);
      const bytes = sample.subarray(0, bytesRead);
      if (bytesRead < chunkBytes || bytes.some((byte) => byte >= 0x80 || byte === 0)) return bytes;
    }
  } finally {
    await file.close();
  }
}

/** The file as UTF-8, whatever it was; what cannot be decoded becomes U+FFFD. */
async function* utf8Chunks(path: string, encoding: Encoding): AsyncGenerator<Buffer> {
  const chunks: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: chunkBytes });
  if (encoding === "utf-8") {
    yield* chunks;
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

const unreadable = "这一行有无法识别的字符，请检查文件编码（应为 UTF-8 或 GB18030）";
const tooLong = `这一行超过 ${limits.rowBytes / 1_048_576} MB，没有读取`;
const mark = Buffer.from("\ufeff");

/** Cuts chunks at line feeds; of a line that is too long nothing is kept. Line numbers begin with 1. */
async function* rawLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<{ line: number; bytes: Buffer | undefined }> {
  let line = 1;
  let parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      size += end - start;
      const piece = chunk.subarray(start, end);
      const bytes = size > limits.rowBytes ? undefined : parts.length === 0 ? piece : Buffer.concat([...parts, piece]);
      yield { line: line++, bytes };
      parts = [];
      size = 0;
      start = end + 1;
    }
    size += chunk.length - start;
    if (size > limits.rowBytes) parts = [];
    else if (start < chunk.length) parts.push(chunk.subarray(start));
  }
  if (size > 0) yield { line, bytes: size > limits.rowBytes ? undefined : Buffer.concat(parts) };
}

/**
 * The lines of a text file with constant memory: UTF-8 with or without mark, GB18030 or UTF-16 with mark, line feeds
 * with or without carriage returns. A line with broken characters or above 1 MB is a fault, the rest is read.
 * Throws UnreadableFile for what is no text.
 */
export async function* textLines(path: string): AsyncGenerator<TextLine> {
  const encoding = detectEncoding(await sampleOf(path));
  if (!encoding) throw new UnreadableFile("这不是文本文件，请检查选择的文件和格式。");
  for await (const { line, bytes } of rawLines(utf8Chunks(path, encoding))) {
    if (!bytes) {
      yield { line, fault: tooLong };
      continue;
    }
    let end = bytes.length;
    if (end > 0 && bytes[end - 1] === 13) end--;
    const start = line === 1 && bytes.subarray(0, 3).equals(mark) ? 3 : 0;
    const whole = bytes.subarray(start, end);
    if (!isUtf8(whole)) {
      yield { line, fault: unreadable };
      continue;
    }
    const text = whole.toString();
    // What another encoding could not decode has become U+FFFD; in UTF-8 somebody may have meant it.
    if (encoding !== "utf-8" && text.includes("\ufffd")) yield { line, fault: unreadable };
    else yield { line, text };
  }
}
