import { Type } from "typebox";
import { defineLifecycle, type Lifecycle } from "../lifecycle.ts";
import { defineEvent } from "../outbox.ts";

/** The subject of the toy lifecycle. */
export type Order = {
  id: string;
  programId: string;
  unitId: string | null;
  state: string;
  version: number;
  quantity: number;
};

export const orderPacked = defineEvent({
  name: "order.packed",
  title: "已打包",
  payload: Type.Object({ orderId: Type.String(), programId: Type.String() }),
});

const permissions = ["order.place", "order.view", "order.pack", "order.send", "order.cancel"] as const;

/** placed → packed → sent, with a note that changes no state, a guard, clock effects and one event. */
export const orderLifecycle = defineLifecycle<Order>()({
  subject: "order",
  title: "订单",
  table: "shop.orders",
  history: "shop.order_history",
  columns: "id, program_id, unit_id, state, version, quantity",
  states: { placed: "已下单", packed: "已打包", sent: "已发出", cancelled: "已取消" },
  initial: "placed",
  final: ["sent", "cancelled"],
  permissions,
  clocks: ["packing", "sending"],
  holder: (row) => row.unitId,
  refusals: { missing: "order.missing", state: "order.state" },
  effects: async (_context, _row, effect) => ({ clock: JSON.stringify(effect) }),
  transitions: {
    pack: {
      title: "打包",
      from: ["placed"],
      to: "packed",
      by: "order.pack",
      where: "holder",
      guards: [(row) => (row.quantity > 900 ? { code: "order.too-many", detail: "一次最多打包 900 件。" } : null)],
      clocks: { stop: ["packing"], start: ["sending"] },
      event: orderPacked,
    },
    send: {
      title: "发出",
      from: ["packed"],
      to: "sent",
      by: "order.send",
      where: "program",
      clocks: { stop: ["sending"] },
    },
    remark: { title: "备注", from: ["placed", "packed"], by: "order.pack", where: "holder" },
    cancel: { title: "取消", from: ["placed", "packed"], to: "cancelled", by: "order.cancel", where: "program" },
  },
});

export type OrderVerb = typeof orderLifecycle extends Lifecycle<Order, string, string, string, infer V> ? V : never;
