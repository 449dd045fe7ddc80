import type { Verb } from "./action.ts";
import type { Actor } from "./access.ts";
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

/** Everything wrong with a list of modules, in plain words; an empty list lets the server start. */
export function checkModules(modules: readonly Module[]): string[] {
  const faults: string[] = [];
  const names = new Set<string>();
  const routes = new Map<string, string>();
  const verbNames = new Set<string>();
  const permissions = new Set(modules.flatMap((module) => Object.keys(module.permissions)));
  const refusals = new Set([kernelRefusals, ...modules.map((module) => module.refusals)].flatMap(Object.keys));
  const published = new Set(modules.flatMap((module) => module.publishes.map((event) => event.name)));
  const jobNames = new Set<string>();

  for (const module of modules) {
    for (const needed of module.dependsOn) {
      if (!names.has(needed)) faults.push(`${module.name} stands on ${needed}, which is not listed before it`);
    }
    if (names.has(module.name)) faults.push(`module ${module.name} is listed twice`);
    names.add(module.name);
    for (const verb of module.verbs) {
      const [method = "", path = ""] = verb.route.split(" ");
      if (!methods.has(method) || !path.startsWith("/")) faults.push(`${verb.name}: '${verb.route}' is not a route`);
      if (verb.kind === "query" && method !== "GET") faults.push(`query ${verb.name} must be a GET`);
      if (verb.kind === "action" && method === "GET") faults.push(`action ${verb.name} must not be a GET`);
      // Two routes that differ only in the names of their parameters are the same route.
      const shape = verb.route.replace(/:[^/]+/g, ":");
      const owner = routes.get(shape);
      if (owner) faults.push(`${verb.route} of ${verb.name} is declared twice (also ${owner})`);
      routes.set(shape, verb.name);
      if (verbNames.has(verb.name)) faults.push(`verb ${verb.name} is declared twice`);
      verbNames.add(verb.name);
      if (verb.permission !== "public" && verb.permission !== "session" && !permissions.has(verb.permission)) {
        faults.push(`${verb.name} asks for ${verb.permission}, which nobody declares`);
      }
      for (const code of verb.refuses ?? []) {
        if (!refusals.has(code)) faults.push(`${verb.name} refuses with ${code}, which nobody declares`);
      }
    }
    for (const { event, name } of module.subscriptions) {
      if (!published.has(event.name)) faults.push(`${module.name} listens to ${event.name}, which nobody publishes`);
      if (jobNames.has(name)) faults.push(`subscription or job ${name} is declared twice`);
      jobNames.add(name);
    }
    for (const job of module.jobs) {
      if (jobNames.has(job.name)) faults.push(`subscription or job ${job.name} is declared twice`);
      jobNames.add(job.name);
    }
    for (const page of module.pages) {
      if (page.permission !== "session" && !permissions.has(page.permission)) {
        faults.push(`page ${page.path} asks for ${page.permission}, which nobody declares`);
      }
    }
  }
  if (modules.filter((module) => module.authenticate).length > 1) faults.push("more than one module authenticates");
  return faults;
}
