import type { casesModule } from "@yingsheng/cases/module";
import type { RoutesOf } from "@yingsheng/kernel/web";
import { createClient } from "@yingsheng/ui";
import type { callbacksModule } from "../../module.ts";

/** The routes of callbacks, and of cases for the citizen's number. */
export type CallbackRoutes = RoutesOf<(typeof callbacksModule)["verbs"]> & RoutesOf<(typeof casesModule)["verbs"]>;

export const { call } = createClient<CallbackRoutes>();

export type CallbackItem = CallbackRoutes["GET /programs/:programId/callbacks"]["output"]["items"][number];
