import type { casesModule } from "@yingsheng/cases/module";
import type { RoutesOf } from "@yingsheng/kernel/web";
import { createClient } from "@yingsheng/ui";
import type { dispatchModule } from "../../module.ts";

/** The routes of dispatch, and of cases for the step itself. */
export type DispatchRoutes = RoutesOf<(typeof dispatchModule)["verbs"]> & RoutesOf<(typeof casesModule)["verbs"]>;

export const { call } = createClient<DispatchRoutes>();

export type Waiting = DispatchRoutes["GET /programs/:programId/dispatch-desk"]["output"]["items"][number];
export type Candidate = DispatchRoutes["GET /cases/:caseId/dispatch-candidates"]["output"]["items"][number];
export type Duty = DispatchRoutes["GET /programs/:programId/duties"]["output"]["items"][number];
export type Rule = DispatchRoutes["GET /programs/:programId/dispatch-rules"]["output"]["items"][number];
export type Preview = DispatchRoutes["POST /programs/:programId/dispatch-rules/:ruleId/preview"]["output"];
