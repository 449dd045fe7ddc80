import type { JsonSchema } from "@yingsheng/ui";
import { formatTime } from "@yingsheng/ui";
import type { Grant, Person, Role } from "./api.ts";

/** A grant in one line: 承办单位经办人 · 城市管理局 */
export const grantWords = (grant: Pick<Grant, "role" | "unit">): string =>
  `${grant.role.name} · ${grant.unit?.name ?? "全项目"}`;

/** How an account stands, in a word. */
export const stateWords = (person: Pick<Person, "active" | "lockedUntil" | "mustChangePassword">): string => {
  if (!person.active) return "已停用";
  if (person.lockedUntil) return `锁定至 ${formatTime(person.lockedUntil)}`;
  return person.mustChangePassword ? "待改密码" : "在用";
};

/** The fields that say which role over which unit. */
export const grantFields = (roles: readonly Role[]): Record<string, JsonSchema> => ({
  role: {
    type: "string",
    title: "角色",
    "x-widget": "select",
    enum: roles.map((role) => role.code),
    "x-labels": Object.fromEntries(roles.map((role) => [role.code, role.name])),
  },
  unitId: {
    type: "string",
    title: "机构",
    "x-widget": "unit",
    description: "权限到这个机构和它的下级机构；不选则为全项目。",
  },
});
