import type { Jieba } from "@node-rs/jieba";

/*
 * Chinese search text for PostgreSQL without any dictionary or extension in the database.
 *
 * A text becomes units: each Han or kana character is one, each word of other letters and digits is one. Two neighbouring
 * units make a lexeme that carries its place in the text. A fragment is in the text exactly if its lexemes stand there
 * one after the other, so the search agrees with LIKE, which words from a dictionary do not: 29 of 50 random fragments of
 * four characters were missed by them. The dictionary works on the side of the query, where it splits what a person
 * typed without spaces. Stored words would add 5 % of lexemes and find nothing more: each word is a chain of pairs.
 */

/** PostgreSQL keeps places up to 16,383; what lies behind is not searchable. A message has at most some 12,000. */
const maxUnits = 16_000;
/** Keeps the tsvector well below 1 MB whatever the characters. */
const maxChars = 48_000;
/** PostgreSQL keeps 255 places of one lexeme. */
const maxPlaces = 255;
/** Longer words than this are cut, in texts and in queries alike; a lexeme may have 2,046 bytes. */
const maxWordChars = 64;
const maxQueryChars = 200;

const runs = /[\p{L}\p{N}\p{M}]+/gu;

/** Characters that are words by themselves: Han with its extensions, 々 〇, kana. */
function isOwnUnit(code: number): boolean {
  if (code < 0x3005) return false;
  return code <= 0x3007 || (code >= 0x3040 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || code >= 0x20000;
}

/** Full-width to half-width, compatibility forms, lower case: 「ＷｉＦｉ」 is found as `wifi`. */
const fold = (text: string): string => text.normalize("NFKC").toLowerCase();

function unitsOf(run: string): string[] {
  const units: string[] = [];
  let wordStart = -1;
  for (let i = 0; i < run.length; ) {
    const code = run.codePointAt(i) as number;
    const next = i + (code > 0xffff ? 2 : 1);
    if (isOwnUnit(code)) {
      if (wordStart >= 0) units.push(cutWord(run.slice(wordStart, i)));
      wordStart = -1;
      units.push(run.slice(i, next));
    } else if (wordStart < 0) {
      wordStart = i;
    }
    i = next;
  }
  if (wordStart >= 0) units.push(cutWord(run.slice(wordStart)));
  return units;
}

function cutWord(word: string): string {
  const cut = word.slice(0, maxWordChars);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

/** Lexemes consist of letters and digits only; quoting them anyway costs nothing and survives a change of `runs`. */
const quote = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, "$&$&")}'`;

/**
 * Search text of a record, to be stored as `$1::tsvector` under a GIN index.
 * @param parts the texts to be found, such as title, content, address. Never personal data: the index is not encrypted.
 * @returns at most about 600 KB, in practice 14 bytes a character; the empty string (a valid tsvector) for texts without
 *   letters or digits. Texts beyond 48,000 characters are searchable up to there.
 */
export function indexText(parts: readonly string[]): string {
  const places = new Map<string, string>();
  const counts = new Map<string, number>();
  const add = (lexeme: string, place: number) => {
    const known = places.get(lexeme);
    if (known === undefined) {
      places.set(lexeme, `:${place}`);
      return;
    }
    const count = (counts.get(lexeme) ?? 1) + 1;
    counts.set(lexeme, count);
    if (count <= maxPlaces) places.set(lexeme, `${known},${place}`);
  };
  let place = 0;
  const text = fold(parts.join("\n").slice(0, maxChars)).slice(0, maxChars);
  for (const [run] of text.matchAll(runs)) {
    const units = unitsOf(run);
    if (place + units.length > maxUnits) break;
    for (let i = 0; i < units.length; i++) {
      const unit = units[i] as string;
      const next = units[i + 1];
      place++;
      // The last unit stands alone, so that every unit begins a lexeme and one character is found by its prefix.
      add(next === undefined ? unit : unit + next, place);
      if (next !== undefined && !isOwnUnit(unit.codePointAt(0) as number)) add(unit, place);
    }
  }
  const out: string[] = [];
  for (const [lexeme, at] of places) out.push(quote(lexeme) + at);
  return out.join(" ");
}

let loading: Promise<void> | undefined;
let jieba: Jieba | undefined;

/**
 * Loads the dictionary (250 ms, 66 MB). Until it has been called and has resolved, `toTsQuery` takes what stands between
 * spaces and punctuation as one fragment. A server calls it at start, before it takes requests.
 */
export function warmUpText(): Promise<void> {
  loading ??= (async () => {
    const [library, { dict }] = await Promise.all([import("@node-rs/jieba"), import("@node-rs/jieba/dict.js")]);
    jieba = library.Jieba.withDict(dict);
  })();
  return loading;
}

/** Particles that a person types within a question and that must not narrow the search: 小区的停车费. */
const particles = new Set("的了着过是在和与及或也都就很被把对向从为等吗呢吧啊呀");

/** Splits a run of units into the fragments to look for; single characters go with the fragment before them. */
function fragments(run: string, units: string[]): string[][] {
  if (units.length < 4 || !jieba) return [units];
  const found: string[][] = [];
  let current: string[] = [];
  let at = 0;
  let border = 0;
  let from = 0;
  const borders = new Set<number>();
  for (const unit of units) borders.add((at += unit.length));
  at = 0;
  let index = 0;
  for (const word of jieba.cut(run, true)) {
    border += word.length;
    if (!borders.has(border)) continue;
    while (at < border) at += (units[index++] as string).length;
    const part = units.slice(from, index);
    from = index;
    if (part.length > 1) {
      if (current.length === 1 && found.length === 0) {
        found.push([...current, ...part]);
      } else {
        if (current.length > 0) found.push(current);
        found.push(part);
      }
      current = [];
    } else if (!particles.has(part[0] as string)) {
      const last = found.at(-1);
      if (last && current.length === 0) last.push(...part);
      else current.push(...part);
    }
  }
  if (current.length > 0) found.push(current);
  return found.length > 0 ? found : [units];
}
