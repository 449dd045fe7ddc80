import { pages as callbacks } from "@yingsheng/callbacks/pages";
import { pages as cases } from "@yingsheng/cases/pages";
import { pages as clocks } from "@yingsheng/clocks/pages";
import { pages as dispatch } from "@yingsheng/dispatch/pages";
import { pages as identity } from "@yingsheng/identity/pages";
import type { ConsolePage } from "@yingsheng/kernel/web";
import { pages as programs } from "@yingsheng/programs/pages";
import { pages as system } from "./system/pages.ts";

/** Every module's pages. Their order in the rail is theirs to say, by group and `order`. */
export const pages: readonly ConsolePage[] = [
  ...cases,
  ...dispatch,
  ...callbacks,
  ...clocks,
  ...programs,
  ...identity,
  ...system,
];

/** Whether somebody may open a page; `session` asks for nothing but a log-in. */
export const mayOpen = (page: ConsolePage, can: (permission: string) => boolean): boolean =>
  page.permission === "session" || can(page.permission);

const groups = ["desk", "case", "people", "settings"] as const;

/** The rail's entries a person may see, by group from top to bottom; groups without any are left out. */
export const railGroups = (all: readonly ConsolePage[], can: (permission: string) => boolean): ConsolePage[][] =>
  groups
    .map((group) =>
      all
        .filter((page) => page.rail?.group === group && mayOpen(page, can))
        .sort((a, b) => (a.rail?.order ?? 0) - (b.rail?.order ?? 0)),
    )
    .filter((entries) => entries.length > 0);
