import type { RoutesOf } from "@yingsheng/kernel/web";
import { createClient } from "@yingsheng/ui";
import type { identityModule } from "../../module.ts";

/** The routes of the module identity, as its pages call them. */
export type IdentityRoutes = RoutesOf<(typeof identityModule)["verbs"]>;

export const { call } = createClient<IdentityRoutes>();

export type Person = IdentityRoutes["GET /programs/:programId/people"]["output"]["items"][number];
export type PersonDetail = IdentityRoutes["GET /programs/:programId/people/:personId"]["output"];
export type Grant = Person["grants"][number];
export type Role = IdentityRoutes["GET /programs/:programId/roles"]["output"]["items"][number];
export type Unit = IdentityRoutes["GET /programs/:programId/units"]["output"]["items"][number];
