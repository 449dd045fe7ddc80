const boundary = "----------------yingsheng-test";

/** A multipart/form-data body with one file and plain fields, and the header that belongs to it. */
export function uploadOf(
  file: { name: string; content: string | Buffer; type?: string },
  fields: Readonly<Record<string, string>> = {},
): [body: Buffer, headers: Record<string, string>] {
  const plain = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head =
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\n` +
    `content-type: ${file.type ?? "application/octet-stream"}\r\n\r\n`;
  const parts = [Buffer.from(plain.join("") + head), Buffer.from(file.content), Buffer.from(`\r\n--${boundary}--\r\n`)];
  return [Buffer.concat(parts), { "content-type": `multipart/form-data; boundary=${boundary}` }];
}
