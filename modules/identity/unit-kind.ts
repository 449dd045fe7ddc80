import { OneOf } from "@yingsheng/kernel";
import type { PackUnit } from "./pack-section.ts";
import { unitKinds } from "./unit-kinds.ts";

/** The kinds of unit as a schema; forms show the words staff use. */
export const UnitKind = OneOf(Object.keys(unitKinds) as PackUnit["kind"][], {
  title: "机构类型",
  "x-labels": unitKinds,
});
