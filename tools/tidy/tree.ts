import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import ts from "typescript";

/** One place where a rule is broken. `path` is relative to the root, with forward slashes; `line` counts from 1. */
export type Fault = { path: string; line: number; sentence: string };

/**
 * One rule. `covers` says which files it reads, so that the runner can tell a rule that found nothing wrong from a rule
 * that looked at nothing.
 */
export type Rule = {
  name: string;
  title: string;
  covers(file: TreeFile): boolean;
  check(tree: Tree): Fault[];
};

/** The part of a package.json the rules read. */
export type Manifest = {
  name?: string;
  version?: string;
  exports?: Record<string, unknown> | string;
} & Partial<Record<DependencyField, Record<string, string>>>;

export const dependencyFields = [
  "dependencies",
  "devDependencies",
  "optionalDependencies",
  "peerDependencies",
] as const;
export type DependencyField = (typeof dependencyFields)[number];

export type WorkspaceKind = "root" | "kernel" | "module" | "pack" | "app" | "ui" | "bench" | "e2e" | "tool";

/** One package of the house; the root itself is a workspace too, with `directory` "". */
export type Workspace = {
  directory: string;
  /** Last part of the directory: `cases`, `server`; "" for the root. */
  folder: string;
  kind: WorkspaceKind;
  name: string;
  manifest: Manifest;
};

const parsed = new Set([".ts", ".tsx", ".mts", ".mjs", ".js", ".cjs"]);
const readable = new Set([...parsed, ".sql", ".json", ".md", ".css", ".html", ".sh", ".yml", ".yaml", ".svg", ""]);
const skippedAnywhere = new Set(["node_modules", "dist", ".git"]);
const skippedAtRoot = new Set(["data", "build"]);
/** Larger files are data of some kind; no rule reads prose or code of that size. */
const largestReadBytes = 1_000_000;

/** One file of the tree; its syntax is parsed at most once, when a rule first asks for it. */
export class TreeFile {
  readonly path: string;
  readonly extension: string;
  readonly text: string;
  readonly workspace: Workspace;
  #syntax: ts.SourceFile | undefined;
  #nodes: readonly ts.Node[] | undefined;
  #lines: readonly string[] | undefined;

  constructor(path: string, text: string, workspace: Workspace) {
    this.path = path;
    this.extension = extname(path);
    this.text = text;
    this.workspace = workspace;
  }

  get isCode(): boolean {
    return parsed.has(this.extension);
  }

  /** Tests, factories for tests and browser journeys: they may name and reach what the product may not. */
  get isTest(): boolean {
    return (
      /\.test\.tsx?$/.test(this.path) ||
      /(^|\/)testing\//.test(this.path) ||
      /(^|\/)testing\.ts$/.test(this.path) ||
      this.workspace.kind === "e2e"
    );
  }

  get lines(): readonly string[] {
    this.#lines ??= this.text.split("\n");
    return this.#lines;
  }

  get syntax(): ts.SourceFile {
    const kind = this.extension === ".tsx" ? ts.ScriptKind.TSX : undefined;
    this.#syntax ??= ts.createSourceFile(this.path, this.text, ts.ScriptTarget.Latest, true, kind);
    return this.#syntax;
  }

  /** Every node in reading order, so that twelve rules share one walk. */
  get nodes(): readonly ts.Node[] {
    if (!this.#nodes) {
      const found: ts.Node[] = [];
      const visit = (node: ts.Node): void => {
        found.push(node);
        ts.forEachChild(node, visit);
      };
      visit(this.syntax);
      this.#nodes = found;
    }
    return this.#nodes;
  }

  /** Line, counted from 1, of an offset in the text. */
  lineAt(offset: number): number {
    return this.isCode
      ? this.syntax.getLineAndCharacterOfPosition(offset).line + 1
      : this.text.slice(0, offset).split("\n").length;
  }

  lineOf(node: ts.Node): number {
    return this.lineAt(node.getStart(this.syntax));
  }
}

export type Tree = {
  root: string;
  files: readonly TreeFile[];
  /** Whether a path relative to the root exists as a file of the tree. */
  has(path: string): boolean;
  workspaces: readonly Workspace[];
};

/** Reads every file below `root` that belongs to the project; generated and installed folders are left out. */
export function readTree(root: string): Tree {
  const paths = listFiles(root);
  const workspaces = findWorkspaces(root, paths);
  const files = paths.map((path) => new TreeFile(path, textOf(root, path), workspaceOf(path, workspaces)));
  const known = new Set(paths);
  return { root, files, workspaces, has: (path) => known.has(path) };
}

/** The innermost workspace a path lies in. */
export function workspaceOf(path: string, workspaces: readonly Workspace[]): Workspace {
  const inside = workspaces.filter((each) => each.directory === "" || path.startsWith(`${each.directory}/`));
  const innermost = inside.toSorted((a, b) => b.directory.length - a.directory.length)[0];
  if (!innermost) throw new Error("the tree has no package.json at its root");
  return innermost;
}

function listFiles(root: string, folder = ""): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile()) return [path];
      const skipped = skippedAnywhere.has(entry.name) || (folder === "" && skippedAtRoot.has(entry.name));
      return entry.isDirectory() && !skipped ? listFiles(root, path) : [];
    });
}

function textOf(root: string, path: string): string {
  const wanted = readable.has(extname(path)) && statSync(join(root, path)).size <= largestReadBytes;
  return wanted ? readFileSync(join(root, path), "utf8") : "";
}

function findWorkspaces(root: string, paths: readonly string[]): Workspace[] {
  return paths
    .filter((path) => basename(path) === "package.json")
    .map((path) => {
      const directory = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
      const manifest = JSON.parse(readFileSync(join(root, path), "utf8")) as Manifest;
      return { directory, folder: basename(directory), kind: kindOf(directory), name: manifest.name ?? "", manifest };
    });
}

function kindOf(directory: string): WorkspaceKind {
  const top = directory.split("/")[0] ?? "";
  const kinds: Record<string, WorkspaceKind> = {
    kernel: "kernel",
    modules: "module",
    packs: "pack",
    apps: "app",
    ui: "ui",
    bench: "bench",
    e2e: "e2e",
    tools: "tool",
  };
  return kinds[top] ?? "root";
}
