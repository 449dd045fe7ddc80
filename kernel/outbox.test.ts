import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { v7 as uuid } from "uuid";
import { enqueue, systemStep, taskList, workQueueOnce } from "./jobs.ts";
import { type Delivered, publish, registerSubscriptions, subscribe } from "./outbox.ts";
import { openSmallHouse, type SmallHouse } from "./testing/small-house.ts";
import { slowJob } from "./testing/small-jobs.ts";
import { orderPacked } from "./testing/small-orders.ts";
import { program } from "./testing/small-people.ts";
import { leaveEffect } from "./testing/small-verbs.ts";

/** Keeps a receipt per event: what comes a second time changes nothing. */
const keepReceipt = subscribe(orderPacked, "shop.keep-receipt", async ({ tx, audit }, { id, payload }) => {
  await leaveEffect(tx, "delivered");
  await tx.query("insert into shop.receipt (event_id, order_id) values ($1, $2) on conflict do nothing", [
    id,
    payload.orderId,
  ]);
  audit({ subject: "order", subjectId: payload.orderId });
});

let isBroken = false;
const breakDown = subscribe(orderPacked, "shop.break-down", async ({ tx }, { payload }) => {
  await leaveEffect(tx, `broken ${payload.orderId}`);
  if (isBroken) throw new Error(`no printer for 张三 13900001234`);
});

const subscriptions = [keepReceipt, breakDown];
let house: SmallHouse;
before(async () => {
  house = await openSmallHouse({ subscriptions, jobs: [slowJob] });
});
after(() => house.close());

const count = async (sql: string, params: readonly unknown[] = []) =>
  (await house.platform.db.one<{ n: number }>(`select count(*) as n from ${sql}`, params)).n;
const events = () => count("kernel.event");
const queued = () => count("graphile_worker.jobs");
const pack = (orderId: string) =>
  systemStep(house.platform, "test", (context) => publish(context, orderPacked, { orderId, programId: program.north }));

type Listed = { items: { id: string; name: string; state: string; attempts: number; lastError: string | null }[] };
const listed = async () => (await house.call("GET /system/jobs", { who: "boss" })).json<Listed>().items;

/** Lets the queue's own time pass: what waits for a later attempt is due now. */
const skipWaiting = () =>
  house.platform.db.query(
    "select graphile_worker.reschedule_jobs(array_agg(id), run_at := now()) from graphile_worker.jobs",
  );

test("an event and its deliveries are written with the change, or none of them is", async () => {
  const before = [await events(), await queued()];
  await assert.rejects(
    systemStep(house.platform, "test", async (context) => {
      await publish(context, orderPacked, { orderId: uuid(), programId: program.north });
      await enqueue(context, slowJob, { mark: "never", ms: 0 });
      throw new Error("no further");
    }),
    /no further/,
  );
  assert.deepEqual([await events(), await queued()], before);
  await pack(uuid());
  assert.deepEqual([await events(), await queued()], [(before[0] ?? 0) + 1, (before[1] ?? 0) + 2]);
  await house.workQueue();
  assert.equal(await queued(), 0);
});

test("a handler gets the event with its id, time and payload, as the system, and is audited", async () => {
  const orderId = uuid();
  const seen: Delivered<typeof orderPacked.payload>[] = [];
  const watcher = subscribe(orderPacked, "shop.watch", async ({ actor, audit }, delivered) => {
    seen.push(delivered);
    audit({ subject: "order", subjectId: delivered.payload.orderId, detail: { by: actor.kind } });
  });
  registerSubscriptions([watcher]);
  await pack(orderId);
  await workQueueOnce(house.platform, [], [watcher]);
  registerSubscriptions(subscriptions);
  const event = await house.platform.db.one<{ id: string; occurredAt: string }>(
    "select id, occurred_at from kernel.event where payload ->> 'orderId' = $1",
    [orderId],
  );
  assert.deepEqual(seen, [
    { id: event.id, occurredAt: new Date(event.occurredAt), payload: { orderId, programId: program.north } },
  ]);
  const entry = await house.platform.db.one<{ action: string; detail: object }>(
    "select action, detail from kernel.audit_entry where subject_id = $1",
    [orderId],
  );
  assert.deepEqual(entry, { action: "shop.watch", detail: { by: "system" } });
});

test("a second delivery of the same event changes nothing", async () => {
  const orderId = uuid();
  await pack(orderId);
  await house.workQueue();
  const { id } = await house.platform.db.one<{ id: string }>(
    "select id from kernel.event where payload ->> 'orderId' = $1",
    [orderId],
  );
  const delivered = await house.effects("delivered");
  const tasks = taskList(house.platform, [], subscriptions);
  const again = { eventId: id, subscription: "shop.keep-receipt" };
  await tasks.deliver?.(again, {} as never);
  assert.equal(await house.effects("delivered"), delivered + 1);
  assert.equal(await count("shop.receipt where event_id = $1", [id]), 1);
});

test("a failing handler is tried again without the others, rolled back each time, then waits for a person", async () => {
  const orderId = uuid();
  isBroken = true;
  await pack(orderId);
  await house.workQueue();
  assert.equal(await count("shop.receipt where order_id = $1", [orderId]), 1, "the other handler is done");
  assert.equal(await house.effects(`broken ${orderId}`), 0);
  const [retrying] = await listed();
  assert.deepEqual([retrying?.name, retrying?.state, retrying?.attempts], ["deliver", "retrying", 1]);
  for (let attempt = 2; attempt <= 12; attempt++) {
    await skipWaiting();
    await house.workQueue();
  }
  const [dead] = await listed();
  assert.deepEqual([dead?.state, dead?.attempts], ["dead", 12]);
  assert.match(dead?.lastError ?? "", /^no printer for/);
  assert.doesNotMatch(JSON.stringify(dead) + house.logged(), /张三|13900001234/);
  await skipWaiting();
  await house.workQueue();
  assert.equal((await listed())[0]?.attempts, 12, "the queue leaves it alone");

  isBroken = false;
  const retry = await house.call(`POST /system/jobs/${dead?.id}/retry`, { who: "boss", body: {} });
  assert.equal(retry.status, 200);
  await house.workQueue();
  assert.equal(await house.effects(`broken ${orderId}`), 1);
  assert.deepEqual(await listed(), []);
  assert.equal(await count("kernel.audit_entry where action = 'retryJob' and subject_id = $1", [dead?.id]), 1);
});

test("deliveries to a handler that an upgrade removed are kept for a person, and go through when it is back", async () => {
  const orderId = uuid();
  await pack(orderId);
  for (let attempt = 1; attempt <= 12; attempt++) {
    await workQueueOnce(house.platform, [], [breakDown]);
    await skipWaiting();
  }
  const [dead, ...others] = await listed();
  assert.deepEqual([dead?.state, dead?.lastError, others], ["dead", "no subscription named shop.keep-receipt", []]);
  await house.call(`POST /system/jobs/${dead?.id}/retry`, { who: "boss", body: {} });
  await house.workQueue();
  assert.equal(await count("shop.receipt where order_id = $1", [orderId]), 1);
});

test("an event is delivered to nobody who did not listen when it happened", async () => {
  registerSubscriptions([]);
  const orderId = uuid();
  await pack(orderId);
  registerSubscriptions(subscriptions);
  await house.workQueue();
  assert.equal(await count("kernel.event where payload ->> 'orderId' = $1", [orderId]), 1);
  assert.equal(await count("shop.receipt where order_id = $1", [orderId]), 0);
});
