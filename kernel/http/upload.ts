import type { FastifyRequest } from "fastify";
import { Refused } from "../errors.ts";
import type { FileStore } from "../files.ts";

/**
 * Takes a multipart request apart: plain fields become text, the one file is stored under its hash while it streams in.
 * Refuses `request.too-large`, `request.media-type`, and `request.invalid` for a second file or a field that is no text.
 */
export async function readUpload(
  request: FastifyRequest,
  files: FileStore,
  maxBytes: number,
): Promise<Record<string, unknown>> {
  if (!request.isMultipart()) throw new Refused("request.media-type");
  const fields: Record<string, unknown> = {};
  const parts = request.parts({ limits: { fileSize: maxBytes, files: 1, fields: 30, fieldSize: 100_000, parts: 31 } });
  for await (const part of wellFormed(parts)) {
    if (part.type === "file") {
      const stored = await files.store(part.file, { maxBytes, name: part.filename });
      fields[part.fieldname] = { ...stored, name: part.filename.slice(-255) || "未命名" };
    } else {
      if (part.fieldnameTruncated || part.valueTruncated) {
        throw new Refused("request.too-large", { field: part.fieldname.slice(0, 200), detail: "文字太长。" });
      }
      // A part that calls itself JSON arrives parsed. Taking it would let a caller pass off any stored file as the one
      // just sent, by naming its hash.
      if (typeof part.value !== "string") throw new Refused("request.invalid", { field: part.fieldname });
      fields[part.fieldname] = part.value;
    }
  }
  return fields;
}

/** What the reader of multipart cannot make sense of is the sender's, even where it throws an error without a code. */
async function* wellFormed<Part>(parts: AsyncIterable<Part>): AsyncGenerator<Part> {
  try {
    yield* parts;
  } catch (error) {
    if ((error as { code?: string }).code !== undefined) throw error;
    throw new Refused("request.malformed");
  }
}
