/** The part of a pack that identity installs: the units tree and the roles of one program. */

/** One unit 机构. `parent` names another unit's `code` in the same pack; parents stand before their children. */
export type PackUnit = {
  code: string;
  name: string;
  /** centre 热线中心, department 部门, town 镇街, station 站所, operator 服务商, purchaser 采购人 */
  kind: "centre" | "department" | "town" | "station" | "operator" | "purchaser";
  parent?: string;
};

/** One role 角色: permissions held together. `secondFactor` demands a TOTP code at log-in. */
export type PackRole = { code: string; name: string; permissions: readonly string[]; secondFactor?: boolean };

/** One demo person; `unit` limits every role to that unit's subtree, without it the roles span the whole program. */
export type PackPerson = { login: string; name: string; roles: readonly string[]; unit?: string; post?: string };
