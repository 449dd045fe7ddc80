import { UnreadableFile } from "./row.ts";

/** What a document consists of, in order. Names come without their prefix; a text may come in several pieces. */
export type XmlHandler = {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
};

const broken = () => new UnreadableFile("工作簿内部格式已损坏，请用 Excel 重新另存后再导入。");

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function entity(whole: string, name: string): string {
  if (name[0] !== "#") return entities[name] ?? whole;
  const code = name[1] === "x" || name[1] === "X" ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

const decode = (text: string): string =>
  text.includes("&") ? text.replace(/&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-z]{2,4});/g, entity) : text;

const withoutPrefix = (name: string): string => name.slice(name.indexOf(":") + 1);

/** An attribute by its name without prefix, from the text between a tag's name and its end. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(`${name}=`); at >= 0; at = attributes.indexOf(`${name}=`, at + 1)) {
    const before = attributes[at - 1];
    const quote = attributes[at + name.length + 1];
    if ((before !== undefined && !/[\s:]/.test(before)) || (quote !== '"' && quote !== "'")) continue;
    const start = at + name.length + 2;
    const end = attributes.indexOf(quote, start);
    return end < 0 ? undefined : decode(attributes.slice(start, end));
  }
  return undefined;
}

/** Where a tag ends: the first `>` that stands in no attribute value; -1 when it has not come yet. */
function tagEnd(xml: string, from: number): number {
  let quote = 0;
  for (let i = from; i < xml.length; i++) {
    const code = xml.charCodeAt(i);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 34 || code === 39) {
      quote = code;
    } else if (code === 62) {
      return i;
    }
  }
  return -1;
}

function openTag(handler: XmlHandler, tag: string): void {
  const isEmpty = tag.endsWith("/");
  const end = isEmpty ? tag.length - 1 : tag.length;
  const space = tag.search(/\s/);
  const name = withoutPrefix(tag.slice(0, space < 0 ? end : space));
  handler.open(name, space < 0 ? "" : tag.slice(space, end));
  if (isEmpty) handler.close(name);
}

/** Comments, instructions, CDATA, declarations: where they end, -1 when that has not come yet. */
function special(handler: XmlHandler, xml: string, at: number): number {
  const until = (mark: string, from: number) => {
    const end = xml.indexOf(mark, from);
    return end < 0 ? -1 : end + mark.length;
  };
  if (xml[at + 1] === "?") return until("?>", at);
  if (xml.startsWith("<!--", at)) return until("-->", at + 4);
  if (xml.startsWith("<![CDATA[", at)) {
    const end = until("]]>", at + 9);
    if (end >= 0) handler.text(xml.slice(at + 9, end - 3));
    return end;
  }
  if (xml.length - at < 9) return -1;
  // A document type could define entities that grow without end; no spreadsheet program writes one.
  throw broken();
}

/** The longest piece of markup that may wait for its end. */
const maxPending = 1_048_576;

/**
 * Takes an XML document in pieces and tells the handler what it consists of. Not validating: what is not well formed
 * gives nonsense or UnreadableFile, never anything beyond the document itself (no entities, no external parts).
 */
export function xmlReader(handler: XmlHandler): (piece: string) => void {
  let rest = "";
  return (piece) => {
    const xml = rest + piece;
    let at = 0;
    while (at < xml.length) {
      const tag = xml.indexOf("<", at);
      if (tag !== at) {
        const textEnd = tag < 0 ? completeText(xml, at) : tag;
        if (textEnd > at) handler.text(decode(xml.slice(at, textEnd)));
        at = textEnd;
        if (tag < 0) break;
      }
      const next = xml[tag + 1];
      if (next === undefined) break;
      let end: number;
      if (next === "!" || next === "?") {
        end = special(handler, xml, tag);
      } else {
        const close = next === "/" ? xml.indexOf(">", tag) : tagEnd(xml, tag + 1);
        if (close >= 0 && next === "/") handler.close(withoutPrefix(xml.slice(tag + 2, close).trimEnd()));
        else if (close >= 0) openTag(handler, xml.slice(tag + 1, close));
        end = close < 0 ? -1 : close + 1;
      }
      if (end < 0) break;
      at = end;
    }
    rest = xml.slice(at);
    if (rest.length > maxPending) throw broken();
  };
}

/** Up to where a text at the end of a piece can be taken: an entity may be cut. */
function completeText(xml: string, from: number): number {
  const cut = xml.lastIndexOf("&");
  return cut >= from && xml.length - cut < 12 && !xml.includes(";", cut) ? cut : xml.length;
}
