import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { problemOf } from "../testing/problem-of.ts";
import { type Answer, openSmallHouse, type SmallHouse } from "../testing/small-house.ts";
import { program } from "../testing/small-people.ts";

let house: SmallHouse;
before(async () => {
  house = await openSmallHouse();
});
after(() => house.close());

// Mostly near the truth, so that what is wrong reaches past the first check.
const jsonish = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.double(),
  fc.constant(null),
);
const nearly = <T>(right: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 20, arbitrary: right }, { weight: 1, arbitrary: jsonish });
const mostly = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: odd });
const whole = (min: number, max: number) => fc.integer({ min, max });
const day = fc
  .tuple(
    mostly(whole(1950, 2150), whole(-1, 10_000)),
    mostly(whole(1, 12), whole(0, 13)),
    mostly(whole(1, 28), whole(0, 32)),
  )
  .map(([y, m, d]) => `${String(y).padStart(4, "0")}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`);
const instant = fc
  .tuple(
    day,
    mostly(fc.constantFrom("T", "t"), fc.constant(" ")),
    mostly(fc.constantFrom("00:00:00", "12:30:15.123456789"), fc.constantFrom("23:59:60", "24:00:00")),
    mostly(fc.constantFrom("Z", "+08:00", "-12:00"), fc.constantFrom("-15:59", "+23:59", "", "[Asia/Shanghai]")),
  )
  .map((parts) => parts.join(""));
const words = (maxLength: number) =>
  mostly(
    fc.string({ unit: "grapheme", minLength: 1, maxLength }).map((text) => `字${text}`),
    fc.string({ unit: "binary" }),
  );
const orderBody = fc.record(
  {
    title: nearly(words(12)),
    quantity: nearly(whole(0, 1001)),
    unitId: nearly(fc.uuid()),
    wantedOn: nearly(day),
    wantedAt: nearly(instant),
    kind: nearly(fc.constantFrom("plain", "gift")),
    note: nearly(words(30)),
    lines: nearly(fc.array(fc.record({ code: nearly(words(4)), count: nearly(whole(0, 100)) }), { maxLength: 5 })),
    labels: nearly(fc.dictionary(words(6), nearly(words(4)), { maxKeys: 4 })),
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
    fc.oneof(
      day,
      instant,
      fc.uuid(),
      fc.string({ unit: "binary-ascii" }),
      fc.integer().map(String),
      fc.double().map(String),
    ),
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
  fc.constantFrom(
    `/programs/${program.north}/orders`,
    "/skus",
    "/system/jobs",
    "/system/jobs/99999999999999999999/retry",
  ),
);
const method = fc.constantFrom("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH");

function isProper(answer: Answer, isHead: boolean): void {
  assert.ok(
    answer.status < 500,
    `${answer.status}: ${answer.text}\n${house.logged().split("\n").slice(-3).join("\n")}`,
  );
  if (answer.status >= 400 && !isHead) problemOf(answer);
}

test("nothing a caller sends makes a 500: bodies", async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(body, async (raw) => {
      const answer = await house.call(`POST /programs/${program.north}/orders`, { who: "boss", raw });
      if (answer.status === 200) accepted++;
      isProper(answer, false);
    }),
    { numRuns: 400 },
  );
  assert.ok(accepted > 20, `only ${accepted} bodies reached the database`);
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
