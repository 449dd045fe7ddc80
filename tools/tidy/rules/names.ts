import { basename, dirname } from "node:path";
import type { Fault, Rule, Tree, TreeFile } from "../tree.ts";

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const pascal = /^[A-Z][A-Za-z0-9]*$/;
/** README.md, README.zh-CN.md, CHANGELOG.md. */
const announcement = /^[A-Z][A-Z-]*(\.[A-Za-z-]+)?\.md$/;
const migration = /^(\d{4})_[a-z0-9]+(_[a-z0-9]+)*\.sql$/;
const covers = (): boolean => true;

export const names: Rule = {
  name: "names",
  title: "Files are kebab-case, components PascalCase, migrations numbered without gaps",
  covers,
  check(tree: Tree): Fault[] {
    const badNames = tree.files.flatMap((file) => {
      const sentence = nameFault(file);
      return sentence ? [{ path: file.path, line: 1, sentence }] : [];
    });
    return [...badNames, ...sequenceFaults(tree)];
  },
};

function nameFault(file: TreeFile): string | undefined {
  const folder = dirname(file.path)
    .split("/")
    .find((part) => part !== "." && !kebab.test(part.replace(/^\./, "")));
  if (folder) return `folder "${folder}" is not kebab-case`;
  const name = basename(file.path).replace(/^\./, "");
  if (announcement.test(name)) return undefined;
  if (/(^|\/)migrations\//.test(file.path))
    return migration.test(name) ? undefined : "a migration is named NNNN_what_it_does.sql";
  const [first = "", ...rest] = name.split(".");
  if (file.extension === ".tsx" && pascal.test(first)) return undefined;
  return [first, ...rest].every((part) => kebab.test(part)) ? undefined : `"${name}" is not kebab-case`;
}

function sequenceFaults(tree: Tree): Fault[] {
  const folders = new Map<string, string[]>();
  for (const { path } of tree.files) {
    if (/(^|\/)migrations\/\d{4}_/.test(path))
      folders.set(dirname(path), [...(folders.get(dirname(path)) ?? []), path]);
  }
  return [...folders.values()].flatMap((paths) =>
    paths.toSorted().flatMap((path, index) => {
      const wanted = String(index + 1).padStart(4, "0");
      const number = basename(path).slice(0, 4);
      return number === wanted
        ? []
        : [{ path, line: 1, sentence: `number ${number} is out of sequence, ${wanted} is next` }];
    }),
  );
}
