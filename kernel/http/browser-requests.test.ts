import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openSmallHouse, type SmallHouse } from "../testing/small-house.ts";
import { csrfTokenOf, program } from "../testing/small-people.ts";

let house: SmallHouse;
before(async () => {
  house = await openSmallHouse();
});
after(() => house.close());

const orders = `POST /programs/${program.north}/orders`;
const body = { title: "苹果", quantity: 1 };
const cookie = "shop_session=boss";
const send = (headers: Record<string, string>) => house.call(orders, { body, headers });

test("a browser's request must repeat its session's token", async () => {
  assert.equal((await send({ cookie, "x-csrf-token": csrfTokenOf("boss") })).status, 200);
  for (const headers of [
    { cookie },
    { cookie, "x-csrf-token": "" },
    { cookie, "x-csrf-token": csrfTokenOf("deputy") },
    { cookie, "x-csrf-token": `${csrfTokenOf("boss")} `.repeat(2) },
  ]) {
    const answer = await send(headers as Record<string, string>);
    assert.deepEqual([answer.status, answer.json().code], [403, "request.csrf"]);
  }
});

test("a request that another site's page sends is refused, whatever it brings along", async () => {
  for (const headers of [
    { cookie, "x-csrf-token": csrfTokenOf("boss"), "sec-fetch-site": "cross-site" },
    { "x-who": "boss", "sec-fetch-site": "cross-site" },
  ]) {
    const answer = await send(headers as unknown as Record<string, string>);
    assert.deepEqual([answer.status, answer.json().code], [403, "request.csrf"]);
  }
  const hello = await house.call("POST /hello", { body: {}, headers: { "sec-fetch-site": "cross-site" } });
  assert.equal(hello.status, 403);
  assert.equal(
    (await send({ cookie, "x-csrf-token": csrfTokenOf("boss"), "sec-fetch-site": "same-origin" })).status,
    200,
  );
});

test("reading needs no token, a key instead of a session neither", async () => {
  assert.equal((await house.call("GET /me", { headers: { cookie } })).status, 200);
  assert.equal((await send({ "x-who": "boss" })).status, 200);
});

test("every answer carries the headers that protect a browser", async () => {
  for (const answer of [
    await house.call("GET /me", { headers: { cookie } }),
    await house.call("GET /me"),
    await house.call("GET //no/such/page"),
    await house.call("GET //healthz"),
  ]) {
    const { headers } = answer;
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["referrer-policy"], "no-referrer");
    assert.equal(headers["x-frame-options"], "SAMEORIGIN");
    assert.equal(headers["x-powered-by"], undefined);
    assert.match(String(headers["x-request-id"]), /^[0-9a-f-]{36}$/);
    const policy = String(headers["content-security-policy"]);
    assert.match(policy, /default-src 'self'/);
    assert.match(policy, /script-src 'self'(;|$)/);
    assert.match(policy, /object-src 'none'/);
    assert.doesNotMatch(policy, /https?:|unsafe-eval|script-src[^;]*unsafe-inline/);
  }
});
