import type { PackCode } from "./pack.ts";

/** One code of a tree with its place in it: `depth` counts from 1. */
export type PlacedCode = { code: string; name: string; depth: number; leaf: boolean };

/** Every code of a tree, parents before children; pure, any depth. */
export function flattenCodes(codes: readonly PackCode[], depth = 1): PlacedCode[] {
  return codes.flatMap((entry) => [
    { code: entry.code, name: entry.name, depth, leaf: !entry.children?.length },
    ...flattenCodes(entry.children ?? [], depth + 1),
  ]);
}

/** The values that stand more than once in a list, each named once. */
export function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) (seen.has(value) ? twice : seen).add(value);
  return [...twice];
}
