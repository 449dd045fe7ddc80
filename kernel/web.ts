import type { ComponentType } from "react";

/**
 * What the web apps share with the server: page declarations and the types of a client derived from the actions.
 * This file must stay free of Node imports: browsers load it.
 */

/** One page of the console. `permission` decides who sees the entry; the server still checks every request. */
export type ConsolePage = {
  /** Path below the console's root, in react-router's syntax: `/cases/:caseId`. */
  path: string;
  title: string;
  permission: string;
  /** Where the page stands in the left rail; pages without it are reached by links. Lower `order` is higher up. */
  rail?: { group: "desk" | "case" | "people" | "settings"; icon: string; order: number };
  load: () => Promise<{ default: ComponentType }>;
};

/** Keeps the literal types of a module's pages. */
export const definePages = (pages: readonly ConsolePage[]): readonly ConsolePage[] => pages;

/** What one route takes and gives, as the browser sees it. */
export type Endpoint = { params: unknown; query: unknown; body: unknown; output: unknown };

type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** The path parameters of a route literal: `'POST /cases/:caseId/return'` has `{ caseId: string }`. */
export type RouteParams<Route extends string> = { [Name in ParamNames<Route>]: string };

type Declared = { route: string; types?: { query: unknown; input: unknown; output: unknown } | undefined };

/** Turns a module's list of actions and queries into a table from route literal to endpoint. */
export type RoutesOf<Verbs extends readonly Declared[]> = {
  [Verb in Verbs[number] as Verb["route"]]: {
    params: RouteParams<Verb["route"]>;
    query: NonNullable<Verb["types"]>["query"];
    body: NonNullable<Verb["types"]>["input"];
    output: NonNullable<Verb["types"]>["output"];
  };
};
