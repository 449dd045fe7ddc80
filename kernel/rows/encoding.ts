import { isUtf8 } from "node:buffer";

export type Encoding = "utf-8" | "gb18030" | "utf-16le" | "utf-16be";

/** Control characters that no text file holds: all below space except tab, line feed, form feed, carriage return, escape. */
const isForeign = (byte: number): boolean => byte < 0x20 && !(byte >= 9 && byte <= 13) && byte !== 0x1b;

function lineQuality(sample: Uint8Array): { good: number; bad: number } {
  const quality = { good: 0, bad: 0 };
  const judge = (line: Uint8Array, isUtf: (bytes: Uint8Array) => boolean) => {
    if (!line.some((byte) => byte >= 0x80)) return;
    if (isUtf(line)) quality.good++;
    else quality.bad++;
  };
  let start = 0;
  for (let end = sample.indexOf(10); end >= 0; end = sample.indexOf(10, start)) {
    judge(sample.subarray(start, end), isUtf8);
    start = end + 1;
  }
  // The last line may be cut in the middle of a character: it is asked only if no other tells anything.
  if (quality.good + quality.bad === 0) judge(sample.subarray(start), isUtf8Cut);
  return quality;
}

/** Valid UTF-8 up to a character that the end of the sample cut. */
function isUtf8Cut(bytes: Uint8Array): boolean {
  for (let cut = 0; cut <= 3; cut++) if (isUtf8(bytes.subarray(0, bytes.length - cut))) return true;
  return false;
}

function decodes(sample: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * How a text file is encoded, from its first bytes; undefined for what is no text. A byte order mark decides. Otherwise
 * UTF-8 wins if at least half of the lines with non-ASCII characters are valid UTF-8 (a few broken lines must not turn
 * the whole file into nonsense), else GB18030, which what Excel saves as CSV on a Chinese Windows is.
 */
export function detectEncoding(sample: Uint8Array): Encoding | undefined {
  if (sample[0] === 0xff && sample[1] === 0xfe) return "utf-16le";
  if (sample[0] === 0xfe && sample[1] === 0xff) return "utf-16be";
  if (sample.some(isForeign)) return undefined;
  const { good, bad } = lineQuality(sample);
  if (good >= bad) return "utf-8";
  return decodes(sample, "gb18030") || good === 0 ? "gb18030" : "utf-8";
}
