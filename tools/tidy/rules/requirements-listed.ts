import type { Fault, Rule, Tree, TreeFile } from "../tree.ts";

const page = "REQUIREMENTS.md";
const sections: Record<string, number> = { C: 18, P: 7, F: 13, M: 4, N: 3, W: 9, Q: 3, A: 7, I: 5, O: 8, X: 5, Z: 8 };
const states: readonly string[] = ["done", "partly", "not yet"];
const covers = (file: TreeFile): boolean => file.path === page;

export const requirementsListed: Rule = {
  name: "requirements-listed",
  title: `${page} tells the state of every requirement, and the tests it names exist`,
  covers,
  check(tree: Tree): Fault[] {
    const file = tree.files.find(covers);
    if (!file) return [{ path: page, line: 1, sentence: "is missing" }];
    const rows = tableRows(file);
    const expected = Object.entries(sections).flatMap(([letter, last]) =>
      Array.from({ length: last }, (_, index) => `${letter}${index + 1}`),
    );
    const missing = expected
      .filter((id) => !rows.some((row) => row.id === id))
      .map((id) => ({ path: page, line: 1, sentence: `${id} is not listed` }));
    const faulty = rows.flatMap((row, index) => {
      const repeated = rows.slice(0, index).some((earlier) => earlier.id === row.id);
      const own = [
        expected.includes(row.id) ? "" : `${row.id} is no known requirement`,
        repeated ? `${row.id} is listed twice` : "",
      ];
      return [...own.filter(Boolean), ...rowFaults(tree, row)].map((sentence) => ({
        path: page,
        line: row.line,
        sentence,
      }));
    });
    return [...missing, ...faulty];
  },
};

type Row = { id: string; title: string; state: string; test: string; screen: string; line: number };

function tableRows(file: TreeFile): Row[] {
  return file.lines.flatMap((text, index) => {
    const cells = text.split("|").map((cell) => cell.trim());
    const [, id = "", title = "", state = "", test = "", screen = ""] = cells;
    return /^[A-Z]\d+$/.test(id) ? [{ id, title, state, test, screen, line: index + 1 }] : [];
  });
}

function rowFaults(tree: Tree, row: Row): string[] {
  const tests = row.test.match(/[\w.@-]+(?:\/[\w.@-]+)+\.[a-z]+/g) ?? [];
  const faults = tests.filter((path) => !tree.has(path)).map((path) => `${row.id} names ${path}, which does not exist`);
  if (row.title === "") faults.push(`${row.id} has no title`);
  if (!states.includes(row.state)) faults.push(`${row.id} is "${row.state}": say ${states.join(", ")}`);
  if (row.state === "done" && tests.length === 0) faults.push(`${row.id} is done without a test that shows it`);
  if (row.state === "done" && row.screen === "")
    faults.push(`${row.id} is done without a screen or API call that shows it`);
  return faults;
}
