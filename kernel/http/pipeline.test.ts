import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { systemActor } from "../access.ts";
import { Refused } from "../errors.ts";
import { openSmallHouse, type SmallHouse } from "../testing/small-house.ts";
import { person, program } from "../testing/small-people.ts";
import { listOrders, type Misbehaviour, placeOrder, whoAmI } from "../testing/small-verbs.ts";
import * as time from "../time.ts";
import { perform } from "./pipeline.ts";

let house: SmallHouse;
before(async () => {
  house = await openSmallHouse();
});
after(() => house.close());

const orders = `POST /programs/${program.north}/orders`;
const apples = { title: "苹果", quantity: 3 };
const secret = "张三 13900001234";

/** Misbehaves and tells what stayed of it. */
async function misbehave(how: Misbehaviour) {
  const before = await house.effects("misbehave");
  const logBefore = house.logged().length;
  const answer = await house.call("POST /misbehaviour", { who: "boss", body: { how, text: secret } });
  const audited = await house.platform.db.query<{ outcome: string; subject: string }>(
    "select outcome, subject from kernel.audit_entry where request_id = $1",
    [answer.headers["x-request-id"]],
  );
  return {
    answer,
    audited,
    stayed: (await house.effects("misbehave")) - before,
    logged: house.logged().slice(logBefore),
  };
}

test("who may not is told so before anything of the body is looked at", async () => {
  const huge = `{"title": "${"x".repeat(2_000_000)}"`;
  for (const raw of [huge, "{", ""]) {
    const stranger = await house.call(orders, { raw });
    assert.deepEqual([stranger.status, stranger.json().code], [401, "session.missing"]);
    const packer = await house.call(orders, { who: "hallPacker", raw });
    assert.deepEqual([packer.status, packer.json().code], [403, "access.denied"]);
    const former = await house.call(orders, { who: "formerBoss", raw });
    assert.deepEqual([former.status, former.json().code], [403, "access.denied"]);
  }
  const badPath = await house.call("POST /programs/none-such/orders", { raw: huge });
  assert.equal(badPath.status, 401);
});

test("a grant counts by the process's clock", async () => {
  time.travelTo(new Date("2025-12-31T23:00:00Z"));
  assert.equal((await house.call(orders, { who: "formerBoss", body: apples })).status, 200);
  time.returnToPresent();
  assert.equal((await house.call(orders, { who: "formerBoss", body: apples })).status, 403);
});

test("a refused attempt is on record: who, what, and that it was refused", async () => {
  const answer = await house.call(orders, { who: "nobody", body: apples });
  const entry = await house.platform.db.one(
    "select action, outcome, actor_id, subject_id, detail from kernel.audit_entry where request_id = $1",
    [answer.headers["x-request-id"]],
  );
  assert.deepEqual(entry, {
    action: "placeOrder",
    outcome: "refused",
    actorId: person("nobody").personId,
    subjectId: "placeOrder",
    detail: { code: "access.denied" },
  });
});

test("a program in the path must be the actor's", async () => {
  const elsewhere = await house.call(orders, { who: "southerner", body: apples });
  assert.equal(elsewhere.status, 403);
  const here = await house.call(`POST /programs/${program.south}/orders`, { who: "southerner", body: apples });
  assert.equal(here.status, 200);
  const count = (id: string) => house.call(`GET /programs/${id}/order-count`, { who: "southerner" });
  assert.equal((await count(program.south)).status, 200);
  assert.equal((await count(program.north)).status, 403);
});

test("what succeeds is kept together with its record", async () => {
  const { answer, audited, stayed } = await misbehave("answer-of-another-shape");
  // The change was committed before its answer was found not to be as declared.
  assert.deepEqual([answer.status, stayed, audited], [500, 1, [{ outcome: "done", subject: "misbehaviour" }]]);
});

test("an action that leaves no record is rolled back and is a fault", async () => {
  const { answer, audited, stayed, logged } = await misbehave("silent");
  assert.deepEqual([answer.status, answer.json().code, stayed, audited], [500, "server.fault", 0, []]);
  assert.match(logged, /left no audit record/);
});

test("Refused rolls back and names the field", async () => {
  const { answer, audited, stayed } = await misbehave("refused");
  assert.deepEqual([answer.status, stayed, audited], [409, 0, []]);
  assert.deepEqual(answer.json(), {
    type: "/problems/order.state",
    title: "这张订单现在不能这样做。",
    status: 409,
    code: "order.state",
    detail: "现在不行。",
    requestId: answer.headers["x-request-id"],
    invalid_params: [{ name: "how", reason: "现在不行。" }],
  });
  assert.equal(answer.headers["content-type"], "application/problem+json; charset=utf-8");
});

test("RefusedButKept keeps what was written, and keeps it on record", async () => {
  const named = await misbehave("kept");
  assert.deepEqual([named.answer.status, named.stayed], [409, 1]);
  assert.deepEqual(named.audited, [{ outcome: "refused", subject: "misbehaviour" }]);
  const unnamed = await misbehave("kept-silently");
  assert.deepEqual([unnamed.answer.status, unnamed.stayed], [409, 1]);
  assert.deepEqual(unnamed.audited, [{ outcome: "refused", subject: "verb" }]);
});

test("a refusal for lack of rights from inside a verb rolls back and is on record", async () => {
  const { answer, audited, stayed } = await misbehave("denied");
  assert.deepEqual([answer.status, stayed], [403, 0]);
  assert.deepEqual(audited, [{ outcome: "refused", subject: "verb" }]);
});

for (const how of ["bug", "thrown-text", "row-in-error", "text-in-error", "undeclared"] as const) {
  test(`a fault (${how}) answers 500, keeps nothing and quotes nobody, neither in the answer nor in the log`, async () => {
    const { answer, stayed, logged } = await misbehave(how);
    assert.deepEqual([answer.status, answer.json().code, stayed], [500, "server.fault", 0]);
    assert.equal(answer.json().type, "/problems/server.fault");
    assert.match(logged, /"level":50/);
    assert.match(logged, new RegExp(String(answer.headers["x-request-id"])));
    if (how !== "thrown-text") assert.match(logged, /small-verbs\.ts/, "the place stands in the log");
    for (const text of [answer.text, logged]) {
      assert.ok(!/张三|13900001234/.test(text), text);
    }
  });
}

test("a value that no schema should have let through is the caller's to mend, and a warning to us", async () => {
  const { answer, stayed, logged } = await misbehave("value-in-error");
  assert.deepEqual([answer.status, answer.json().code, stayed], [422, "request.invalid", 0]);
  assert.match(logged, /"level":40.*22P02/);
  assert.ok(!/张三|13900001234/.test(logged));
});

test("a query's record is written before its answer leaves", async () => {
  const answer = await house.call("GET /texts/weekly", { who: "boss" });
  assert.deepEqual([answer.status, answer.text], [200, "正文"]);
  const entry = await house.platform.db.one<{ subject: string }>(
    "select subject from kernel.audit_entry where request_id = $1",
    [answer.headers["x-request-id"]],
  );
  assert.equal(entry.subject, "text");
});

test("a file's name goes out in a form that no name can break", async () => {
  const answer = await house.call(`GET /texts/${encodeURIComponent("a'b\"(周报);\\x")}`, { who: "boss" });
  assert.equal(
    answer.headers["content-disposition"],
    "attachment; filename*=UTF-8''a%27b%22%28%E5%91%A8%E6%8A%A5%29%3B%5Cx.txt",
  );
  assert.equal(answer.headers["x-content-type-options"], "nosniff");
});

test("answers may not be kept on the way", async () => {
  for (const answer of [
    await house.call("GET /me", { who: "boss" }),
    await house.call("GET /texts/weekly", { who: "boss" }),
    await house.call("GET /me"),
  ]) {
    assert.equal(answer.headers["cache-control"], "no-store");
  }
});

test("public verbs know who asks, when anybody does", async () => {
  assert.equal((await house.call("POST /hello", { body: {} })).json<{ name: string }>().name, "未登录");
  assert.equal((await house.call("POST /hello", { who: "boss", body: {} })).json<{ name: string }>().name, "boss");
});

test("a verb open to guessing is limited per address", async () => {
  const house = await openSmallHouse();
  const answers = [];
  for (let i = 0; i < 4; i++) answers.push(await house.call("POST /hello", { body: {} }));
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [200, 200, 200, 429],
  );
  assert.equal(answers[3]?.json().code, "request.too-many");
  assert.ok(Number(answers[3]?.headers["retry-after"]) > 0);
  await house.close();
});

test("inside the process a verb is held to the same rules", async () => {
  const { platform } = house;
  const params = { programId: program.north };
  const refused = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;
  const { id } = await perform(platform, placeOrder, { actor: systemActor, params, input: apples });
  const entry = await platform.db.one<{ actorKind: string }>(
    "select actor_kind from kernel.audit_entry where subject_id = $1",
    [id],
  );
  assert.equal(entry.actorKind, "system");
  await assert.rejects(
    perform(platform, placeOrder, { actor: person("hallPacker"), params, input: apples }),
    refused("access.denied"),
  );
  await assert.rejects(perform(platform, listOrders, { actor: person("nobody") }), refused("access.denied"));
  await assert.rejects(
    perform(platform, placeOrder, { actor: systemActor, params, input: { ...apples, colour: "red" } }),
    refused("request.invalid"),
  );
  await assert.rejects(
    perform(platform, listOrders, { actor: systemActor, query: { limit: 1000 } }),
    refused("request.invalid"),
  );
  assert.ok((await perform(platform, listOrders, { actor: systemActor })).items.length > 0);
  assert.deepEqual(await perform(platform, whoAmI, { actor: person("nobody") }), { name: "nobody" });
});
