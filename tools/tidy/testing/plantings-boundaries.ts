import { cleanHouse, manifest } from "./house.ts";
import type { Planting, Plantings } from "./plantings.ts";

/** A file of the module cases, planted with these lines, and the line of the fault. */
function inCases(what: string, text: string, line?: number, path = "modules/cases/planted.ts"): Planting {
  return { what, files: { [path]: `${text}\n` }, faults: line === undefined ? [] : [`${path}:${line}`] };
}

const doors = { ".": "./index.ts", "./module": "./module.ts", "./testing": "./testing/index.ts" };

const imports: readonly Planting[] = [
  inCases("a relative import that leaves the workspace", 'import { minutesBetween } from "../clocks/index.ts";', 1),
  inCases("a relative re-export that leaves the workspace", 'export * from "../clocks/index.ts";', 1),
  inCases("a relative import() that leaves the workspace", '\nawait import("../clocks/index.ts");', 2),
  inCases("a relative import of a type that leaves the workspace", 'type A = import("../clocks/index.ts").Minutes;', 1),
  inCases("an absolute import", 'import "/somewhere/else.ts";', 1),
  inCases("a workspace that does not exist", 'import "@yingsheng/nowhere";', 1),
  inCases("a door the other package does not declare", 'import "@yingsheng/clocks/due-at";', 1),
  inCases("the manifest of another module", 'import "@yingsheng/clocks/module";', 1),
  inCases("the pages of another module", 'import type {} from "@yingsheng/clocks/pages";', 1),
  inCases("factories for tests in the product", 'import { stillClock } from "@yingsheng/clocks/testing";', 1),
  inCases("the server's test door in the product", 'import { start } from "@yingsheng/server/testing";', 1),
  inCases("a package that package.json does not name", 'import { pack } from "@yingsheng/pack-north";', 1),
  inCases(
    "a manifest imported with code by a page",
    'import { cases } from "@yingsheng/clocks/module";',
    1,
    "modules/cases/pages/console/planted.ts",
  ),
  inCases(
    "server code in a page",
    'import { minutesBetween } from "@yingsheng/clocks";',
    1,
    "modules/cases/pages/console/planted.ts",
  ),
  inCases("a package nobody owns here", 'import fastify from "fastify";'),
  inCases("an augmentation of a module below", 'declare module "@yingsheng/clocks" {\n  interface More {}\n}'),
];

const house: readonly Planting[] = [
  {
    what: "a module above in the dependencies, and thereby a cycle",
    files: {
      "modules/clocks/package.json": manifest("@yingsheng/clocks", { ...doors, "./pages": "./pages.ts" }, [
        "@yingsheng/kernel",
        "@yingsheng/cases",
      ]),
    },
    faults: ["modules/cases/package.json:1"],
  },
  {
    what: "an import that package.json does not declare, and thereby a cycle",
    files: { "modules/clocks/planted.ts": 'import type { late } from "@yingsheng/cases";\n' },
    faults: ["modules/clocks/planted.ts:1", "modules/cases/package.json:1"],
  },
  {
    what: "the kernel knowing a module",
    files: { "kernel/planted.ts": 'import { late } from "@yingsheng/cases";\n' },
    faults: ["kernel/planted.ts:1"],
  },
  {
    what: "an app reaching into another workspace",
    files: { "apps/server/planted.ts": '\n\nimport "../../modules/cases/index.ts";\n' },
    faults: ["apps/server/planted.ts:3"],
  },
];

const packs: readonly Planting[] = [
  ["code from a module", 'import { minutesBetween } from "@yingsheng/clocks";', 1],
  ["code from the platform", 'import { readFileSync } from "node:fs";', 1],
  ["a class", "export class Pack {}", 1],
  ["waiting for something", "\nexport const pack = await Promise.resolve(1);", 2],
  ["the present time", "export const today = new Date();", 1],
  ["chance", "export const dice = Math.random();", 1],
  ["the environment", "export const home = process.env;", 1],
  ["a long function", `export function rows(): number {${"\n  // one more line".repeat(16)}\n  return 1;\n}`, 1],
  ["an async helper", "export const rows = async () => 1;", 1],
].map(([what, text, line]) => ({
  what: String(what),
  files: { "packs/north/planted.ts": `${text}\n` },
  faults: [`packs/north/planted.ts:${line}`],
}));

const localities: readonly Planting[] = [
  inCases(
    "a comparison with a pack",
    'export const isNorth = (id: unknown) => id === "north";',
    1,
    "apps/server/planted.ts",
  ),
  inCases("a case clause", 'switch (program) {\n  case "north-hotline":\n}', 2),
  inCases("a list of packs kept for later", 'const slow = ["lingshui"];', 1),
  inCases("a table keyed by pack", "const rates = { lingshui: 1 };", 1),
  inCases("a pack quoted in SQL", "const sql = \"select 1 where program = 'social-card'\";", 1),
  inCases("a contract that has no pack yet", 'if (id === "kunming-grid") stop();', 1),
  inCases("a word that merely contains the name", 'const word = "northern";'),
  inCases("a test that needs a pack", 'const id = "north";', undefined, "modules/cases/planted.test.ts"),
];

const limits: readonly Planting[] = [
  inCases("a deadline as a constant", "const signMinutes = 60;", 1),
  inCases("a deadline as arithmetic", "\nexport const RETURN_DAYS = 2 * 1;", 2),
  inCases("a limit as a constant", "const limitOfReturns = 3;", 1),
  inCases("a deadline that comes from a policy", "const signMinutes = policy.allowance;"),
];

const verbFile = "modules/cases/actions/return-case.ts";
const verb = cleanHouse[verbFile] ?? "";
const verbTest = "modules/cases/actions/return-case.test.ts";

const verbs: readonly Planting[] = [
  {
    what: "a second verb in the file",
    files: { [verbFile]: `${verb}export const b = defineAction({ name: "b" });\n` },
    faults: [`${verbFile}:17`],
  },
  { what: "no verb in the file", files: { [verbFile]: "export const nothing = 1;\n" }, faults: [`${verbFile}:1`] },
  {
    what: "a verb that is not exported",
    files: { [verbFile]: verb.replace("export ", "") },
    faults: [`${verbFile}:1`],
  },
  {
    what: "a query among the actions",
    files: { [verbFile]: verb.replaceAll("defineAction", "defineQuery") },
    faults: [`${verbFile}:1`],
  },
  {
    what: "a verb named otherwise than its file",
    files: { [verbFile]: verb.replace('"returnCase"', '"giveBack"') },
    faults: [`${verbFile}:3`],
  },
  { what: "a verb without a test", files: { [verbTest]: "export {};\n" }, faults: [`${verbFile}:3`] },
  {
    what: "a test of another verb",
    files: { [verbTest]: 'call("POST /api/cases/1/returns");\n' },
    faults: [`${verbFile}:3`],
  },
  {
    what: "a test of another method",
    files: { [verbTest]: 'call("GET /api/cases/1/return");\n' },
    faults: [`${verbFile}:3`],
  },
  { what: "a test that names the verb", files: { [verbTest]: 'test("returnCase gives back");\n' }, faults: [] },
  { what: "a test that fills in the route", files: { [verbTest]: "post(`/api/cases/${id}/return`);\n" }, faults: [] },
];

export const boundaryPlantings: Plantings = {
  "module-boundaries": [...imports, ...house],
  "packs-are-data": packs,
  "locality-is-data": localities,
  "limits-are-data": limits,
  "one-verb-one-file": verbs,
};
