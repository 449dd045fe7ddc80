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

/** Contract L: the sub-platform of Hainan's 12345 hotline in Lingshui county, about 160,000 cases a year. */
export const lingshui: Pack = {
  id: "lingshui",
  version: "2",
  program: {
    code: "lingshui",
    name: "海南12345热线陵水分平台",
    purchaser: "陵水黎族自治县热线主管单位",
    numberPrefix: "LS",
    source: "合同 L：HNQZ2025-63-1",
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
  callback: {
    attempts: 3,
    validFrom: "2024-01-01",
    source: "合同 L 三、考核指标 4 以电话为主、短信为辅，未定次数；三次分时段拨打为常见值，可在页面调整",
  },
  dutyCatalogue,
  demo: { people },
  demoCases,
};
