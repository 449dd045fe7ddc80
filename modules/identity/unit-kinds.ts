import type { PackUnit } from "./pack-section.ts";

/** The kinds of unit with the words staff use; browsers load this file too. */
export const unitKinds: Readonly<Record<PackUnit["kind"], string>> = {
  centre: "热线中心",
  department: "部门",
  town: "镇街",
  station: "站所",
  operator: "服务商",
  purchaser: "采购人",
};
