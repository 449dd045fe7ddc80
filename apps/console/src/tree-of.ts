import type { TreeOption } from "@yingsheng/ui";

type Line = { value: string; title: string; parent: string | null };

/**
 * Builds the tree that lines with parents describe, keeping their order. A line whose parent is not among them (a person
 * sees part of the units only) stands at the top instead of vanishing.
 */
export const treeOf = (lines: readonly Line[]): TreeOption[] => {
  const nodes = new Map(lines.map(({ value, title }) => [value, { value, title, children: [] as TreeOption[] }]));
  const roots: TreeOption[] = [];
  for (const { value, parent } of lines) {
    const node = nodes.get(value);
    const above = parent === null ? undefined : nodes.get(parent);
    if (node) (above?.children ?? roots).push(node);
  }
  return roots;
};
