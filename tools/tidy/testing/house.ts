import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Outcome, runTidy } from "../run.ts";

/** A package.json of the small house; `dependencies` are workspaces of version 0.1.0. */
export function manifest(name: string, doors: Record<string, string>, dependencies: readonly string[] = []): string {
  const pinned = Object.fromEntries(dependencies.map((each) => [each, "0.1.0"]));
  return JSON.stringify({ name, version: "0.1.0", exports: doors, dependencies: pinned }, undefined, 2);
}

const doors = {
  ".": "./index.ts",
  "./module": "./module.ts",
  "./pages": "./pages/console/pages.ts",
  "./testing": "./testing/index.ts",
};

const requirementCounts = { C: 18, P: 7, F: 13, M: 4, N: 3, W: 9, Q: 3, A: 7, I: 5, O: 8, X: 5, Z: 8 };

/** A REQUIREMENTS.md in which every requirement waits; C1 is replaced by the row given. */
export function requirements(firstRow = "| C1 | One case | not yet | | |"): string {
  const ids = Object.entries(requirementCounts).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
  );
  return ids.map((id) => (id === "C1" ? firstRow : `| ${id} | Something | not yet | | |`)).join("\n");
}

const returnCase = `import { defineAction } from "@yingsheng/kernel";

export const returnCase = defineAction({
  name: "returnCase",
  route: "POST /cases/:caseId/return",
  async run({ tx, now }: Step) {
    const days = await tx.query(\`
      with mine as (
        select id, extract(day from due_at) as day from cases.case where id = $1 for update
      )
      select mine.id from mine join clocks.v_clock c on c.subject_id = mine.id, unnest($2::int[]) as wanted
      where c.state is distinct from 'stopped'\`, [now]);
    await tx.query("insert into cases.return (case_id) values ($1) on conflict do update set again = true", days);
    await tx.query(\`update \${days} set state = 'received'\`);
  },
});
`;

/** A house in which every rule finds something to look at and nothing to complain about. */
export const cleanHouse: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({ name: "house", devDependencies: { typescript: "6.0.3" } }),
  "package-lock.json": '{ "packages": { "node_modules/pg": { "version": "8.23.1" } } }',
  "README.md": "# House\n\nNo `TODO` stays in the tree.\n",
  "REQUIREMENTS.md": requirements(),
  "kernel/package.json": manifest("@yingsheng/kernel", { ".": "./index.ts", "./web": "./web.ts" }),
  "kernel/index.ts": 'export { defineAction } from "./action.ts";\n',
  "kernel/web.ts": "export type Page = { title: string };\n",
  "kernel/action.ts":
    "/** Declares one verb. */\nexport function defineAction(verb: unknown): unknown {\n  return verb;\n}\n",
  "kernel/migrations/0001_audit.sql": "create table kernel.audit (id uuid primary key);\n",
  "modules/clocks/package.json": manifest("@yingsheng/clocks", doors, ["@yingsheng/kernel"]),
  "modules/clocks/index.ts":
    "export type Minutes = number;\n\n/** Minutes between two instants. */\nexport const minutesBetween = (a: number, b: number): number => b - a;\n",
  "modules/clocks/module.ts": 'export type { Page } from "@yingsheng/kernel/web";\n',
  "modules/clocks/testing/index.ts": "/** A clock that stands still. */\nexport const stillClock = (): number => 0;\n",
  "modules/clocks/migrations/0001_clock.sql":
    "-- Update the view with the table.\ncreate table clocks.clock (id uuid, subject_id uuid references cases.case (id) on update cascade);\ncreate index clock_subject on clocks.clock (subject_id);\ncreate view clocks.v_clock as select id, trim(both ' ' from name) as name from clocks.clock;\n",
  "modules/cases/package.json": manifest("@yingsheng/cases", doors, ["@yingsheng/kernel", "@yingsheng/clocks"]),
  "modules/cases/index.ts":
    'import { minutesBetween } from "@yingsheng/clocks";\n\nexport const late = minutesBetween(1, 2) > 0;\n',
  "modules/cases/module.ts": "export const cases = {};\n",
  "modules/cases/actions/return-case.ts": returnCase,
  "modules/cases/actions/return-case.test.ts":
    'import { stillClock } from "@yingsheng/clocks/testing";\nimport { start } from "@yingsheng/server/testing";\n\nstart("POST", "/api/cases/1/return", stillClock());\n',
  "modules/cases/pages/console/pages.ts":
    'import type { Page } from "@yingsheng/kernel/web";\n\nexport const pages: Page[] = [];\n',
  "modules/cases/pages/console/CaseListPage.tsx":
    'import type { Page } from "@yingsheng/clocks/module";\n\nexport const CaseListPage = (page: Page) => <h1 title="Select one from the list">{page.title}</h1>;\n',
  "packs/north/package.json": manifest("@yingsheng/pack-north", { ".": "./pack.ts" }, ["@yingsheng/clocks"]),
  "packs/north/pack.ts":
    'import type { Minutes } from "@yingsheng/clocks";\n\nconst hours = (count: number): Minutes => count * 60;\n\nexport const pack = { id: "north", program: { code: "north-hotline" }, sign: hours(1) };\n',
  "apps/server/package.json": manifest("@yingsheng/server", { "./testing": "./testing/index.ts" }, [
    "@yingsheng/cases",
    "@yingsheng/pack-north",
  ]),
  "apps/server/packs.ts": 'import { pack } from "@yingsheng/pack-north";\n\nexport const packs = { north: pack };\n',
  "apps/server/main.ts": 'import { cases } from "@yingsheng/cases/module";\n\nconsole.log(cases);\n',
  "apps/server/testing/index.ts": "export const start = (...parts: unknown[]): unknown => parts;\n",
  "tools/tidy/testing/empty.ts": "export {};\n",
};

/** How many files the clean house has. */
export const houseSize = Object.keys(cleanHouse).length;

/** Files to replace or add; `undefined` takes one away. */
export type Planted = Readonly<Record<string, string | undefined>>;

/** Runs every rule on the clean house with some files planted, in a folder of its own that is removed again. */
export function tidyHouse(planted: Planted = {}, fewestFiles = houseSize): Outcome {
  const root = mkdtempSync(join(tmpdir(), "tidy-"));
  try {
    writeHouse(root, planted);
    return runTidy(root, fewestFiles);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** Writes the clean house with some files planted. */
export function writeHouse(root: string, planted: Planted = {}): void {
  for (const [path, text] of Object.entries({ ...cleanHouse, ...planted })) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
