import type { RoutesOf } from "@yingsheng/kernel/web";
import { createClient } from "@yingsheng/ui";
import type { casesModule } from "../../module.ts";

/** The routes of the module cases, as its pages call them. */
export type CaseRoutes = RoutesOf<(typeof casesModule)["verbs"]>;

export const { call, href } = createClient<CaseRoutes>();

export type CaseItem = CaseRoutes["GET /programs/:programId/cases"]["output"]["items"][number];
export type FullCase = CaseRoutes["GET /cases/:caseId"]["output"];
