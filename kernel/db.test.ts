import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { asRefused } from "./http/problems.ts";
import { openSmallHouse, type SmallHouse } from "./testing/small-house.ts";
import { leaveEffect } from "./testing/small-verbs.ts";

let house: SmallHouse;
before(async () => {
  house = await openSmallHouse();
});
after(() => house.close());

const sku = (code: string) =>
  house.call("POST /skus", { who: "boss", body: { code, stock: 5, keeperPhone: "13900000001" } });
const stockOf = async (code: string) =>
  (await house.platform.db.one<{ stock: number }>("select stock from shop.sku where code = $1", [code])).stock;

test("rows arrive as the house wants them: camelCase, instants as text, days as text, counts as numbers", async () => {
  const row = await house.platform.db.one(
    `select timestamptz '2026-03-02 09:00:00+08' as happened_at, date '2026-03-02' as due_on, 5::bigint as case_count,
            1.5::numeric as rate, null::text as last_note where $1::int = 1`,
    [1],
  );
  assert.deepEqual(row, {
    happenedAt: "2026-03-02T01:00:00.000Z",
    dueOn: "2026-03-02",
    caseCount: 5,
    rate: 1.5,
    lastNote: null,
  });
});

test("one and maybe refuse what they did not promise", async () => {
  const { db } = house.platform;
  assert.equal(await db.maybe("select 1 as n where false"), undefined);
  await assert.rejects(db.one("select 1 as n where false"), /expected one row, got none/);
  await assert.rejects(db.one("select generate_series(1, 2)"), /expected at most one row, got 2/);
});

test("a transaction that fails leaves nothing and gives its connection back", async () => {
  const { db } = house.platform;
  for (let i = 0; i < 20; i++) {
    await assert.rejects(
      db.transaction(async (tx) => {
        await leaveEffect(tx, "lost");
        throw new Error("no further");
      }),
      /no further/,
    );
  }
  assert.equal(await house.effects("lost"), 0);
  assert.ok(db.pool.totalCount <= 8 && db.pool.idleCount === db.pool.totalCount);
});

test("a read-only transaction cannot write", async () => {
  await assert.rejects(
    house.platform.db.transaction((tx) => leaveEffect(tx, "sneaked"), { readOnly: true }),
    /read-only transaction/,
  );
});

test("two that lock each other out are both served: the one that lost the deadlock is run again", async () => {
  await sku("left");
  await sku("right");
  const answers = await Promise.all([
    house.call("POST /skus/move", { who: "boss", body: { from: "left", to: "right" } }),
    house.call("POST /skus/move", { who: "deputy", body: { from: "right", to: "left" } }),
  ]);
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [200, 200],
  );
  assert.deepEqual([await stockOf("left"), await stockOf("right")], [5, 5]);
  const records = await house.platform.db.query("select 1 from kernel.audit_entry where action = 'moveStock'");
  assert.equal(records.length, 2);
});

test("of many who register the same at once one wins, the others hear of a conflict", async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => sku("same")));
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 409, 409, 409, 409, 409, 409, 409]);
  const lost = answers.find((answer) => answer.status === 409);
  assert.equal(lost?.json().code, "request.conflict");
  assert.ok(!lost?.text.includes("13900000001"));
});

test("a connection that dies inside a transaction fails that transaction only", async () => {
  const { db } = house.platform;
  const uncaught: Error[] = [];
  const watch = (error: Error) => void uncaught.push(error);
  process.on("uncaughtExceptionMonitor", watch);
  const failure = await db
    .transaction(async (tx) => {
      const { pid } = await tx.one<{ pid: number }>("select pg_backend_pid() as pid");
      await db.query("select pg_terminate_backend($1)", [pid]);
      // The news arrives while nobody asks anything: without a listener it would end the process.
      await sleep(150);
      await leaveEffect(tx, "after death");
    })
    .then(
      () => assert.fail("the transaction cannot have succeeded"),
      (error: unknown) => error,
    );
  assert.equal(asRefused(failure).code, "server.busy");
  assert.equal(await house.effects("after death"), 0);
  process.off("uncaughtExceptionMonitor", watch);
  assert.deepEqual(uncaught, []);
});
