import type { Verb } from "../action.ts";
import { defineModule, type Module } from "../module.ts";
import { orderPacked } from "./small-orders.ts";
import { authenticateToy } from "./small-people.ts";
import * as verbs from "./small-verbs.ts";

const { leaveEffect: _, ...shopVerbs } = verbs;

/** A toy module that stands on the kernel alone, so that the kernel can be tested without any other module. */
export const shopModule: Module = defineModule({
  name: "shop",
  title: "小店",
  dependsOn: ["kernel"],
  permissions: {
    "order.place": "下单",
    "order.view": "查看订单",
    "order.pack": "打包",
    "order.send": "发出",
    "order.cancel": "取消",
  },
  refusals: {
    "order.state": [409, "这张订单现在不能这样做。"],
    "order.missing": [404, "没有这张订单。"],
    "order.too-many": [422, "数量太多。"],
  },
  verbs: Object.values(shopVerbs) as readonly Verb[],
  publishes: [orderPacked],
  subscriptions: [],
  jobs: [],
  migrations: new URL("./migrations/", import.meta.url),
  pages: [],
  authenticate: authenticateToy,
});
