import { open } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";
import { detectEncoding } from "../rows/encoding.ts";
import { oldOfficeType } from "./old-office.ts";

/** What may be attached, by what the contents are; the value is the media type under which it is kept. */
const allowed: Readonly<Record<string, string>> = {
  "image/jpeg": "image/jpeg",
  "image/png": "image/png",
  "image/apng": "image/png",
  "image/webp": "image/webp",
  "image/gif": "image/gif",
  "image/heic": "image/heic",
  "image/heif": "image/heic",
  "image/heic-sequence": "image/heic",
  "application/pdf": "application/pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document":
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "audio/mpeg": "audio/mpeg",
  "audio/wav": "audio/wav",
  "audio/x-m4a": "audio/mp4",
  "audio/mp4": "audio/mp4",
  "video/mp4": "video/mp4",
  "application/zip": "application/zip",
};

/** The list in the words of the person who is refused. */
export const allowedInWords =
  "可以上传 JPG、PNG、WebP、GIF、HEIC 图片，PDF、Word、Excel 文档，TXT、CSV、JSONL 文本，MP3、WAV、M4A 录音，MP4 视频和 ZIP 压缩包。";

const sampleBytes = 65_536;

const isJsonObject = (line: string): boolean => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
};

/** Among texts only, the name may decide: whether a text is a table cannot be seen in every file. */
function textType(sample: string, whole: boolean, name: string): string {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  if (ending === "csv" || ending === "tsv") return "text/csv";
  if (ending === "jsonl" || ending === "ndjson") return "application/x-ndjson";
  if (ending === "txt") return "text/plain";
  const lines = sample
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
  if (!whole && lines.length > 1) lines.pop();
  const first = lines.slice(0, 5);
  if (first.length > 0 && first.every(isJsonObject)) return "application/x-ndjson";
  for (const delimiter of [",", "\t", ";"]) {
    const counts = first.map((line) => line.split(delimiter).length);
    if (first.length > 1 && (counts[0] ?? 0) > 1 && counts.every((count) => count === counts[0])) return "text/csv";
  }
  return "text/plain";
}

/**
 * What a file is, from its contents; what the client says about it is not looked at, except that the ending of the name
 * may choose among kinds of text.
 * @returns a media type of the allowed list, or undefined for everything else
 */
export async function sniffMediaType(path: string, name: string): Promise<string | undefined> {
  const sniffed = (await fileTypeFromFile(path))?.mime;
  const known = sniffed && Object.hasOwn(allowed, sniffed) ? allowed[sniffed] : undefined;
  if (known) return known;
  const file = await open(path, "r");
  try {
    if (sniffed === "application/x-cfb") {
      const office = await oldOfficeType(file);
      return office && { doc: "application/msword", xls: "application/vnd.ms-excel" }[office];
    }
    // A text that begins with BM or MZ is taken for a picture or a program by its first bytes: text is looked at last.
    const { bytesRead, buffer } = await file.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0);
    const sample = buffer.subarray(0, bytesRead);
    const encoding = detectEncoding(sample);
    if (!encoding) return undefined;
    return textType(new TextDecoder(encoding).decode(sample), bytesRead < sampleBytes, name);
  } finally {
    await file.close();
  }
}
