import type { RoutesOf } from "@yingsheng/kernel/web";
import type { modules } from "./modules.ts";

type Verbs = (typeof modules)[number]["verbs"][number];

/** Every route of the product, for the typed client of the web apps: types only, nothing of the server is loaded. */
export type Routes = RoutesOf<readonly Verbs[]>;
