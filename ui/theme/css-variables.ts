import { fontFamily, monoFamily, type Palette, rowHeights, shellSizes, spaces, typeSizes } from "./tokens.ts";

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The CSS variables of one palette, as `[name, value]` pairs: `--ys-ink`, `--ys-s2` (8px), `--ys-size-table` (13px). */
export const cssVariables = (palette: Palette): [string, string][] => [
  ...Object.entries(palette).map(([name, value]): [string, string] => [`--ys-${kebab(name)}`, value]),
  ...Object.entries(spaces).map(([name, px]): [string, string] => [`--ys-${name}`, `${px}px`]),
  ...Object.entries(typeSizes).map(([name, px]): [string, string] => [`--ys-size-${name}`, `${px / 16}rem`]),
  ...Object.entries(rowHeights).map(([name, px]): [string, string] => [`--ys-row-${name}`, `${px}px`]),
  ...Object.entries(shellSizes).map(([name, px]): [string, string] => [`--ys-${kebab(name)}`, `${px}px`]),
  ["--ys-font", fontFamily],
  ["--ys-mono", monoFamily],
];

/** Writes the variables on the root element; through the CSSOM, so a strict content policy does not stop it. */
export const applyCssVariables = (palette: Palette, scheme: "light" | "dark"): void => {
  const root = document.documentElement;
  for (const [name, value] of cssVariables(palette)) root.style.setProperty(name, value);
  root.style.colorScheme = scheme;
  root.dataset.theme = scheme;
};
