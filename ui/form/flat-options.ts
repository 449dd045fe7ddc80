import type { TreeOption } from "./options.tsx";
import { matchesInitials, matchesWords } from "./pinyin.ts";

/** One line of a picker: a tree laid out from top to bottom. */
export type FlatOption = {
  value: string;
  /** the name alone, `施工噪声` */
  title: string;
  /** with everything above it, `环境保护 / 噪声 / 施工噪声` */
  path: string;
  /** all it is found by */
  hay: string;
  depth: number;
  disabled: boolean;
};

/** Lays a tree out as lines, parents before their children. With `leafOnly` only the lowest level can be picked. */
export const flatOptions = (options: readonly TreeOption[], leafOnly: boolean, above?: FlatOption): FlatOption[] =>
  options.flatMap((option) => {
    const isBranch = (option.children?.length ?? 0) > 0;
    const line: FlatOption = {
      value: option.value,
      title: option.title,
      path: above ? `${above.path} / ${option.title}` : option.title,
      hay: `${above?.hay ?? ""} ${option.title} ${option.keys ?? ""}`,
      depth: above ? above.depth + 1 : 0,
      disabled: (option.disabled ?? false) || (leafOnly && isBranch),
    };
    return [line, ...flatOptions(option.children ?? [], leafOnly, line)];
  });

/**
 * How well a line fits what was typed, lower is better: its own name begins with it, contains it, its own initials fit,
 * something above it fits. `undefined` when it does not fit at all, or cannot be picked.
 */
export const rankOf = (line: FlatOption, typed: string): number | undefined => {
  const words = typed.trim();
  if (line.disabled || !matchesWords(line.hay, words)) return undefined;
  if (line.title.startsWith(words)) return 0;
  if (line.title.includes(words)) return 1;
  return matchesInitials(line.title, words) ? 2 : 3;
};
