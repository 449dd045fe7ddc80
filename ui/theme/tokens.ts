/**
 * Design tokens: the one place colours and sizes come from. `antd-theme.ts` turns them into an antd theme and
 * `css-variables.ts` into CSS variables, so a component drawn by hand and one drawn by antd agree in both themes.
 * Greys are warm; red, amber and green mean time or outcome only and never stand without a word or a shape.
 */
export type Palette = {
  /** page behind everything */ ground: string;
  /** grouped content */ card: string;
  /** hover, zebra, quiet fills */ sunk: string;
  hairline: string;
  /** borders of things one can type into: 3:1 against the card */ edge: string;
  ink: string;
  ink2: string;
  /** captions: still 4.5:1 against ground and card */ ink3: string;
  /** links, focus, the one primary act */ accent: string;
  accentFill: string;
  accentFillHover: string;
  accentWeak: string;
  red: string;
  redWeak: string;
  amber: string;
  /** areas, where the ink amber would read as brown */ amberFill: string;
  amberWeak: string;
  green: string;
  greenWeak: string;
};

export const lightPalette: Palette = {
  ground: "#f5f4f1",
  card: "#ffffff",
  sunk: "#efede8",
  hairline: "#e2dfd8",
  edge: "#96918a",
  ink: "#22201d",
  ink2: "#4f4b45",
  ink3: "#69645c",
  accent: "#1f4e79",
  accentFill: "#1f4e79",
  accentFillHover: "#2a6090",
  accentWeak: "#e6edf4",
  red: "#b3261e",
  redWeak: "#fae9e7",
  amber: "#935a00",
  amberFill: "#cf8500",
  amberWeak: "#faf0dc",
  green: "#2a6b3c",
  greenWeak: "#e6f1e8",
};

export const darkPalette: Palette = {
  ground: "#181715",
  card: "#211f1d",
  sunk: "#2a2825",
  hairline: "#383530",
  edge: "#7d776e",
  ink: "#ebe8e2",
  ink2: "#c2bdb4",
  ink3: "#a39d94",
  accent: "#92b9de",
  accentFill: "#34699c",
  accentFillHover: "#4079af",
  accentWeak: "#23303d",
  red: "#f0857c",
  redWeak: "#3d2422",
  amber: "#e0ac54",
  amberFill: "#e0ac54",
  amberWeak: "#3a2f1b",
  green: "#86c196",
  greenWeak: "#223326",
};

/** Type sizes in px. Body 14, tables 13, captions 12, page title 20. */
export const typeSizes = { caption: 12, table: 13, body: 14, lead: 16, title: 20, figure: 26 } as const;

/** Spaces in px, all on the 4-px grid. */
export const spaces = { s1: 4, s2: 8, s3: 12, s4: 16, s6: 24, s8: 32 } as const;

export const rowHeights = { normal: 36, compact: 30 } as const;
export const shellSizes = { rail: 56, railOpen: 176, topBar: 44 } as const;

export const fontFamily =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, -apple-system, "Segoe UI", sans-serif';
export const monoFamily = 'ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono CJK SC", Consolas, monospace';
