/** What other modules may use of identity. */
export { actorFor } from "./actor-for.ts";
export { identityEvents } from "./events.ts";
export { installDemoPeople } from "./install-demo-people.ts";
export { installRoles } from "./install-roles.ts";
export { installUnits } from "./install-units.ts";
export type { PackPerson, PackRole, PackUnit } from "./pack-section.ts";
export { hashPassword } from "./password.ts";
export { registerPermissions } from "./register-permissions.ts";
export { registerProgramScope } from "./register-program-scope.ts";
export { findUnit, type Unit, unitsOf } from "./units.ts";
