import { readFileSync } from "node:fs";
import { type PastShare, rankByHistory } from "@yingsheng/dispatch";

/** One order of a real centre, as far as it tells who had it. */
type Order = { time: string; main: string; sub: string; street: string; community: string; unit: string };

const circles = ["wide", "category", "near", "same"] as const;

/** What the four circles of an order are called; each lies within the one before. */
const circleOf = (order: Order): Record<(typeof circles)[number], string> => {
  const category = `${order.main}/${order.sub}`;
  return {
    wide: order.main,
    category,
    near: `${category} ${order.street}`,
    same: `${category} ${order.street}/${order.community}`,
  };
};

/** Counts of units by circle: what the database counts for a case, kept here for a whole file. */
class History {
  readonly #counts = new Map<string, Map<string, number>>();

  add(order: Order): void {
    for (const [circle, name] of Object.entries(circleOf(order))) {
      const key = `${circle} ${name}`;
      const units = this.#counts.get(key) ?? new Map<string, number>();
      units.set(order.unit, (units.get(order.unit) ?? 0) + 1);
      this.#counts.set(key, units);
    }
  }

  of(order: Order): PastShare[] {
    const names = circleOf(order);
    const shares = new Map<string, PastShare>();
    for (const circle of circles) {
      for (const [unitId, count] of this.#counts.get(`${circle} ${names[circle]}`) ?? []) {
        const share = shares.get(unitId) ?? { unitId, wide: 0, category: 0, near: 0, same: 0 };
        share[circle] = count;
        shares.set(unitId, share);
      }
    }
    return [...shares.values()];
  }
}

/** Shares of right first choices and of right units among three, on the last fifth of the orders by time. */
function measure(orders: readonly Order[], learnsOn: boolean): { top1: number; top3: number } {
  const split = Math.floor(orders.length * 0.8);
  const history = new History();
  for (const order of orders.slice(0, split)) history.add(order);
  const asked = orders.slice(split);
  let [top1, top3] = [0, 0];
  for (const order of asked) {
    const offered = rankByHistory(history.of(order)).slice(0, 3);
    if (offered[0]?.unitId === order.unit) top1++;
    if (offered.some(({ unitId }) => unitId === order.unit)) top3++;
    if (learnsOn) history.add(order);
  }
  return { top1: top1 / asked.length, top3: top3 / asked.length };
}

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.log("npm run bench dispatch-accuracy <orders.jsonl>: lines with time, main, sub, street, community, unit");
} else {
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  const orders = lines.map((line) => JSON.parse(line) as Order).sort((a, b) => (a.time < b.time ? -1 : 1));
  const shown = ({ top1, top3 }: { top1: number; top3: number }) =>
    `top-1 ${top1.toFixed(3)}, top-3 ${top3.toFixed(3)}`;
  console.log(`${orders.length} orders; history ends at the split: ${shown(measure(orders, false))}`);
  console.log(`${orders.length} orders; history grows with each order: ${shown(measure(orders, true))}`);
}
