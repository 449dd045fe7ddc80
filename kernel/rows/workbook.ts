import { limits, UnreadableFile } from "./row.ts";
import { type DateKind, dateKind } from "./sheet-dates.ts";
import { attribute, type XmlHandler, xmlReader } from "./xml.ts";
import type { Zip, ZipPart } from "./zip.ts";

/** What is needed to read the rows of one sheet. */
export type Workbook = {
  sheet: ZipPart;
  sharedTexts: readonly string[];
  /** By the index that a cell names as its style. */
  dateKinds: readonly DateKind[];
  starts: 1900 | 1904;
};

const notWorkbook = () => new UnreadableFile("这不是 Excel 工作簿（.xlsx）。请用 Excel 另存为 .xlsx 后再导入。");

/** Everything but sheets and shared texts: some hundred KB in large workbooks. */
const smallPartBytes = 32 * 1_048_576;

/** Feeds a part of the archive to a handler, piece by piece as it is unpacked. */
export async function* xmlPieces(zip: Zip, part: ZipPart, handler: XmlHandler, maxBytes: number): AsyncGenerator<void> {
  const push = xmlReader(handler);
  let decoder: TextDecoder | undefined;
  for await (const chunk of zip.read(part, maxBytes)) {
    decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? "utf-16le" : "utf-8");
    push(decoder.decode(chunk, { stream: true }));
    yield;
  }
}

async function readXml(
  zip: Zip,
  part: ZipPart,
  handler: Partial<XmlHandler>,
  maxBytes = smallPartBytes,
): Promise<void> {
  const nothing = () => undefined;
  const whole = { open: nothing, close: nothing, text: nothing, ...handler };
  for await (const _ of xmlPieces(zip, part, whole, maxBytes));
}

/** `..` and `/` in the target of a relationship, as package paths allow them. */
function resolve(folder: string, target: string): string {
  const path = target.startsWith("/") ? [] : folder.split("/").filter(Boolean);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== "" && step !== ".") path.push(step);
  }
  return path.join("/");
}

type Relation = { id: string; kind: string; target: string };

/** Which parts a part refers to; the kind is the last word of its type, the same in both dialects of the format. */
async function relationsOf(zip: Zip, path: string): Promise<Relation[]> {
  const slash = path.lastIndexOf("/") + 1;
  const folder = path.slice(0, slash);
  const part = zip.parts.get(`${folder}_rels/${path.slice(slash)}.rels`);
  const relations: Relation[] = [];
  if (!part) return relations;
  await readXml(zip, part, {
    open(name, attributes) {
      if (name !== "Relationship") return;
      const kind = attribute(attributes, "Type")?.split("/").at(-1) ?? "";
      const target = attribute(attributes, "Target") ?? "";
      relations.push({ id: attribute(attributes, "Id") ?? "", kind, target: resolve(folder, target) });
    },
  });
  return relations;
}

type SheetName = { name: string; relation: string; isHidden: boolean };

async function readSheetNames(zip: Zip, part: ZipPart): Promise<{ sheets: SheetName[]; starts: 1900 | 1904 }> {
  const sheets: SheetName[] = [];
  let starts: 1900 | 1904 = 1900;
  await readXml(zip, part, {
    open(name, attributes) {
      if (name === "workbookPr" && /^(?:1|true)$/.test(attribute(attributes, "date1904") ?? "")) starts = 1904;
      if (name !== "sheet") return;
      sheets.push({
        name: attribute(attributes, "name") ?? "",
        relation: /:id\s*=\s*["']([^"']*)/.exec(attributes)?.[1] ?? "",
        isHidden: (attribute(attributes, "state") ?? "visible") !== "visible",
      });
    },
  });
  return { sheets, starts };
}

async function readDateKinds(zip: Zip, part: ZipPart | undefined): Promise<DateKind[]> {
  const kinds: DateKind[] = [];
  if (!part) return kinds;
  const codes = new Map<number, string>();
  let isInCells = false;
  await readXml(zip, part, {
    open(name, attributes) {
      if (name === "numFmt") {
        codes.set(Number(attribute(attributes, "numFmtId")), attribute(attributes, "formatCode") ?? "");
      } else if (name === "cellXfs") {
        isInCells = true;
      } else if (name === "xf" && isInCells) {
        const id = Number(attribute(attributes, "numFmtId") ?? 0);
        kinds.push(dateKind(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === "cellXfs") isInCells = false;
    },
  });
  return kinds;
}

/** `_x000D_` stands for a character that XML cannot hold. */
export const decodeEscapes = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** Texts that cells refer to by number. Runs of formatting are joined; readings (rPh) are not part of a text. */
async function readSharedTexts(zip: Zip, part: ZipPart | undefined): Promise<string[]> {
  const texts: string[] = [];
  if (!part) return texts;
  let current = "";
  let isText = false;
  let isReading = false;
  await readXml(
    zip,
    part,
    {
      open(name) {
        if (name === "si") current = "";
        else if (name === "rPh") isReading = true;
        else if (name === "t") isText = !isReading;
      },
      text(text) {
        if (isText) current += text;
      },
      close(name) {
        if (name === "si") texts.push(decodeEscapes(current));
        else if (name === "rPh") isReading = false;
        else if (name === "t") isText = false;
      },
    },
    limits.sharedTextBytes,
  );
  return texts;
}

function chooseSheet(sheets: readonly SheetName[], wanted: string | undefined): SheetName {
  const found =
    wanted === undefined
      ? (sheets.find((sheet) => !sheet.isHidden) ?? sheets[0])
      : sheets.find((sheet) => sheet.name === wanted);
  if (found) return found;
  if (wanted === undefined) throw notWorkbook();
  throw new UnreadableFile(`工作簿里没有名为“${wanted.slice(0, 31)}”的工作表。`);
}

/** Finds the first visible sheet, or the named one, and what its cells refer to. */
export async function openWorkbook(zip: Zip, wanted: string | undefined): Promise<Workbook> {
  const path = (await relationsOf(zip, "")).find((one) => one.kind === "officeDocument")?.target ?? "xl/workbook.xml";
  const main = zip.parts.get(path);
  if (!main) throw notWorkbook();
  const relations = await relationsOf(zip, path);
  const { sheets, starts } = await readSheetNames(zip, main);
  const chosen = chooseSheet(sheets, wanted);
  const sheet = zip.parts.get(relations.find((one) => one.id === chosen.relation)?.target ?? "");
  if (!sheet) throw notWorkbook();
  const part = (kind: string) => zip.parts.get(relations.find((one) => one.kind === kind)?.target ?? "");
  return {
    sheet,
    starts,
    dateKinds: await readDateKinds(zip, part("styles")),
    sharedTexts: await readSharedTexts(zip, part("sharedStrings")),
  };
}
