import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import fc from "fast-check";
import type { Problem } from "../errors.ts";
import { type Answer, openSmallHouse, type Request, type SmallHouse } from "../testing/small-house.ts";
import { program } from "../testing/small-people.ts";

let house: SmallHouse;
before(async () => {
  house = await openSmallHouse();
});
after(() => house.close());

const orders = `POST /programs/${program.north}/orders`;
const apples = { title: "苹果", quantity: 3 };
const place = (request: Request) => house.call(orders, { who: "boss", ...request });
const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

/** Every refusal, whatever it is for, has this shape. */
function problemOf(answer: Answer): Problem {
  assert.equal(answer.headers["content-type"], "application/problem+json; charset=utf-8");
  const problem = answer.json<Problem>();
  assert.equal(problem.type, `/problems/${problem.code}`);
  assert.equal(problem.status, answer.status);
  assert.match(problem.title, /^[\u3400-\u9fff，。、]+$/);
  assert.match(problem.code, /^[a-z]+\.[a-z-]+$/);
  assert.match(problem.requestId, /^[0-9a-f-]{36}$/);
  for (const { name, reason } of problem.invalid_params ?? []) {
    assert.equal(typeof name, "string");
    assert.match(reason, /^[\u3400-\u9fff0-9 ，。、-]+$/);
  }
  return problem;
}

type Fault = readonly [what: string, request: Request, status: number, code: string, params?: Record<string, string>];
const text = (raw: string, type = "application/json"): Request => ({ raw, headers: { "content-type": type } });
const bodies: readonly Fault[] = [
  ["an unknown field", { body: { ...apples, colour: "红" } }, 422, "request.invalid", { colour: "多余的字段" }],
  ["a missing field", { body: { quantity: 3 } }, 422, "request.invalid", { title: "必填" }],
  ["nothing at all", {}, 422, "request.invalid", { title: "必填", quantity: "必填" }],
  ["null", text("null"), 422, "request.invalid", { "": "格式不正确" }],
  ["a list", text("[1]"), 422, "request.invalid", { "": "格式不正确" }],
  ["a number as text", { body: { ...apples, quantity: "3" } }, 422, "request.invalid", { quantity: "格式不正确" }],
  ["a fraction", { body: { ...apples, quantity: 1.5 } }, 422, "request.invalid", { quantity: "格式不正确" }],
  ["too little", { body: { ...apples, quantity: 0 } }, 422, "request.invalid", { quantity: "不能小于 1" }],
  ["too much", { body: { ...apples, quantity: 1e300 } }, 422, "request.invalid", { quantity: "不能大于 1000" }],
  ["blanks only", { body: { ...apples, title: " \u3000 " } }, 422, "request.invalid", { title: "不能为空" }],
  ["too long", { body: { ...apples, title: "长".repeat(41) } }, 422, "request.invalid", { title: "最多 40 个字" }],
  ["an unknown choice", { body: { ...apples, kind: "x" } }, 422, "request.invalid", { kind: "不在可选范围内" }],
  ["a day that is none", { body: { ...apples, wantedOn: "2026-02-30" } }, 422, "request.invalid", { wantedOn: "格式不正确" }],
  ["the year 0", { body: { ...apples, wantedOn: "0000-01-01" } }, 422, "request.invalid", { wantedOn: "格式不正确" }],
  [
    "an offset that is nowhere",
    { body: { ...apples, wantedAt: "2026-01-01T00:00:00+23:59" } },
    422,
    "request.invalid",
    { wantedAt: "格式不正确" },
  ],
  [
    "thousands of decimals",
    { body: { ...apples, wantedAt: `2026-01-01T00:00:00.${"1".repeat(5000)}Z` } },
    422,
    "request.invalid",
    { wantedAt: "格式不正确" },
  ],
  ["an id in capitals", { body: { ...apples, unitId: program.north.toUpperCase() } }, 422, "request.invalid", { unitId: "格式不正确" }],
  [
    "faults deep inside",
    { body: { ...apples, lines: [{ code: "a", count: 1 }, { code: "b", count: 0, x: 1 }] } },
    422,
    "request.invalid",
    { "lines/1/count": "不能小于 1", "lines/1/x": "多余的字段" },
  ],
  ["NUL", { body: { ...apples, title: "a\u0000b" } }, 422, "request.invalid", { title: "含有无法识别的字符" }],
  ["NUL in a name", { body: { ...apples, labels: { "a\u0000": "b" } } }, 422, "request.invalid", { labels: "含有无法识别的字符" }],
  ["half a character", text('{"title":"\\ud800","quantity":1}'), 422, "request.invalid", { title: "含有无法识别的字符" }],
  ["200,000 levels", text(nested(200_000)), 422, "request.invalid"],
  ["200,000 levels inside", text(`{"title":${nested(200_000)},"quantity":1}`), 422, "request.invalid"],
  ["NUL below 60 levels", text(`{"title":${"[".repeat(60)}"\\u0000"${"]".repeat(60)},"quantity":1}`), 422, "request.invalid"],
  ["a changed prototype", text('{"__proto__":{"title":"x"},"quantity":1}'), 400, "request.malformed"],
  ["half a JSON", text('{"title":'), 400, "request.malformed"],
  ["an empty JSON", text(""), 400, "request.malformed"],
  ["more than a megabyte", text(JSON.stringify({ ...apples, title: "x".repeat(1_048_576) })), 413, "request.too-large"],
  ["plain text", text("title=x", "text/plain"), 415, "request.media-type"],
  ["a form", text("title=x", "application/x-www-form-urlencoded"), 415, "request.media-type"],
  ["XML", text("<title/>", "application/xml"), 415, "request.media-type"],
  ["no media type at all", text("{}", "nonsense"), 415, "request.media-type"],
  ["an upload where none is wanted", text("--x--\r\n", "multipart/form-data; boundary=x"), 415, "request.media-type"],
];

for (const [what, request, status, code, params] of bodies) {
  test(`body: ${what} → ${status} ${code}`, async () => {
    const answer = await place(request);
    const problem = problemOf(answer);
    assert.deepEqual([problem.status, problem.code], [status, code]);
    if (params) {
      const told = Object.fromEntries((problem.invalid_params ?? []).map(({ name, reason }) => [name, reason]));
      assert.deepEqual(told, params);
    }
  });
}

const addresses: readonly (readonly [route: string, status: number, code: string])[] = [
  ["POST /orders/abc/pack", 422, "request.invalid"],
  [`POST /orders/${program.north}'--/pack`, 422, "request.invalid"],
  [`POST /orders/urn:uuid:${program.north}/pack`, 422, "request.invalid"],
  [`POST /orders/${program.north.toUpperCase()}/pack`, 422, "request.invalid"],
  [`POST /orders/${program.north}%00/pack`, 422, "request.invalid"],
  ["GET /nothing", 404, "request.not-found"],
  ["GET /orders/", 404, "request.not-found"],
  ["GET /../etc/passwd", 404, "request.not-found"],
  ["DELETE /orders", 405, "request.method"],
  ["OPTIONS /orders", 405, "request.method"],
  [`GET /orders/${program.north}/pack`, 405, "request.method"],
  ["GET /texts/%zz", 400, "request.malformed"],
  ["GET /texts/%E0%A4%A", 400, "request.malformed"],
  ["GET /texts/%C0%80", 400, "request.malformed"],
  [`GET /texts/${"x".repeat(100)}`, 422, "request.invalid"],
  [`GET /texts/${"x".repeat(1000)}`, 404, "request.not-found"],
  ["GET /orders?unknown=1", 422, "request.invalid"],
  ["GET /orders?__proto__=1", 422, "request.invalid"],
  ["GET /orders?limit=", 422, "request.invalid"],
  ["GET /orders?limit=ten", 422, "request.invalid"],
  ["GET /orders?limit=1e400", 422, "request.invalid"],
  ["GET /orders?limit=201", 422, "request.invalid"],
  ["GET /orders?limit=1&limit=2", 422, "request.invalid"],
  ["GET /orders?urgent=maybe", 422, "request.invalid"],
  ["GET /orders?from=0000-01-01", 422, "request.invalid"],
  ["GET /orders?since=2026-01-01T00:00:00%2B23:59", 422, "request.invalid"],
  ["GET /orders?unitId=all", 422, "request.invalid"],
  ["GET /orders?text=%00", 422, "request.invalid"],
];

for (const [route, status, code] of addresses) {
  test(`address: ${route.slice(0, 70)} → ${status} ${code}`, async () => {
    const [method] = route.split(" ");
    const answer = await house.call(route, { who: "boss", ...(method === "POST" ? { body: {} } : {}) });
    const problem = problemOf(answer);
    assert.deepEqual([problem.status, problem.code], [status, code]);
    if (status === 405) assert.match(String(answer.headers.allow), /GET|POST/);
  });
}

test("a Host that is no name is refused before anybody builds an address from it", async () => {
  for (const path of ["/me", "//api/docs", "//api/docs/", "//healthz"]) {
    const answer = await house.call(`GET ${path}`, { who: "boss", headers: { host: 'a b"<%' } });
    assert.deepEqual([answer.status, problemOf(answer).code], [400, "request.malformed"]);
  }
});

test("what was typed is stored in one clean form", async () => {
  const answer = await place({ body: { ...apples, title: "  cafe\u0301\u200b\u202e 店 \r\n" } });
  const { id } = answer.json<{ id: string }>();
  const { title } = await house.platform.db.one<{ title: string }>("select title from shop.orders where id = $1", [id]);
  assert.equal(title, "café 店");
  const hello = await house.call("POST /hello", { body: { password: " p\u0301 " } });
  assert.equal(hello.json<{ password: string }>().password, " p\u0301 ", "but a password is taken as it is");
});

test("values that no schema bounds are refused, not a fault", async () => {
  const sku = { code: "a", stock: 1, keeperPhone: "13900000001" };
  const distinct = Array.from({ length: 5000 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7919) % 20_000))).join("");
  for (const body of [{ ...sku, stock: 3e9 }, { ...sku, code: distinct }]) {
    const answer = await house.call("POST /skus", { who: "boss", body });
    assert.deepEqual([answer.status, problemOf(answer).code], [422, "request.invalid"]);
  }
});

test("a body of many wrong fields is refused quickly and in few words", async () => {
  const many = Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`f${i}`, 1]));
  const began = performance.now();
  const answer = await place({ body: many });
  assert.equal(answer.status, 422);
  assert.ok((problemOf(answer).invalid_params?.length ?? 0) <= 50);
  assert.ok(answer.text.length < 20_000);
  assert.ok(performance.now() - began < 2_000);
});

// Mostly near the truth, so that what is wrong reaches past the first check.
const jsonish = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.string({ unit: "binary", maxLength: 60 }), fc.double(), fc.constant(null));
const nearly = <T>(right: fc.Arbitrary<T>) => fc.oneof({ weight: 3, arbitrary: right }, { weight: 1, arbitrary: jsonish });
const day = fc
  .tuple(fc.integer({ min: -1, max: 10_000 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
  .map(([y, m, d]) => `${String(y).padStart(4, "0")}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`);
const instant = fc
  .tuple(day, fc.constantFrom("T", "t", " "), fc.constantFrom("00:00:00", "23:59:60", "24:00:00", "12:30:15.123456789"), fc.constantFrom("Z", "+08:00", "-15:59", "+23:59", "", "[Asia/Shanghai]"))
  .map((parts) => parts.join(""));
const orderBody = fc.record(
  {
    title: nearly(fc.string({ unit: "grapheme", maxLength: 45 })),
    quantity: nearly(fc.integer()),
    unitId: nearly(fc.uuid()),
    wantedOn: nearly(day),
    wantedAt: nearly(instant),
    kind: nearly(fc.constantFrom("plain", "gift")),
    note: nearly(fc.string({ unit: "binary" })),
    lines: nearly(fc.array(fc.record({ code: nearly(fc.string()), count: nearly(fc.integer()) }), { maxLength: 6 })),
    labels: nearly(fc.dictionary(fc.string(), nearly(fc.string()))),
  },
  { requiredKeys: ["title", "quantity"] },
);
const body = fc.oneof(
  { weight: 6, arbitrary: orderBody.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
);
const headerText = fc.string({ maxLength: 60 }).map((value) => value.replace(/[^\x20-\x7e]/g, ""));
const headers = fc.record(
  {
    "content-type": fc.oneof(
      fc.constantFrom("application/json", "application/json; charset=utf-16", "multipart/form-data", "text/json", ""),
      headerText,
    ),
    "idempotency-key": headerText,
    cookie: fc.oneof(headerText, fc.constant("shop_session=%zz; a"), fc.constant("shop_session=__proto__")),
    accept: headerText,
    "x-forwarded-for": headerText,
    "x-forwarded-proto": headerText,
    "x-csrf-token": headerText,
    "sec-fetch-site": headerText,
    "x-who": fc.constantFrom("boss", "boss", "boss", "hallPacker", "constructor", "__proto__"),
    authorization: headerText,
    "content-encoding": headerText,
    range: headerText,
  },
  { requiredKeys: ["x-who"] },
);
const queryPart = fc
  .tuple(
    fc.oneof(fc.constantFrom("limit", "cursor", "from", "since", "unitId", "text", "urgent", "atLeast"), fc.string()),
    fc.oneof(day, instant, fc.uuid(), fc.string({ unit: "binary-ascii" }), fc.integer().map(String), fc.double().map(String)),
  )
  .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
const segment = fc.oneof(
  fc.uuid(),
  fc.constantFrom("orders", "skus", "texts", "me", "audit", "system", "jobs", "programs", "..", "%00", "%", "🙂"),
  fc.webSegment(),
);
const path = fc.oneof(
  fc.array(queryPart, { maxLength: 4 }).map((parts) => `/orders?${parts.join("&")}`),
  fc.array(queryPart, { maxLength: 3 }).map((parts) => `/audit?${parts.join("&")}`),
  fc.array(segment, { maxLength: 5 }).map((parts) => `/${parts.join("/")}`),
  fc.constantFrom(`/programs/${program.north}/orders`, "/skus", "/system/jobs", "/system/jobs/99999999999999999999/retry"),
);
const method = fc.constantFrom("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH");

function isProper(answer: Answer, isHead: boolean): void {
  assert.ok(answer.status < 500, `${answer.status}: ${answer.text}\n${house.logged().split("\n").slice(-3).join("\n")}`);
  if (answer.status >= 400 && !isHead) problemOf(answer);
}

test("nothing a caller sends makes a 500: bodies", async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(body, async (raw) => {
      const answer = await place({ raw });
      if (answer.status === 200) accepted++;
      isProper(answer, false);
    }),
    { numRuns: 400 },
  );
  assert.ok(accepted > 0, "some bodies must reach the database");
});

test("nothing a caller sends makes a 500: addresses, methods and headers", async () => {
  await fc.assert(
    fc.asyncProperty(method, path, headers, body, async (verb, where, sent, raw) => {
      const withBody = verb === "GET" || verb === "HEAD" ? {} : { raw };
      const answer = await house.call(`${verb} ${where}`, { headers: sent as Record<string, string>, ...withBody });
      isProper(answer, verb === "HEAD");
    }),
    { numRuns: 400 },
  );
});

test("what is no HTTP is answered with a problem too", async () => {
  await house.server.listen({ port: 0, host: "127.0.0.1" });
  const { port } = house.server.server.address() as { port: number };
  const say = (words: string) =>
    new Promise<string>((done, failed) => {
      const socket = connect(port, "127.0.0.1", () => socket.write(words));
      let heard = "";
      socket.on("data", (chunk) => {
        heard += chunk.toString();
      });
      socket.on("close", () => done(heard));
      socket.on("error", failed);
    });
  const nonsense = await say("HELLO 应声\r\n\r\n");
  assert.match(nonsense, /^HTTP\/1\.1 400 Bad Request\r\n/);
  assert.match(nonsense, /"code":"request\.malformed"/);
  const overlong = await say(`GET /healthz HTTP/1.1\r\nhost: x\r\ncookie: ${"x".repeat(20_000)}\r\n\r\n`);
  assert.match(overlong, /"code":"request\.too-large"/);
});
