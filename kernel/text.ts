import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";

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
const hanOnly = /^[\u4e00-\u9fff]+$/;

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
const quote = (lexeme: string): string =>
  `'${lexeme.includes("'") || lexeme.includes("\\") ? lexeme.replace(/['\\]/g, "$&$&") : lexeme}'`;

/**
 * Search text of a record, to be stored as `$1::tsvector` under a GIN index.
 * @param parts the texts to be found, such as title, content, address. Never personal data: the index is not encrypted.
 * @returns at most about 600 KB, in practice 14 bytes a character; the empty string (a valid tsvector) for texts without
 *   letters or digits. Texts beyond 48,000 characters are searchable up to there.
 */
export function indexText(parts: readonly string[]): string {
  const placesOf = new Map<string, number[]>();
  const add = (lexeme: string, place: number) => {
    const places = placesOf.get(lexeme);
    if (places === undefined) placesOf.set(lexeme, [place]);
    else if (places.length < maxPlaces) places.push(place);
  };
  let place = 0;
  const text = fold(parts.join("\n").slice(0, maxChars)).slice(0, maxChars);
  for (const run of text.match(runs) ?? []) {
    const room = maxUnits - place;
    if (room <= 0) break;
    place = hanOnly.test(run)
      ? addHan(run.slice(0, room), place, add)
      : addMixed(unitsOf(run).slice(0, room), place, add);
  }
  // Written out by hand: array joins and templates cost twice as much here, and this runs for every message taken in.
  let out = "";
  for (const [lexeme, places] of placesOf) {
    out += `${quote(lexeme)}:${places[0]}`;
    for (let i = 1; i < places.length; i++) out += `,${places[i]}`;
    out += " ";
  }
  return out.trimEnd();
}

type Add = (lexeme: string, place: number) => void;

// The last unit of a run stands alone, so that every unit begins a lexeme and one character is found by its prefix.

function addHan(run: string, before: number, add: Add): number {
  let place = before;
  for (let i = 0; i < run.length; i++) add(run.slice(i, i + 2), ++place);
  return place;
}

function addMixed(units: readonly string[], before: number, add: Add): number {
  let place = before;
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] as string;
    const next = units[i + 1];
    place++;
    add(next === undefined ? unit : unit + next, place);
    if (next !== undefined && !isOwnUnit(unit.codePointAt(0) as number)) add(unit, place);
  }
  return place;
}

let loaded: Jieba | undefined;
const dictionary = (): Jieba => (loaded ??= Jieba.withDict(dict));

/** Loads the dictionary (250 ms, 66 MB), which otherwise the first query does. A server calls it at start. */
export function warmUpText(): void {
  dictionary();
}

/** Particles that a person types within a question and that must not narrow the search: 小区的停车费. */
const particles = new Set("的了着过是在和与及或也都就很被把对向从为等吗呢吧啊呀");

/** The words of a run as the dictionary sees them, each as its units; borders inside a unit are ignored. */
function wordsOf(run: string, units: readonly string[]): string[][] {
  const words: string[][] = [];
  let word: string[] = [];
  let unitsEnd = 0;
  let next = 0;
  let wordEnd = 0;
  for (const cut of dictionary().cut(run, true)) {
    wordEnd += cut.length;
    while (next < units.length && unitsEnd + (units[next] as string).length <= wordEnd) {
      const unit = units[next++] as string;
      unitsEnd += unit.length;
      word.push(unit);
    }
    if (unitsEnd === wordEnd && word.length > 0) {
      words.push(word);
      word = [];
    }
  }
  // A word that was cut to its longest allowed length does not add up; then the run is one fragment.
  return next === units.length && word.length === 0 ? words : [[...units]];
}

/**
 * The fragments to look for in what a person typed without spaces: words of the dictionary, a single character together
 * with the word before it (or, at the beginning, the word after it): 长乐路施工 → 长乐路, 施工.
 */
function fragmentsOf(run: string, units: readonly string[]): string[][] {
  if (units.length < 3) return [[...units]];
  const fragments: string[][] = [];
  let open: string[] | undefined;
  for (const word of wordsOf(run, units)) {
    const single = word.length === 1;
    if (single && particles.has(word[0] as string)) {
      open = undefined;
    } else if (open && (single || open.length === 1)) {
      open.push(...word);
    } else {
      open = [...word];
      fragments.push(open);
    }
  }
  return fragments.length > 0 ? fragments : [[...units]];
}

/** A fragment as a chain of its pairs; a word at its end may go on in the text (路12 finds 路128, wech finds wechat). */
function chain(units: readonly string[]): string {
  const last = units.at(-1) as string;
  if (units.length === 1) {
    return quote(last) + (isOwnUnit(last.codePointAt(0) as number) || last.length >= 3 ? ":*" : "");
  }
  const pairs = units.slice(1).map((unit, i) => quote(`${units[i]}${unit}`));
  return `(${pairs.join(" <-> ")}${isOwnUnit(last.codePointAt(0) as number) ? "" : ":*"})`;
}

const quoted = /"([^"]*)"|[“”]([^“”]*)[“”]|[「『]([^」』]*)[」』]/g;

/**
 * Query text for what a person typed into a search field, to be used as `search @@ $1::tsquery`.
 * Everything typed must occur: words between spaces and punctuation, and what was typed without spaces is split into
 * words that may stand apart. What stands in quotation marks ("", “”, 「」) must occur exactly so. One Han character is
 * found anywhere; Latin words and numbers of three characters or more are found by their beginning.
 * @returns the empty string when there is nothing to look for. As a tsquery it finds nothing, so the caller leaves the
 *   condition out. Of longer texts the first 200 characters count.
 */
export function toTsQuery(words: string): string {
  const conditions = new Set<string>();
  const text = fold(words.slice(0, maxQueryChars));
  const rest = text.replace(quoted, (_, straight?: string, curly?: string, corner?: string) => {
    for (const [run] of (straight ?? curly ?? corner ?? "").matchAll(runs)) conditions.add(chain(unitsOf(run)));
    return " ";
  });
  for (const [run] of rest.matchAll(runs)) {
    for (const fragment of fragmentsOf(run, unitsOf(run))) conditions.add(chain(fragment));
  }
  return [...conditions].join(" & ");
}
