import type { Fault, Rule, Tree, TreeFile } from "../tree.ts";

const mostLines = 300;
const covers = (file: TreeFile): boolean => [".ts", ".tsx", ".mjs", ".sql"].includes(file.extension);

export const fileLength: Rule = {
  name: "file-length",
  title: `A file has at most ${mostLines} lines`,
  covers,
  check(tree: Tree): Fault[] {
    return tree.files.filter(covers).flatMap((file) => {
      const count = file.text.endsWith("\n") ? file.lines.length - 1 : file.lines.length;
      if (count <= mostLines) return [];
      return [
        {
          path: file.path,
          line: mostLines + 1,
          sentence: `${count} lines, more than ${mostLines}: split it by what it does`,
        },
      ];
    });
  },
};
