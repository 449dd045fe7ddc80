import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { problemOf } from "../testing/problem-of.ts";
import { openSmallHouse, type Request, type SmallHouse } from "../testing/small-house.ts";
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
  [
    "a day that is none",
    { body: { ...apples, wantedOn: "2026-02-30" } },
    422,
    "request.invalid",
    { wantedOn: "格式不正确" },
  ],
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
  [
    "an id in capitals",
    { body: { ...apples, unitId: program.north.toUpperCase() } },
    422,
    "request.invalid",
    { unitId: "格式不正确" },
  ],
  [
    "faults deep inside",
    {
      body: {
        ...apples,
        lines: [
          { code: "a", count: 1 },
          { code: "b", count: 0, x: 1 },
        ],
      },
    },
    422,
    "request.invalid",
    { "lines/1/count": "不能小于 1", "lines/1/x": "多余的字段" },
  ],
  ["NUL", { body: { ...apples, title: "a\u0000b" } }, 422, "request.invalid", { title: "含有无法识别的字符" }],
  [
    "NUL in a name",
    { body: { ...apples, labels: { "a\u0000": "b" } } },
    422,
    "request.invalid",
    { labels: "含有无法识别的字符" },
  ],
  [
    "half a character",
    text('{"title":"\\ud800","quantity":1}'),
    422,
    "request.invalid",
    { title: "含有无法识别的字符" },
  ],
  ["200,000 levels", text(nested(200_000)), 422, "request.invalid"],
  ["200,000 levels inside", text(`{"title":${nested(200_000)},"quantity":1}`), 422, "request.invalid"],
  [
    "NUL below 60 levels",
    text(`{"title":${"[".repeat(60)}"\\u0000"${"]".repeat(60)},"quantity":1}`),
    422,
    "request.invalid",
  ],
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
  const distinct = Array.from({ length: 5000 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7919) % 20_000))).join(
    "",
  );
  for (const body of [
    { ...sku, stock: 3e9 },
    { ...sku, code: distinct },
  ]) {
    const answer = await house.call("POST /skus", { who: "boss", body });
    assert.deepEqual([answer.status, problemOf(answer).code], [422, "request.invalid"]);
  }
});

test("twenty wrong fields are all named", async () => {
  const twenty = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`f${i}`, 1]));
  const problem = problemOf(await place({ body: { ...apples, ...twenty } }));
  assert.deepEqual(
    problem.invalid_params?.map(({ name }) => name),
    Object.keys(twenty),
  );
});

test("a body of many wrong fields is refused quickly and in few words", async () => {
  const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`f${i}${"x".repeat(900)}`, 1]));
  const began = performance.now();
  const answer = await place({ body: many });
  assert.equal(answer.status, 422);
  assert.ok((problemOf(answer).invalid_params?.length ?? 0) <= 50);
  assert.ok(answer.text.length < 20_000);
  assert.ok(performance.now() - began < 2_000);
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
