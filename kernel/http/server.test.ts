import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, afterEach, before, test } from "node:test";
import type { Verb } from "../action.ts";
import { kernelModule } from "../kernel-module.ts";
import { type CuttableLine, openCuttableLine } from "../testing/cuttable-line.ts";
import { openSmallHouse, type SmallHouse } from "../testing/small-house.ts";
import { program } from "../testing/small-people.ts";
import { shopModule } from "../testing/small-shop.ts";

let line: CuttableLine;
let house: SmallHouse;
before(async () => {
  house = await openSmallHouse({
    async through(url) {
      line = await openCuttableLine(url);
      return line.url;
    },
  });
});
after(async () => {
  await house.close();
  await line.close();
});
afterEach(() => {
  delete process.env.METRICS_TOKEN;
});

test("alive and ready while the database answers", async () => {
  assert.deepEqual((await house.call("GET //healthz")).json<object>(), { status: "ok" });
  assert.deepEqual((await house.call("GET //readyz")).json<object>(), { status: "ready" });
});

test("without its database it is alive but not ready, says that it is busy, and recovers by itself", async () => {
  const placing = () =>
    house.call(`POST /programs/${program.north}/orders`, { who: "boss", body: { title: "苹果", quantity: 1 } });
  await line.cut();
  assert.equal((await house.call("GET //healthz")).status, 200);
  for (const answer of [
    await house.call("GET //readyz"),
    await placing(),
    await house.call("GET /orders", { who: "boss" }),
  ]) {
    assert.deepEqual([answer.status, answer.json().code], [503, "server.busy"]);
    assert.equal(answer.headers["content-type"], "application/problem+json; charset=utf-8");
    assert.equal(answer.headers["retry-after"], "5");
  }
  const metrics = await house.call("GET //metrics");
  assert.equal(metrics.status, 200);
  assert.match(metrics.text, /yingsheng_jobs\{state="dead"\} Nan/i);
  await line.mend();
  assert.equal((await house.call("GET //readyz")).status, 200);
  assert.equal((await placing()).status, 200);
});

test("figures: latency by verb and status, the queue's length, nothing personal", async () => {
  await house.call("GET /me", { who: "boss" });
  const { text, headers } = await house.call("GET //metrics");
  assert.match(String(headers["content-type"]), /^text\/plain/);
  assert.match(text, /yingsheng_request_seconds_count\{verb="whoAmI",status="200"\} \d/);
  assert.match(text, /yingsheng_jobs\{state="waiting"\} 0/);
  assert.match(text, /yingsheng_jobs\{state="dead"\} 0/);
  assert.match(text, /process_cpu_seconds_total/);
});

test("the figures are for this machine, or for who shows the token", async () => {
  const from = async (remoteAddress: string, headers: Record<string, string> = {}) =>
    (await house.server.inject({ method: "GET", url: "/metrics", remoteAddress, headers })).statusCode;
  assert.equal(await from("127.0.0.1"), 200);
  assert.equal(await from("::1"), 200);
  assert.equal(await from("10.1.2.3"), 403);
  assert.equal(await from("127.0.0.1", { "x-forwarded-for": "10.1.2.3" }), 403, "through a proxy on this machine");
  process.env.METRICS_TOKEN = "let-me-see";
  assert.equal(await from("10.1.2.3", { authorization: "Bearer let-me-see" }), 200);
  assert.equal(await from("127.0.0.1"), 403);
  assert.equal(await from("10.1.2.3", { authorization: "Bearer let-me-se" }), 403);
  assert.equal(await from("10.1.2.3", { authorization: "let-me-see" }), 403);
});

type Operation = {
  operationId: string;
  summary: string;
  parameters?: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: {
    content: Record<string, { schema: { properties: Record<string, object>; additionalProperties: boolean } }>;
  };
  responses: Record<string, { description: string; content: Record<string, { schema: object }> }>;
};
type Description = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: object };
};

test("the description of the interface lists every verb once, with what it takes and gives", async () => {
  const answer = await house.call("GET /openapi.json");
  const described = answer.json<Description>();
  assert.match(described.openapi, /^3\.1\.\d$/);
  assert.deepEqual(described.info, { title: "应声 Yingsheng API", version: "test" });
  const verbs: readonly Verb[] = [...kernelModule.verbs, ...shopModule.verbs];
  const operations = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  assert.deepEqual(
    operations.map(({ operation }) => operation.operationId).sort(),
    verbs.map(({ name }) => name).sort(),
  );
  for (const { path, method, operation } of operations) {
    const verb = verbs.find(({ name }) => name === operation.operationId);
    assert.equal(`${method.toUpperCase()} ${path.replace("/api", "")}`, verb?.route.replace(/:(\w+)/g, "{$1}"));
    assert.equal(operation.summary, verb?.title);
    const inPath = (operation.parameters ?? []).filter((one) => one.in === "path");
    assert.deepEqual(
      inPath.map(({ name }) => `{${name}}`),
      path.match(/\{\w+\}/g) ?? [],
    );
    for (const one of inPath) assert.equal(one.required, true);
    assert.equal(operation.requestBody !== undefined, verb?.input !== undefined, operation.operationId);
    assert.ok(Object.keys(operation.responses).includes("200"));
    for (const [status, response] of Object.entries(operation.responses)) {
      assert.match(status, /^([1-5]\d\d|[1-5]XX|default)$/);
      assert.equal(typeof response.description, "string");
      assert.ok(Object.keys(response.content).length > 0);
    }
  }
});

test("the description says where a body, a query, an upload, a download and a refusal stand", async () => {
  const { paths } = (await house.call("GET /openapi.json")).json<Description>();
  const place = paths["/api/programs/{programId}/orders"]?.post;
  const schema = place?.requestBody?.content["application/json"]?.schema;
  assert.ok(schema && "quantity" in schema.properties);
  assert.equal(schema.additionalProperties, false);
  assert.ok(place?.responses["4XX"]?.content["application/problem+json"]);
  assert.deepEqual(schema.properties.size, {
    type: "array",
    prefixItems: [
      { type: "integer", minimum: 1 },
      { type: "integer", minimum: 1 },
    ],
    items: false,
    minItems: 2,
  });
  const query = (paths["/api/orders"]?.get?.parameters ?? []).filter((one) => one.in === "query");
  assert.deepEqual(
    query.map(({ name }) => name),
    ["cursor", "limit", "from", "since", "unitId", "text", "urgent", "atLeast"],
  );
  assert.ok(paths["/api/orders/{orderId}/pictures"]?.post?.requestBody?.content["multipart/form-data"]);
  assert.ok(paths["/api/texts/{code}"]?.get?.responses["200"]?.content["application/octet-stream"]);
});

test("every $ref of the description leads somewhere, and no schema holds what JSON Schema 2020-12 does not know", async () => {
  const described = (await house.call("GET /openapi.json")).json<Description>();
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== "object") return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === "$ref") {
        const found = String(inner)
          .slice(2)
          .split("/")
          .reduce<unknown>((at, step) => (at as Record<string, unknown>)?.[step], described);
        assert.ok(found, `${inner} leads nowhere`);
      }
      if (key === "items") assert.ok(!Array.isArray(inner), "a tuple of another draft");
      assert.notEqual(key, "additionalItems");
      assert.notEqual(key, "nullable");
      assert.notEqual(key, "~kind");
      walk(inner);
    }
  };
  walk(described);
});

test("the page of the interface loads everything from here and may run", async () => {
  assert.equal((await house.call("GET //api/docs")).headers.location, "/api/docs/");
  const page = await house.call("GET //api/docs/");
  assert.equal(page.status, 200);
  assert.doesNotMatch(page.text, /(https?:)?\/\/[a-z0-9-]+\.[a-z]/i, "no other host");
  const scripts = [...page.text.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
  const sources = scripts.flatMap((tag) => tag.match(/src="([^"]+)"/)?.[1] ?? []);
  assert.deepEqual(sources, ["js/scalar.js"]);
  const script = await house.call("GET //api/docs/js/scalar.js");
  assert.equal(script.status, 200);
  assert.match(String(script.headers["content-type"]), /javascript/);
  const policy = String(page.headers["content-security-policy"]);
  assert.match(policy, /script-src 'self' 'sha256-[A-Za-z0-9+/=]{44}';/);
  assert.equal(scripts.length - sources.length, 1, "one inline script, one digest");
  assert.doesNotMatch(policy, /https?:|unsafe-eval/);
  const inline = page.text.match(/<script type="text\/javascript">([\s\S]*?)<\/script>/)?.[1] ?? "";
  assert.ok(policy.includes(createHash("sha256").update(inline).digest("base64")));
});
