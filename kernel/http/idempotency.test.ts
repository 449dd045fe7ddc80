import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openSmallHouse, type Request, type SmallHouse } from "../testing/small-house.ts";
import { program } from "../testing/small-people.ts";
import * as time from "../time.ts";

let house: SmallHouse;
before(async () => {
  house = await openSmallHouse({ connections: 12 });
});
after(() => house.close());

const orders = `POST /programs/${program.north}/orders`;
const withKey = (key: string, body: unknown, who: Request["who"] = "boss"): Request => ({
  who,
  body,
  headers: { "idempotency-key": key },
});
const placed = async (title: string) =>
  (await house.platform.db.query("select id from shop.orders where title = $1", [title])).length;

test("the same request twice has one effect and the same answer", async () => {
  const request = withKey("twice", { title: "两次", quantity: 1 });
  const first = await house.call(orders, request);
  const second = await house.call(orders, request);
  assert.deepEqual([first.status, second.status], [200, 200]);
  assert.deepEqual(second.json(), first.json());
  assert.equal(await placed("两次"), 1);
  const records = await house.platform.db.query("select 1 from kernel.audit_entry where subject_id = $1", [
    first.json<{ id: string }>().id,
  ]);
  assert.equal(records.length, 1);
});

test("ten at once have one effect and the same answer", async () => {
  const request = withKey("ten", { title: "十次", quantity: 1 });
  const answers = await Promise.all(Array.from({ length: 10 }, () => house.call(orders, request)));
  assert.deepEqual(new Set(answers.map((answer) => answer.status)), new Set([200]));
  assert.equal(new Set(answers.map((answer) => answer.text)).size, 1);
  assert.equal(await placed("十次"), 1);
});

test("without a key every request counts", async () => {
  for (let i = 0; i < 2; i++) await house.call(orders, { who: "boss", body: { title: "无键", quantity: 1 } });
  assert.equal(await placed("无键"), 2);
});

test("a key that was used for something else is refused: other content, other path, other verb", async () => {
  await house.call(orders, withKey("taken", { title: "原来", quantity: 1 }));
  for (const [route, body] of [
    [orders, { title: "原来", quantity: 2 }],
    [`POST /programs/${program.south}/orders`, { title: "原来", quantity: 1 }],
    ["POST /skus", { code: "原来", stock: 1, keeperPhone: "1" }],
  ] as const) {
    const answer = await house.call(route, withKey("taken", body));
    assert.deepEqual([answer.status, answer.json().code], [422, "request.key-reused"]);
  }
  assert.equal(await placed("原来"), 1);
  const { id } = (await house.call(orders, { who: "boss", body: { title: "另一单", quantity: 1 } })).json<{
    id: string;
  }>();
  assert.equal((await house.call(`POST /orders/${id}/remark`, withKey("verb", {}))).status, 200);
  const other = await house.call(`POST /orders/${id}/pack`, withKey("verb", {}));
  assert.deepEqual([other.status, other.json().code], [422, "request.key-reused"]);
});

test("the order of members and white space around text make no other content", async () => {
  const first = await house.call(orders, withKey("same", { title: "一样", quantity: 1 }));
  const second = await house.call(orders, withKey("same", { title: " 一样 ", quantity: 1 }));
  assert.deepEqual([second.status, second.text], [200, first.text]);
});

test("after a failure the second attempt does the work", async () => {
  const request = withKey("again", { code: "again", stock: 1, keeperPhone: "1" });
  await house.platform.db.query("insert into shop.sku values ('again', 1, '1')");
  assert.equal((await house.call("POST /skus", request)).status, 409);
  await house.platform.db.query("delete from shop.sku where code = 'again'");
  assert.equal((await house.call("POST /skus", request)).status, 200);
  assert.equal((await house.call("POST /skus", request)).status, 200);
});

test("a refusal that keeps its writes gives the key back", async () => {
  const request = withKey("kept", { how: "kept" });
  for (let i = 1; i <= 2; i++) {
    const answer = await house.call("POST /misbehaviour", request);
    assert.deepEqual([answer.status, answer.json().code], [409, "order.state"]);
    assert.equal(await house.effects("misbehave"), i);
  }
});

test("the same key of another person is another key", async () => {
  const body = { title: "两人", quantity: 1 };
  const boss = await house.call(orders, withKey("shared", body));
  const deputy = await house.call(orders, withKey("shared", body, "deputy"));
  assert.deepEqual([boss.status, deputy.status], [200, 200]);
  assert.notEqual(boss.text, deputy.text);
  assert.equal(await placed("两人"), 2);
});

test("a replayed answer is not given to somebody who has lost the right since", async () => {
  const request = withKey("lost", { title: "失权", quantity: 1 }, "formerBoss");
  time.travelTo(new Date("2025-06-01T00:00:00Z"));
  assert.equal((await house.call(orders, request)).status, 200);
  time.returnToPresent();
  assert.equal((await house.call(orders, request)).status, 403);
});

test("a key beyond measure is refused, an empty one is none", async () => {
  const body = { title: "长键", quantity: 1 };
  assert.equal((await house.call(orders, withKey("k".repeat(201), body))).status, 400);
  assert.equal((await house.call(orders, withKey("k".repeat(200), body))).status, 200);
  for (let i = 0; i < 2; i++) await house.call(orders, withKey("", { title: "空键", quantity: 1 }));
  assert.equal(await placed("空键"), 2);
});
