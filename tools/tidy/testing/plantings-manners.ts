import { manifest, requirements } from "./house.ts";
import type { Planting, Plantings } from "./plantings.ts";

/** One planted file and the line of its fault. */
function file(what: string, path: string, text: string, line?: number): Planting {
  return { what, files: { [path]: text }, faults: line === undefined ? [] : [`${path}:${line}`] };
}

const code = "modules/cases/planted.ts";
const testFile = "modules/cases/planted.test.ts";
const component = "modules/cases/pages/console/PlantedPage.tsx";

const statements = (count: number): string => "  step();\n".repeat(count);

const lengths: Plantings = {
  "file-length": [
    file("301 lines of code", code, "step();\n".repeat(301), 301),
    file("301 lines of SQL", "modules/cases/migrations/0001_long.sql", "-- why\n".repeat(301), 301),
    file("301 lines without a last line break", code, `${"step();\n".repeat(300)}step();`, 301),
    file("300 lines", code, "step();\n".repeat(300)),
    file("301 lines of prose", "docs/long.md", "why\n".repeat(301)),
  ],
  "function-length": [
    file("a function", code, `function long(): void {\n${statements(68)}}\n`, 1),
    file("a method", code, `class A {\n  long(): void {\n${statements(68)}  }\n}\n`, 2),
    file("an arrow", code, `\nconst long = () => {\n${statements(68)}};\n`, 2),
    file("a component", component, `const Long = () => {\n${statements(67)}  return <p />;\n};\n`, 1),
    file("a test", testFile, `test("x", () => {\n${statements(68)}});\n`, 1),
    file("69 lines", code, `function fits(): void {\n${statements(67)}}\n`),
    file("a suite of tests", testFile, `describe("x", () => {\n${statements(90)}});\n`),
    file("a table of data", code, `export const rows = [\n${"  { a: 1 },\n".repeat(90)}];\n`),
  ],
};

const docstrings: readonly Planting[] = [
  file("an exported function", code, "\nexport function open(): void {}\n", 2),
  file("an exported arrow", code, "export const open = (): void => {};\n", 1),
  file("a function exported by a list", code, "function open(): void {}\nexport { open };\n", 1),
  file("a comment that is none", code, "/** */\nexport function open(): void {}\n", 2),
  file("a comment of another form", "kernel/planted.ts", "// Opens it, really.\nexport function open(): void {}\n", 2),
  file("a function of the file alone", code, "function open(): void {}\nopen();\n"),
  file(
    "one comment for two overloads",
    code,
    "/** Opens the case. */\nexport function open(a: 1): void;\nexport function open(a: 2): void;\nexport function open(): void {}\n",
  ),
  file("a page", component, "export const PlantedPage = () => <p />;\n"),
];

const names: readonly Planting[] = [
  file("a file in camelCase", "modules/cases/openCase.ts", "", 1),
  file("a component in snake_case", "modules/cases/pages/console/case_page.tsx", "", 1),
  file("a folder in PascalCase", "modules/cases/Pages/a.ts", "", 1),
  file("a migration without a number", "modules/cases/migrations/case.sql", "", 1),
  file("a migration out of sequence", "modules/cases/migrations/0002_case.sql", "", 1),
  {
    what: "two migrations of one number",
    files: { "kernel/migrations/0001_other.sql": "" },
    faults: ["kernel/migrations/0001_other.sql:1"],
  },
  file("a component in PascalCase", component, ""),
  file("a translated announcement", "README.zh-CN.md", ""),
  file("a hidden file", ".ci/run", ""),
];

const kernelManifest = (dependencies: object): string =>
  JSON.stringify(
    { name: "@yingsheng/kernel", version: "0.1.0", exports: { ".": "./index.ts", "./web": "./web.ts" }, dependencies },
    undefined,
    1,
  );

const pinned: readonly Planting[] = [
  file("a caret range", "kernel/package.json", kernelManifest({ pg: "^8.23.1" }), 9),
  file("a tag", "kernel/package.json", kernelManifest({ pg: "latest" }), 9),
  file("a part of a version", "kernel/package.json", kernelManifest({ pg: "8.23" }), 9),
  file(
    "a workspace of another version",
    "packs/north/package.json",
    manifest("@yingsheng/pack-north", { ".": "./pack.ts" }, ["@yingsheng/clocks"]).replace(
      'clocks": "0.1.0',
      'clocks": "0.2.0',
    ),
    8,
  ),
  file(
    "a download host in the lockfile",
    "package-lock.json",
    '{\n  "resolved": "https://host.example/pg.tgz"\n}\n',
    2,
  ),
  file(
    "a lockfile that forgot a platform",
    "package-lock.json",
    '{ "packages": { "node_modules/tool": { "optionalDependencies": { "tool-moon": "1.0.0" } } } }\n',
    1,
  ),
  {
    what: "no lockfile",
    files: { "package-lock.json": undefined, "docs/other.md": "" },
    faults: ["package-lock.json:1"],
  },
  file("a prerelease", "kernel/package.json", kernelManifest({ pg: "8.23.1-beta.17" })),
];

const leftovers: readonly Planting[] = [
  file("unfinished work in code", code, "step(); // TODO later\n", 1),
  file("unfinished work in SQL", "kernel/migrations/0002_b.sql", "-- why\n-- FIXME\n", 2),
  file("unfinished work in prose", "docs/a.md", "\nTODO: write this\n", 2),
  file("as any", code, "export const a = b as any;\n", 1),
  file("a parameter of type any", code, "const f = (a: any) => a;\n", 1),
  file("a list of any", code, "const list: any[] = [];\n", 1),
  file("a silenced compiler", code, "\n// @ts-expect-error\nstep();\n", 2),
  file("a skipped test", testFile, 'test.skip("x", () => {});\n', 1),
  file("a singled-out test", testFile, 'describe.only("x", () => {});\n', 1),
  file("a test skipped by option", testFile, 'test("x", { skip: true }, () => {});\n', 1),
  file("a test skipped for a reason in words", testFile, 'test("x", { skip: "later" }, () => {});\n', 1),
  file("a test that needs a kind of machine", testFile, 'test("x", { skip: !isRoot }, () => {});\n'),
  file("a test skipped from inside", testFile, 'test("x", (t) => t.skip());\n', 1),
  file("printing in a module", code, "console.log(1);\n", 1),
  file("printing in an app", "apps/server/planted.ts", "console.info(1);\n", 1),
  file("the host of a registry", "docs/a.md", "Install from https://registry.example.org/ first\n", 1),
  file("the host of a package network", "docs/a.md", "See npmthing.org\n", 1),
  file("the host of a mirror", "docs/a.md", "See mirrors.example.com\n", 1),
  file("a machine's path in prose", "docs/a.md", "Look into /work/house now\n", 1),
  file("a machine's path in code", code, 'const home = "/root/data";\n', 1),
  file("a temporary path", testFile, 'const folder = "/tmp/scratch";\n', 1),
  file("printing in a command", "bin/start.mjs", "console.log(1);\n"),
  file("a route that contains the word work", code, 'const route = "POST /callbacks/:id/work/done";\n'),
  file("words that contain any", code, "const company = anything;\n"),
];

const titled = (row: string): string => requirements(row);
const page = "REQUIREMENTS.md";

const requirementsListed: readonly Planting[] = [
  file("a requirement missing", page, titled(""), 1),
  file("a requirement twice", page, titled("| C2 | One case | not yet | | |\n| C1 | One case | not yet | | |"), 3),
  file("an unknown requirement", page, titled("| C1 | One case | not yet | | |\n| C19 | One case | not yet | | |"), 2),
  file("an unknown state", page, titled("| C1 | One case | soon | | |"), 1),
  file("done without a test", page, titled("| C1 | One case | done | | /cases |"), 1),
  file(
    "done without a screen",
    page,
    titled(`| C1 | One case | done | ${"modules/cases/actions/return-case.test.ts"} | |`),
    1,
  ),
  file("a test that does not exist", page, titled("| C1 | One case | partly | modules/cases/no.test.ts | |"), 1),
  file(
    "done with test and screen",
    page,
    titled("| C1 | One case | done | `modules/cases/actions/return-case.test.ts` | /cases |"),
  ),
];

export const mannerPlantings: Plantings = {
  ...lengths,
  docstrings,
  names,
  pinned,
  "no-leftovers": leftovers,
  "requirements-listed": requirementsListed,
};
