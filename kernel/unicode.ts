/**
 * Characters that no person types and that break screens, searches or PostgreSQL: NUL, the other control characters
 * except line feed and tab, the zero-width space and BOM (they split words unseen), the bidirectional overrides and
 * isolates (they make a screen show another order than the text has), and the noncharacters. ZWJ and ZWNJ stay: emoji
 * and several minority scripts need them.
 */
const unwanted =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\ufeff\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff\ufdd0-\ufdef]|\p{Cs}/gu;

const lineBreaks = /\r\n|[\r\u0085\u2028\u2029]/g;

/** Whatever may need more than trimming; ordinary Chinese and ASCII text has none of it and is the hot case. */
const unusual = /[^\n\t -~·—‘’“”…\u3000-\u3098\u309b-\u30ff\u4e00-\u9fff\uff01-\uff5e]/;

/**
 * Puts a text that came from outside into the form in which it is stored: Unicode NFC, line breaks as `\n`, without
 * NUL, lone surrogates, control and spoofing characters, trimmed. Idempotent; every string input passes through it.
 */
export function cleanText(text: string): string {
  if (!unusual.test(text)) return text.trim();
  // Removing first: what was apart may combine once the character between is gone.
  return text.replace(lineBreaks, "\n").replace(unwanted, "").normalize("NFC").trim();
}

/**
 * Whether a text is Unicode that PostgreSQL can store: no lone surrogate, no NUL. For refusing broken input where
 * repairing it in silence would change what was meant (keys, identifiers, passwords).
 */
export const isWellFormed = (text: string): boolean => text.isWellFormed() && !text.includes("\u0000");
