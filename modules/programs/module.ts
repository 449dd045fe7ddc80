import { defineModule } from "@yingsheng/kernel";
import { addCode } from "./actions/add-code.ts";
import { updateCode } from "./actions/update-code.ts";
import { pages } from "./pages/console/pages.ts";
import { getProgram } from "./queries/get-program.ts";
import { listCodes } from "./queries/list-codes.ts";
import { listPrograms } from "./queries/list-programs.ts";
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
  verbs: [listPrograms, getProgram, listCodes, addCode, updateCode],
  publishes: [],
  subscriptions: [],
  jobs: [],
  migrations: new URL("./migrations/", import.meta.url),
  pages,
});
