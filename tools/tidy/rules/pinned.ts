import { dependencyFields, type Fault, type Rule, type Tree, type TreeFile, type Workspace } from "../tree.ts";

const exact = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;
const isManifest = (path: string): boolean => /(^|\/)package\.json$/.test(path);
const covers = (file: TreeFile): boolean => isManifest(file.path) || file.path === "package-lock.json";

export const pinned: Rule = {
  name: "pinned",
  title: "Every dependency has one exact version, and the lockfile names no download host",
  covers,
  check(tree: Tree): Fault[] {
    const manifests = tree.files.filter((file) => isManifest(file.path)).flatMap((file) => manifestFaults(tree, file));
    return [...manifests, ...lockfileFaults(tree)];
  },
};

function manifestFaults(tree: Tree, file: TreeFile): Fault[] {
  const own = file.workspace;
  return dependencyFields.flatMap((field) =>
    Object.entries(own.manifest[field] ?? {}).flatMap(([name, version]) => {
      const sentence = versionFault(name, version, tree.workspaces);
      return sentence ? [{ path: file.path, line: lineNaming(file, name), sentence }] : [];
    }),
  );
}

function versionFault(name: string, version: string, workspaces: readonly Workspace[]): string | undefined {
  if (!exact.test(version)) return `${name} is "${version}", not one exact version`;
  const sibling = workspaces.find((each) => each.name === name);
  if (!sibling || sibling.manifest.version === version) return undefined;
  return `${name} is asked for as ${version}; the workspace is ${sibling.manifest.version ?? "without a version"}`;
}

function lineNaming(file: TreeFile, name: string): number {
  return file.lines.findIndex((line) => line.includes(`"${name}":`)) + 1 || 1;
}

function lockfileFaults(tree: Tree): Fault[] {
  const lockfile = tree.files.find((file) => file.path === "package-lock.json");
  if (!lockfile)
    return [{ path: "package-lock.json", line: 1, sentence: "is missing: installs would differ from day to day" }];
  return [...incompleteFaults(lockfile), ...hostFaults(lockfile)];
}

type Locked = { packages?: Readonly<Record<string, { optionalDependencies?: Readonly<Record<string, string>> }>> };

/** npm forgets the packages of platforms that the registry at hand did not answer for, and then refuses the lockfile. */
function incompleteFaults(lockfile: TreeFile): Fault[] {
  const { packages = {} } = JSON.parse(lockfile.text) as Locked;
  const names = new Set(Object.keys(packages).map((path) => path.split("node_modules/").at(-1)));
  const wanted = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
  const missing = wanted.filter((name) => !names.has(name));
  if (missing.length === 0) return [];
  return [{ path: lockfile.path, line: 1, sentence: `lacks ${missing.join(", ")}: run npm run lockfile` }];
}

function hostFaults(lockfile: TreeFile): Fault[] {
  return lockfile.lines.flatMap((text, index) => {
    if (!/"resolved":\s*"(https?|git)/.test(text)) return [];
    return [
      {
        path: lockfile.path,
        line: index + 1,
        sentence: "names a download host: install with omit-lockfile-registry-resolved=true",
      },
    ];
  });
}
