import type {} from "@yingsheng/callbacks";
import type {} from "@yingsheng/cases";
import type {} from "@yingsheng/clocks";
import type {} from "@yingsheng/dispatch";
import type { Pack } from "@yingsheng/programs";
import { categories } from "./categories.ts";
import { calendars, deadlines } from "./clocks.ts";
import { demoCases } from "./demo-cases.ts";
import { dutyCatalogue } from "./duty-catalogue.ts";
import { channels, reasons } from "./lists.ts";
import { people } from "./people.ts";
import { posts, roles } from "./posts-and-roles.ts";
import { regions } from "./regions.ts";
import { units } from "./units.ts";

/**
 * The 12345 work-order office of the invented city 云川: a contract for 23 people around the clock, sign within an hour,
 * consultations in three working days, complaints in five (contract H). Data only.
 */
export const hotlineAssist: Pack = {
  id: "hotline-assist",
  version: "2",
  program: {
    code: "hotline-assist",
    name: "云川市12345热线工单处置",
    purchaser: "云川市政务服务和数据管理局",
    numberPrefix: "YC",
    source: "合同 H 热线信息处置辅助服务",
  },
  channels,
  categories,
  regions,
  reasons,
  units,
  posts,
  roles,
  calendars,
  deadlines,
  callback: { attempts: 3, validFrom: "2024-01-01", source: "默认值：不同时段三次，合同未作规定，可在页面调整" },
  dutyCatalogue,
  demo: { people },
  demoCases,
};
