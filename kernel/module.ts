import { parseCronItem } from "graphile-worker";
import type { Actor } from "./access.ts";
import type { Verb } from "./action.ts";
import type { Context, Platform } from "./context.ts";
import { kernelRefusals, type Refusals } from "./errors.ts";
import type { Job } from "./jobs.ts";
import type { EventType, Subscription } from "./outbox.ts";
import type { ConsolePage } from "./web.ts";

/** What a log-in check finds out about a request. */
export type Authentication = {
  actor: Actor;
  /** The token that state-changing requests must repeat in the header `x-csrf-token`; null for API keys. */
  csrfToken: string | null;
};

/** The manifest: everything a module brings, on one page. */
export type Module<Verbs extends readonly Verb[] = readonly Verb[]> = {
  name: string;
  title: string;
  /** Modules it stands on; they come before it in the list of modules. */
  dependsOn: readonly string[];
  /** Permission name → what it allows, in Chinese. */
  permissions: Readonly<Record<string, string>>;
  refusals: Refusals;
  verbs: Verbs;
  publishes: readonly EventType[];
  subscriptions: readonly Subscription[];
  jobs: readonly Job[];
  migrations: URL;
  pages: readonly ConsolePage[];
  /** Writes the module's section of a pack; must give the same result when run again. */
  installPack?(context: Context, install: { programId: string; pack: unknown }): Promise<void>;
  /** Tells who sends a request. Exactly one module has it. */
  authenticate?(
    platform: Platform,
    request: { cookies: Readonly<Record<string, string | undefined>>; headers: NodeJS.Dict<string | string[]> },
    at: Date,
  ): Promise<Authentication | null>;
};

/** Declares a module, keeping the literal types of its verbs for the typed client. */
export const defineModule = <const Verbs extends readonly Verb[]>(module: Module<Verbs>): Module<Verbs> => module;

const methods = new Set(["GET", "POST", "PUT", "PATCH", "DELETE"]);

/** Finds what two modules declare; `named` gives a module's names of one kind. */
function declaredByTwo(
  modules: readonly Module[],
  kind: string,
  verb: string,
  named: (module: Module) => readonly string[],
  taken: readonly (readonly [string, string])[] = [],
): string[] {
  const owners = new Map(taken);
  const faults: string[] = [];
  for (const module of modules) {
    for (const name of named(module)) {
      const owner = owners.get(name);
      if (owner !== undefined) faults.push(`${kind} ${name} is ${verb} by ${owner} and by ${module.name}`);
      else owners.set(name, module.name);
    }
  }
  return faults;
}

/** Finds names that stand more than once in a list. */
const twice = (names: readonly string[]) => [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];

function checkOrder(modules: readonly Module[]): string[] {
  const names = modules.map((module) => module.name);
  const faults = twice(names).map((name) => `module ${name} is listed twice`);
  for (const [at, module] of modules.entries()) {
    for (const needed of module.dependsOn) {
      if (!names.slice(0, at).includes(needed)) {
        faults.push(`${module.name} stands on ${needed}, which is not listed before it`);
      }
    }
  }
  if (modules.filter((module) => module.authenticate).length > 1) faults.push("more than one module authenticates");
  return faults;
}

function checkVerb(verb: Verb, permissions: ReadonlySet<string>, refusals: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const [method = "", path = ""] = verb.route.split(" ");
  if (!methods.has(method) || !path.startsWith("/")) faults.push(`${verb.name}: '${verb.route}' is not a route`);
  else if (verb.kind === "query" && method !== "GET") faults.push(`query ${verb.name} must be a GET`);
  else if (verb.kind === "action" && method === "GET") faults.push(`action ${verb.name} must not be a GET`);
  if (verb.permission !== "public" && verb.permission !== "session" && !permissions.has(verb.permission)) {
    faults.push(`${verb.name} asks for ${verb.permission}, which nobody declares`);
  }
  for (const code of verb.refuses ?? []) {
    if (!refusals.has(code)) faults.push(`${verb.name} refuses with ${code}, which nobody declares`);
  }
  return faults;
}

function checkVerbs(modules: readonly Module[], permissions: ReadonlySet<string>): string[] {
  const verbs = modules.flatMap((module) => module.verbs);
  const refusals = new Set([kernelRefusals, ...modules.map((module) => module.refusals)].flatMap(Object.keys));
  const faults = verbs.flatMap((verb) => checkVerb(verb, permissions, refusals));
  faults.push(...twice(verbs.map((verb) => verb.name)).map((name) => `verb ${name} is declared twice`));
  const routes = new Map<string, string>();
  for (const verb of verbs) {
    // Two routes that differ only in the names of their parameters are the same route.
    const shape = verb.route.replace(/:[^/]+/g, ":");
    const owner = routes.get(shape);
    if (owner) faults.push(`${verb.route} of ${verb.name} is declared twice (also ${owner})`);
    routes.set(shape, verb.name);
  }
  return faults;
}

function checkBackground(modules: readonly Module[]): string[] {
  const published = new Set(modules.flatMap((module) => module.publishes.map((event) => event.name)));
  const faults: string[] = [];
  for (const module of modules) {
    for (const { event } of module.subscriptions) {
      if (!published.has(event.name)) faults.push(`${module.name} listens to ${event.name}, which nobody publishes`);
    }
    for (const { name, every } of module.jobs) {
      if (every !== undefined && !isCronLine(every)) faults.push(`job ${name}: '${every}' is not a cron line`);
    }
  }
  // Deliveries of events stand in the same queue, under a name of their own.
  const names = modules.flatMap(({ subscriptions, jobs }) => [...subscriptions, ...jobs]).map(({ name }) => name);
  faults.push(...twice(["deliver", ...names]).map((name) => `subscription or job ${name} is declared twice`));
  return faults;
}

function isCronLine(line: string): boolean {
  try {
    parseCronItem({ task: "check", match: line });
    return true;
  } catch {
    return false;
  }
}

function checkPages(modules: readonly Module[], permissions: ReadonlySet<string>): string[] {
  const pages = modules.flatMap((module) => module.pages);
  const unseen = pages.filter(({ permission }) => permission !== "session" && !permissions.has(permission));
  return [
    ...unseen.map(({ path, permission }) => `page ${path} asks for ${permission}, which nobody declares`),
    ...twice(pages.map(({ path }) => path)).map((path) => `page ${path} is declared twice`),
  ];
}

/** Everything wrong with a list of modules, in plain words; an empty list lets the server start. */
export function checkModules(modules: readonly Module[]): string[] {
  const permissions = new Set(modules.flatMap((module) => Object.keys(module.permissions)));
  const others = modules.filter((module) => module.refusals !== kernelRefusals);
  const kernelCodes = Object.keys(kernelRefusals).map((code) => [code, "kernel"] as const);
  return [
    ...checkOrder(modules),
    ...checkVerbs(modules, permissions),
    ...declaredByTwo(modules, "permission", "declared", (module) => Object.keys(module.permissions)),
    ...declaredByTwo(others, "refusal", "declared", (module) => Object.keys(module.refusals), kernelCodes),
    ...declaredByTwo(modules, "event", "published", (module) => module.publishes.map((event) => event.name)),
    ...checkBackground(modules),
    ...checkPages(modules, permissions),
  ];
}
