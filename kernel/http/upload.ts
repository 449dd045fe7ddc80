import type { FastifyRequest } from "fastify";
import { Refused } from "../errors.ts";
import type { FileStore } from "../files.ts";

/**
 * Takes a multipart request apart: plain fields become text, the one file is stored under its hash while it streams in.
 * Refuses `request.too-large`, `request.media-type`, and `request.invalid` for a missing or second file.
 */
export async function readUpload(
  request: FastifyRequest,
  files: FileStore,
  maxBytes: number,
): Promise<Record<string, unknown>> {
  if (!request.isMultipart()) throw new Refused("request.media-type");
  const fields: Record<string, unknown> = {};
  const parts = request.parts({ limits: { fileSize: maxBytes, files: 1, fields: 30, fieldSize: 100_000, parts: 31 } });
  for await (const part of parts) {
    if (part.type === "file") {
      const stored = await files.store(part.file, { maxBytes, name: part.filename });
      fields[part.fieldname] = { ...stored, name: part.filename.slice(-255) || "未命名" };
    } else {
      fields[part.fieldname] = part.value;
    }
  }
  return fields;
}
