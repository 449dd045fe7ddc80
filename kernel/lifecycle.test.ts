import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { v7 as uuid } from "uuid";
import type { Actor } from "./access.ts";
import type { AuditEntry, Context } from "./context.ts";
import type { Problem } from "./errors.ts";
import { Refused } from "./errors.ts";
import { decide, toMermaid, transition } from "./lifecycle.ts";
import { subscribe } from "./outbox.ts";
import { openSmallHouse, type SmallHouse } from "./testing/small-house.ts";
import { type Order, type OrderVerb, orderLifecycle, orderPacked } from "./testing/small-orders.ts";
import { person, program, unit, type Who } from "./testing/small-people.ts";

const states = ["placed", "packed", "sent", "cancelled"] as const;
const verbs = Object.keys(orderLifecycle.transitions) as OrderVerb[];
const unitIds = [unit.hall, unit.yard, unit.annex, null];

const order: fc.Arbitrary<Order> = fc.record({
  id: fc.constant("0192c0de-0000-7000-8000-0000000000ff"),
  programId: fc.constantFrom(program.north, program.south),
  unitId: fc.constantFrom(...unitIds),
  state: fc.constantFrom(...states),
  version: fc.nat(),
  quantity: fc.integer({ min: 1, max: 1000 }),
});
const permissions = ["order.pack", "order.send", "order.cancel"];
const actor: fc.Arbitrary<Actor> = fc
  .array(
    fc.record({
      programId: fc.constantFrom(program.north, program.south, null),
      permissions: fc.subarray(permissions).map((chosen) => new Set(chosen)),
      unitIds: fc.option(fc.subarray(unitIds.filter((id) => id !== null)).map((chosen) => new Set<string>(chosen))),
    }),
    { maxLength: 3 },
  )
  .map((grants) => ({ ...person("nobody"), grants }));

/** The toy table once more, written out by hand. */
const table: Readonly<Record<OrderVerb, { from: string[]; to?: string; by: string; whole: boolean }>> = {
  pack: { from: ["placed"], to: "packed", by: "order.pack", whole: false },
  send: { from: ["packed"], to: "sent", by: "order.send", whole: true },
  remark: { from: ["placed", "packed"], by: "order.pack", whole: false },
  cancel: { from: ["placed", "packed"], to: "cancelled", by: "order.cancel", whole: true },
};

function expected(verb: OrderVerb, row: Order, who: Actor): string {
  const step = table[verb];
  const here = who.grants.filter(
    (grant) => grant.permissions.has(step.by) && (grant.programId ?? row.programId) === row.programId,
  );
  if (here.length === 0) return "access.denied";
  if (!step.from.includes(row.state)) return "order.state";
  const unitId = step.whole ? null : row.unitId;
  const covers = here.some((grant) => grant.unitIds === null || (unitId !== null && grant.unitIds.has(unitId)));
  if (!covers) return "access.scope";
  if (verb === "pack" && row.quantity > 900) return "order.too-many";
  return `→ ${step.to ?? row.state}`;
}

const saidBy = (decision: ReturnType<typeof decide>) => (decision.ok ? `→ ${decision.to}` : decision.code);

test("decide says what the table says, for every verb, state, place and permission", () => {
  fc.assert(
    fc.property(fc.constantFrom(...verbs), order, actor, (verb, row, who) => {
      assert.equal(saidBy(decide(orderLifecycle, verb, row, who)), expected(verb, row, who));
    }),
    { numRuns: 5000 },
  );
});

test("decide changes nothing and answers the same again", () => {
  fc.assert(
    fc.property(fc.constantFrom(...verbs), order, actor, (verb, row, who) => {
      const frozen = Object.freeze({ ...row });
      assert.deepEqual(decide(orderLifecycle, verb, frozen, who), decide(orderLifecycle, verb, row, who));
    }),
  );
});

test("a refusal for the state names the state and the step in the words on screen", () => {
  const row: Order = { ...fc.sample(order, 1)[0], programId: program.north, state: "sent" } as Order;
  const decision = decide(orderLifecycle, "pack", row, person("boss"));
  assert.deepEqual(decision, { ok: false, code: "order.state", detail: "现在是“已发出”，不能打包。" });
});

test("toMermaid draws every step of the table once per state it starts from", () => {
  assert.equal(
    toMermaid(orderLifecycle as never),
    [
      "stateDiagram-v2",
      "  [*] --> placed",
      "  placed --> packed: 打包 pack [order.pack]",
      "  packed --> sent: 发出 send [order.send]",
      "  placed --> placed: 备注 remark [order.pack]",
      "  packed --> packed: 备注 remark [order.pack]",
      "  placed --> cancelled: 取消 cancel [order.cancel]",
      "  packed --> cancelled: 取消 cancel [order.cancel]",
    ].join("\n"),
  );
});

let house: SmallHouse;
before(async () => {
  house = await openSmallHouse({
    connections: 12,
    subscriptions: [subscribe(orderPacked, "shop.on-packed", async () => undefined)],
  });
});
after(() => house.close());

async function place(row: Partial<Order> = {}): Promise<string> {
  const id = uuid();
  const { programId = program.north, unitId = unit.hall, state = "placed", quantity = 1 } = row;
  await house.platform.db.query(
    `insert into shop.orders (id, program_id, unit_id, state, updated_at, title, quantity)
     values ($1, $2, $3, $4, now(), '一单', $5)`,
    [id, programId, unitId, state, quantity],
  );
  return id;
}

/** Takes a step in a transaction of its own and tells what came of it; what was audited goes into `entries`. */
async function step(id: string, verb: OrderVerb, who: Actor, entries: AuditEntry[] = []): Promise<string> {
  try {
    return await house.platform.db.transaction(async (tx) => {
      const context: Context = {
        ...house.platform,
        tx,
        actor: who,
        now: new Date("2026-03-02T01:00:00Z"),
        requestId: "test",
        audit: (entry) => void entries.push(entry),
      };
      const { state } = await transition(context, orderLifecycle, verb, id);
      return `→ ${state}`;
    });
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}

test("transition does exactly what decide says, and a refusal leaves no trace", async () => {
  const people: Who[] = ["boss", "hallPacker", "yardPacker", "southerner", "formerBoss", "nobody"];
  for (const verb of verbs) {
    for (const state of states) {
      for (const [who, unitId, quantity] of people.flatMap(
        (one) =>
          [
            [one, unit.hall, 1],
            [one, unit.annex, 1],
            [one, null, 950],
          ] as const,
      )) {
        const id = await place({ state, unitId, quantity });
        const row: Order = { id, programId: program.north, unitId, state, version: 1, quantity };
        const said = saidBy(decide(orderLifecycle, verb, row, person(who)));
        assert.equal(await step(id, verb, person(who)), said, `${who} ${verb} ${state}`);
        const now = await house.platform.db.one<{ state: string; version: number; clock: string | null }>(
          "select state, version, clock from shop.orders where id = $1",
          [id],
        );
        const history = await house.platform.db.query<{ fromState: string; toState: string }>(
          "select from_state, to_state from shop.order_history where order_id = $1",
          [id],
        );
        if (said.startsWith("→")) {
          assert.deepEqual([`→ ${now.state}`, now.version], [said, 2]);
          assert.deepEqual(history, [{ fromState: state, toState: now.state }]);
          assert.deepEqual(JSON.parse(now.clock ?? ""), orderLifecycle.transitions[verb].clocks ?? {});
        } else {
          assert.deepEqual([now.state, now.version, now.clock, history], [state, 1, null, []]);
        }
      }
    }
  }
});

test("a step is audited with its subject and verb, and an unknown subject is refused", async () => {
  const entries: AuditEntry[] = [];
  const id = await place();
  assert.equal(await step(id, "pack", person("boss"), entries), "→ packed");
  assert.deepEqual(entries, [{ subject: "order", subjectId: id, programId: program.north, detail: { verb: "pack" } }]);
  assert.equal(await step(uuid(), "pack", person("boss")), "order.missing");
});

test("of twenty people who pack one order at once one wins, and the others are told the state", async () => {
  const id = await place();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => house.call(`POST /orders/${id}/pack`, { who: "boss", body: {} })),
  );
  const statuses = answers.map((answer) => answer.status).sort();
  assert.deepEqual(statuses, [200, ...Array.from({ length: 19 }, () => 409)]);
  for (const answer of answers.filter(({ status }) => status === 409)) {
    const problem = answer.json<Problem>();
    assert.equal(problem.code, "order.state");
    assert.equal(problem.detail, "现在是“已打包”，不能打包。");
  }
  const count = async (sql: string) => (await house.platform.db.one<{ n: number }>(sql, [id])).n;
  assert.equal(await count("select count(*) as n from shop.order_history where order_id = $1"), 1);
  assert.equal(await count("select count(*) as n from kernel.event where payload ->> 'orderId' = $1"), 1);
  assert.equal(
    await count(
      `select count(*) as n from graphile_worker._private_jobs j
       join kernel.event e on e.id = (j.payload ->> 'eventId')::uuid where e.payload ->> 'orderId' = $1`,
    ),
    1,
  );
  assert.equal(
    await count("select count(*) as n from kernel.audit_entry where subject = 'order' and subject_id = $1"),
    1,
  );
});
