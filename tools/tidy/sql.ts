import { expressionMark } from "./syntax.ts";

/** One table, view or other object an SQL text touches. `name` is lower case, as written, possibly without a schema. */
export type SqlUse = { verb: "read" | "write"; name: string; offset: number };

type Token = { text: string; offset: number; quoted: boolean };

const tokenPattern = new RegExp(
  [
    "--[^\\n]*",
    "/\\*[\\s\\S]*?\\*/",
    "'(?:[^']|'')*'",
    `(?:"[^"]+"|[A-Za-z_${expressionMark}][\\w$${expressionMark}]*)(?:\\.(?:"[^"]+"|[A-Za-z_*${expressionMark}][\\w$${expressionMark}]*))*`,
    "\\S",
  ].join("|"),
  "g",
);

/** Texts that are a whole statement; English sentences that begin with "select" or "update" are not. */
export function isStatement(text: string): boolean {
  const verb =
    /^\s*\(?\s*(select\b|insert\s+into\s|update\s+\S+\s+(?:(?:as\s+)?\w+\s+)?set\s|delete\s+from\s|merge\s+into\s|truncate\s|with\s+(?:recursive\s+)?\w+\s*(?:\([^)]*\)\s*)?as\s|(?:create|alter|drop)\s+(?:or\s+replace\s+|unique\s+|materialized\s+|temp\s+|unlogged\s+)*(?:table|view|index|schema|sequence|function|type|trigger)\s)/i;
  const short =
    /^select\s+\w+(?:\s+as\s+\w+)?(?:\s*,\s*\w+(?:\s+as\s+\w+)?)*\s+from\s+(?!(?:the|a|an|this|that)\s)\w+(?:\s+(?:where|order|group|limit|for|join|left)\s|\s*$)/;
  return short.test(text) || (verb.test(text) && /[\n;=*()]|\$\d|\w\.\w/.test(text));
}

/** Names a text gives to its own intermediate results: CTEs and temporary tables. */
export function localNames(text: string): string[] {
  const cte =
    /\b(\w+)\s*(?:\([^()]*\)\s*)?as\s+(?:not\s+materialized\s*|materialized\s*)?\(\s*(?:select|insert|update|delete|merge|with|values|\uFFFC|--|\/\*)/gi;
  const temporary = /\bcreate\s+temp(?:orary)?\s+table\s+(?:if\s+not\s+exists\s+)?(\w+)/gi;
  return [...text.matchAll(cte), ...text.matchAll(temporary)].map((found) => (found[1] ?? "").toLowerCase());
}

/** Tables a text creates without naming a schema; tests make such tables in databases of their own. */
export function createdTables(text: string): string[] {
  const created = /\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?(\w+)(?!\w|\.)/gi;
  return [...text.matchAll(created)].map((found) => (found[1] ?? "").toLowerCase());
}

/** Every object a text reads or writes, in reading order. A heuristic reader of tokens, not a parser. */
export function sqlUses(text: string): SqlUse[] {
  const tokens = tokensOf(text);
  return tokens.flatMap((token, index): SqlUse[] => {
    if (token.quoted) return [];
    if (token.text === "from") return readsAfterFrom(tokens, index);
    if (token.text === "join") return oneUse("read", tokens[skipWords(tokens, index + 1, ["lateral", "only"])], tokens);
    const target = writeTarget(tokens, index);
    return target === undefined ? [] : oneUse("write", tokens[target], tokens);
  });
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const found of text.matchAll(tokenPattern)) {
    const raw = found[0];
    if (raw.startsWith("--") || raw.startsWith("/*")) continue;
    const quoted = raw.includes('"');
    tokens.push({
      text: quoted ? raw.replaceAll('"', "").toLowerCase() : raw.toLowerCase(),
      offset: found.index,
      quoted,
    });
  }
  return tokens;
}

function skipWords(tokens: readonly Token[], index: number, words: readonly string[]): number {
  let at = index;
  while (words.includes(tokens[at]?.text ?? "")) at += 1;
  return at;
}

/** One use, unless the token is a subquery, a parameter, or decided by an expression of the program. */
function oneUse(verb: SqlUse["verb"], token: Token | undefined, tokens: readonly Token[]): SqlUse[] {
  if (!token || !/^[a-z_]/.test(token.text) || token.text.split(".")[0]?.includes(expressionMark)) return [];
  const isCall = verb === "read" && tokens[tokens.indexOf(token) + 1]?.text === "(" && !token.text.includes(".");
  return isCall ? [] : [{ verb, name: token.text, offset: token.offset }];
}

const functionsWithFrom = new Set(["extract", "substring", "trim", "overlay", "position"]);

/** Reads the list after `from`: tables, calls and subqueries parted by commas. */
function readsAfterFrom(tokens: readonly Token[], from: number): SqlUse[] {
  const before = tokens[from - 1]?.text;
  if (before === "distinct" || before === "delete" || isInsideFunction(tokens, from)) return [];
  const uses: SqlUse[] = [];
  let at = from;
  do {
    at = skipWords(tokens, at + 1, ["lateral", "only"]);
    const token = tokens[at];
    if (!token || /^(public|stdin|current_user)$/.test(token.text)) break;
    uses.push(...oneUse("read", token, tokens));
    if (token.text !== "(") at += 1;
    at = skipParentheses(tokens, at);
    at = skipWords(tokens, at, ["with", "ordinality", "as"]);
    if (/^[a-z_]/.test(tokens[at]?.text ?? "") && tokens[at + 1]?.text !== ".") at = skipParentheses(tokens, at + 1);
  } while (tokens[at]?.text === ",");
  return uses;
}

function skipParentheses(tokens: readonly Token[], index: number): number {
  if (tokens[index]?.text !== "(") return index;
  let depth = 0;
  for (let at = index; at < tokens.length; at += 1) {
    if (tokens[at]?.text === "(") depth += 1;
    if (tokens[at]?.text === ")") depth -= 1;
    if (depth === 0) return at + 1;
  }
  return tokens.length;
}

/** `extract(epoch from x)` and its relatives use the word `from` without reading a table. */
function isInsideFunction(tokens: readonly Token[], from: number): boolean {
  let depth = 0;
  for (let at = from - 1; at >= 0; at -= 1) {
    const text = tokens[at]?.text;
    if (text === ")") depth += 1;
    if (text === "(" && depth === 0) return functionsWithFrom.has(tokens[at - 1]?.text ?? "");
    if (text === "(") depth -= 1;
  }
  return false;
}

const objectKinds = new Set([
  "table",
  "view",
  "sequence",
  "type",
  "function",
  "procedure",
  "index",
  "schema",
  "domain",
  "aggregate",
]);
const createWords = ["or", "replace", "unlogged", "unique", "recursive", "materialized", "constraint", "foreign"];
const conditions = ["if", "not", "exists", "only", "concurrently", "authorization"];

/** Index of the token that names what is written, when the token at `index` begins a writing verb. */
function writeTarget(tokens: readonly Token[], index: number): number | undefined {
  const next = tokens[index + 1]?.text ?? "";
  switch (tokens[index]?.text) {
    case "insert":
    case "merge":
      return next === "into" ? index + 2 : undefined;
    case "delete":
      return next === "from" ? skipWords(tokens, index + 2, ["only"]) : undefined;
    case "update":
      return isUpdateStatement(tokens, index) ? skipWords(tokens, index + 1, ["only"]) : undefined;
    case "truncate":
    case "lock":
      return next === "on" || next === "," ? undefined : skipWords(tokens, index + 1, ["table", "only"]);
    case "create":
    case "alter":
    case "drop":
      return definitionTarget(tokens, index);
    case "comment":
      return next === "on" && tokens[index + 2]?.text !== "constraint" ? index + 3 : undefined;
    default:
      return undefined;
  }
}

/** `for update`, `on update cascade`, `do update set`, `after update on` and grants are no statements. */
function isUpdateStatement(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]?.text ?? "";
  const next = tokens[index + 1]?.text ?? "";
  return (
    !["for", "key", "do", "on", "or", "of", "before", "after", ","].includes(before) &&
    /^[a-z_]/.test(next) &&
    !["set", "on", "of", "or", "cascade"].includes(next)
  );
}

function definitionTarget(tokens: readonly Token[], index: number): number | undefined {
  const at = skipWords(tokens, index + 1, createWords);
  const kind = tokens[at]?.text ?? "";
  const isIndexOnTable = kind === "index" && tokens[index]?.text === "create";
  if (kind === "trigger" || kind === "policy" || kind === "rule" || isIndexOnTable) {
    const on = tokens.findIndex((token, position) => position > at && token.text === "on");
    return on < 0 ? undefined : skipWords(tokens, on + 1, ["only"]);
  }
  return objectKinds.has(kind) ? skipWords(tokens, at + 1, conditions) : undefined;
}
