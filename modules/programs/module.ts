import { defineModule } from "@yingsheng/kernel";
import { pages } from "./pages/console/pages.ts";
import { programRefusals } from "./refusals.ts";

export const programsModule = defineModule({
  name: "programs",
  title: "项目与代码表",
  dependsOn: ["identity"],
  permissions: {
    "program.view": "查看项目和代码表",
    "program.manage": "增改、停用代码",
  },
  refusals: programRefusals,
  verbs: [],
  publishes: [],
  subscriptions: [],
  jobs: [],
  migrations: new URL("./migrations/", import.meta.url),
  pages,
});
