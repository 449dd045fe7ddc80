import type { RoutesOf } from "@yingsheng/kernel/web";
import { createClient } from "@yingsheng/ui";
import type { programsModule } from "../../module.ts";

/** The routes of the module programs, as its pages call them. */
export type ProgramRoutes = RoutesOf<(typeof programsModule)["verbs"]>;

export const { call } = createClient<ProgramRoutes>();

export type Code = ProgramRoutes["GET /programs/:programId/codes/:list"]["output"]["items"][number];
