import { posix } from "node:path";
import { type ImportUse, importsOf } from "../syntax.ts";
import {
  dependencyFields,
  type Fault,
  type Rule,
  type Tree,
  type TreeFile,
  type Workspace,
  workspaceOf,
} from "../tree.ts";

const covers = (file: TreeFile): boolean => file.isCode;

/** Which kinds of workspace a kind may import with code; packs have a stricter rule of their own, `packs-are-data`. */
const mayImport: Record<Workspace["kind"], readonly Workspace["kind"][]> = {
  root: [],
  kernel: [],
  module: ["kernel", "module", "ui"],
  pack: ["module"],
  ui: ["kernel"],
  app: ["kernel", "module", "pack", "ui", "app"],
  bench: ["kernel", "module", "pack", "app"],
  e2e: ["kernel", "module", "pack", "app"],
  tool: ["kernel", "module", "pack", "app"],
};

export const moduleBoundaries: Rule = {
  name: "module-boundaries",
  title: "A workspace imports another only by a declared door, and modules form no cycle",
  covers,
  check(tree: Tree): Fault[] {
    const strayImports = tree.files.filter(covers).flatMap((file) =>
      importsOf(file).flatMap((use) => {
        const sentence = faultOf(tree, file, use);
        return sentence ? [{ path: file.path, line: use.line, sentence }] : [];
      }),
    );
    return [...strayImports, ...cycles(tree)];
  },
};

function faultOf(tree: Tree, file: TreeFile, use: ImportUse): string | undefined {
  if (use.specifier.startsWith(".")) return leavesWorkspace(tree, file, use.specifier);
  if (use.specifier.startsWith("/") || use.specifier.startsWith("file:")) {
    return `"${use.specifier}" is an absolute path: import by package name`;
  }
  const named = targetOf(tree, use.specifier);
  if (!named) return undefined;
  const { target, door } = named;
  if (!target) return `"${use.specifier}" names no workspace of this tree`;
  if (!declaresDoor(target, door)) return `${target.name} does not export "${door}" in its package.json`;
  return wrongDoor(file, target, door, use) ?? undeclared(file, target, door);
}

function leavesWorkspace(tree: Tree, file: TreeFile, specifier: string): string | undefined {
  const path = posix.normalize(posix.join(posix.dirname(file.path), specifier));
  const leaves = path.startsWith("..") || workspaceOf(path, tree.workspaces) !== file.workspace;
  return leaves ? `"${specifier}" leaves ${placeOf(file.workspace)}: import the other package by its name` : undefined;
}

/** The workspace and door a bare specifier names; undefined for packages that are not ours. */
function targetOf(tree: Tree, specifier: string): { target: Workspace | undefined; door: string } | undefined {
  const scope = `${tree.workspaces.find((each) => each.name.startsWith("@"))?.name.split("/")[0]}/`;
  const parts = specifier.split("/");
  const name = specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? "");
  const target = tree.workspaces.find((each) => each.name === name && each.kind !== "root");
  if (!target && !specifier.startsWith(scope)) return undefined;
  const rest = specifier.slice(name.length);
  return { target, door: rest === "" ? "." : `.${rest}` };
}

function declaresDoor(target: Workspace, door: string): boolean {
  const exported = target.manifest.exports;
  if (typeof exported === "string") return door === ".";
  return Object.hasOwn(exported ?? {}, door);
}

/** A door of the right name may still be the wrong one for this file. */
function wrongDoor(file: TreeFile, target: Workspace, door: string, use: ImportUse): string | undefined {
  const from = file.workspace;
  if (door === "./testing") {
    return file.isTest || from.kind === "bench"
      ? undefined
      : `"${use.specifier}" is for tests, and this file is product`;
  }
  if (!use.typeOnly && runsInBrowser(file) && isServerCode(target, door)) {
    return `"${use.specifier}" is server code, and this file runs in a browser: \`import type\` it or use another door`;
  }
  if (target === from) return undefined;
  if (!mayImport[from.kind].includes(target.kind)) return `${placeOf(from)} may not import ${placeOf(target)}`;
  if (target.kind !== "module") return undefined;
  if (door === "./module") {
    const fromPages = /^modules\/[^/]+\/pages\//.test(file.path) && use.typeOnly;
    return from.directory === "apps/server" || fromPages
      ? undefined
      : `"${use.specifier}" is only for apps/server, and for pages as \`import type\`: import "${target.name}"`;
  }
  if (door === "./pages") return from.kind === "app" ? undefined : `"${use.specifier}" is only for apps`;
  return door === "." ? undefined : `"${use.specifier}" is no door of a module: import "${target.name}"`;
}

function runsInBrowser(file: TreeFile): boolean {
  const { kind, directory } = file.workspace;
  if (file.isTest) return false;
  const isApp = kind === "app" && directory !== "apps/server" && file.path.startsWith(`${directory}/src/`);
  return isApp || kind === "ui" || /^modules\/[^/]+\/pages\//.test(file.path);
}

function isServerCode(target: Workspace, door: string): boolean {
  if (target.kind === "module" || target.kind === "kernel") return door === "." || door === "./module";
  return target.directory === "apps/server";
}

function undeclared(file: TreeFile, target: Workspace, door: string): string | undefined {
  const from = file.workspace;
  if (target === from || Object.hasOwn(from.manifest.dependencies ?? {}, target.name)) return undefined;
  // The whole server stands above every module, so a module can't depend on it; its tests may still start one.
  if (file.isTest && target.directory === "apps/server" && door === "./testing") return undefined;
  return `${target.name} is missing in the dependencies of ${from.directory || "the root"}/package.json`;
}

function placeOf(workspace: Workspace): string {
  if (workspace.kind === "root") return "the root";
  return workspace.kind === "kernel" || workspace.kind === workspace.folder
    ? workspace.folder
    : `${workspace.kind} ${workspace.folder}`;
}

/** Cycles among modules, by what their package.json declares and by what their product files import. */
function cycles(tree: Tree): Fault[] {
  const modules = tree.workspaces.filter((each) => each.kind === "module");
  const names = new Map(modules.map((each) => [each.name, each]));
  const next = new Map(modules.map((each) => [each, new Set<Workspace>()]));
  const link = (from: Workspace, name: string): void => {
    const target = names.get(name);
    if (target && target !== from) next.get(from)?.add(target);
  };
  for (const each of modules) {
    for (const field of dependencyFields) for (const name of Object.keys(each.manifest[field] ?? {})) link(each, name);
  }
  for (const file of tree.files) {
    if (file.workspace.kind !== "module" || !file.isCode || file.isTest) continue;
    for (const { specifier } of importsOf(file)) link(file.workspace, specifier.split("/").slice(0, 2).join("/"));
  }
  return modules.flatMap((start) => {
    const path = wayBack(start, next);
    // A cycle is told once, at its alphabetically first module.
    const first = path?.toSorted((a, b) => (a.folder < b.folder ? -1 : 1))[0];
    if (!path || first !== start) return [];
    const round = [...path, start].map((each) => each.folder).join(" → ");
    return [{ path: `${start.directory}/package.json`, line: 1, sentence: `modules stand on each other: ${round}` }];
  });
}

/** The shortest chain from `start` that leads to `start` again. */
function wayBack(start: Workspace, next: ReadonlyMap<Workspace, ReadonlySet<Workspace>>): Workspace[] | undefined {
  const queue: Workspace[][] = [[start]];
  const seen = new Set<Workspace>();
  for (let path = queue.shift(); path; path = queue.shift()) {
    for (const target of next.get(path.at(-1) ?? start) ?? []) {
      if (target === start) return path;
      if (seen.has(target)) continue;
      seen.add(target);
      queue.push([...path, target]);
    }
  }
  return undefined;
}
